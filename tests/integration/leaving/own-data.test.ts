import { eq, getTableColumns, getTableName, is, type Table } from 'drizzle-orm'
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { eventShapes } from '~/domain/activity/events'
import type { Actor } from '~/domain/accounts/lifecycle'
import { DATA_PARTS, HOLDINGS } from '~/domain/leaving/holdings'
import * as m from '~/i18n/paraglide/messages'
import * as dataPage from '~/routes/account/own-data'
import * as filePage from '~/routes/account/own-data-file'
import { fieldName, partName } from '~/views/account/own-data-words.server'
import { eventText } from '~/views/account/event-words'
import { db } from '~db/connection'
import * as schema from '~db/schema'
import { enterprise, reportedOutcome } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'
import { busyPerson } from './busy-person'

beforeEach(freshDatabase)

const PASSWORD = 'chuối chín vàng ươm'
const { events, users } = schema

const take = async (actor: Actor, format: string, currentPassword = PASSWORD) => {
  const passwordHash = await hashPassword(PASSWORD)
  db.update(users).set({ passwordHash }).where(eq(users.id, actor.userId)).run()
  return post(filePage, actor, {}, { format, currentPassword })
}
const asJson = async (actor: Actor) =>
  JSON.parse(await (await take(actor, 'json')).text()) as Record<string, Record<string, unknown>[]>

const isTable = (value: unknown): value is Table => is(value, SQLiteTable)
const tables = Object.values(schema).filter(isTable)

/** Columns that refer to `users`, and those that hold a user's id without saying so. */
const columnsOfPeople = tables.flatMap((table) => {
  const referring = getTableConfig(table as SQLiteTable).foreignKeys.flatMap((key) => {
    const { columns, foreignTable } = key.reference()
    return getTableName(foreignTable) === 'users' ? columns : []
  })
  const named = Object.entries(getTableColumns(table)).filter(([name]) => /^userId$|By$/.test(name))
  const properties = Object.entries(getTableColumns(table)).filter(([, column]) => referring.includes(column as never))
  return [...new Set([...named, ...properties].map(([name]) => `${getTableName(table)}.${name}`))]
})

describe('what is held about people', () => {
  it('is named, column by column: where its person finds it, and what becomes of it', () => {
    const people = columnsOfPeople.filter((column) => !NOT_OF_PEOPLE.includes(column))
    expect(people.length).toBeGreaterThan(15)
    expect(Object.keys(HOLDINGS).sort()).toEqual(people.sort())
  })

  it('has words for every part, field and event', () => {
    expect(Object.keys(partName).sort()).toEqual([...DATA_PARTS].sort())
    expect(Object.keys(eventText).sort()).toEqual(Object.keys(eventShapes).sort())
  })
})

/** A code, not a person. */
const NOT_OF_PEOPLE = ['account_helps.checkedBy']

describe('somebody who takes their data along', () => {
  it('gets the same in both files, of their own and of their organisation', async () => {
    const { enterprise: owner, consultant: adviser } = await busyPerson()
    const data = await asJson(owner)
    for (const part of [
      'account',
      'organisations',
      'devices',
      'codes',
      'calls',
      'invitations',
      'notifications',
      'mail_choices',
      'mails',
    ])
      expect(data[part]!.length, part).toBeGreaterThan(0)
    for (const part of ['saved_searches', 'kept_forms', 'enquiries', 'messages', 'needs', 'contacts', 'events'])
      expect(data[part]!.length, part).toBeGreaterThan(0)
    expect(data.account).toMatchObject([{ email: owner.email, name: owner.name }])
    expect(data.messages!.map(({ text }) => text).sort()).toEqual([
      'Có ba lò, mua năm 2019.',
      'Mời anh chị xem giúp.',
      'Tuần sau <b>mời</b> anh lên xem xưởng.',
    ])
    expect(data.files!.map(({ name }) => name)).not.toContain('cua-dong-nghiep.pdf')
    expect(data.codes!.map(({ help }) => help)).toEqual(expect.arrayContaining(['code', 'second_step']))
    expect(data.contacts).toMatchObject([{ partner: adviser.organisationName }])

    const answer = await take(owner, 'html')
    const html = await answer.text()
    expect(html).toContain('Tuần sau &lt;b&gt;mời&lt;/b&gt; anh lên xem xưởng.')
    for (const part of DATA_PARTS) expect(html).toContain(partName[part]())
    for (const record of DATA_PARTS.flatMap((part) => data[part]!))
      expect(Object.keys(record).filter((field) => !fieldName[field])).toEqual([])
  })

  it('is answered with a file that no cache keeps, under a Vietnamese name, and it is recorded', async () => {
    const owner = enterprise()
    const answer = await take(owner, 'html')
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; .*du-lieu-cua-ban-\d{4}-\d\d-\d\d\.html/)
    const taken = db.select().from(events).where(eq(events.name, 'account.data_taken')).all()
    expect(taken.map(({ userId, detail }) => [userId, detail])).toEqual([[owner.userId, { format: 'html' }]])
  })

  it('finds nothing secret in it, and nothing that others wrote', async () => {
    const { enterprise: owner, consultant: adviser } = await busyPerson()
    const text = JSON.stringify(await asJson(owner))
    expect(text).not.toContain('Chúng tôi sẽ lên thứ tư.')
    expect(text).not.toContain(adviser.email)
    expect(text).not.toContain('argon2')
    const secrets = [
      ...db.select({ secret: schema.savedSearches.unsubscribeKey }).from(schema.savedSearches).all(),
      ...db.select({ secret: schema.sessions.id }).from(schema.sessions).all(),
      ...db.select({ secret: schema.invitations.id }).from(schema.invitations).all(),
    ]
    expect(secrets.length).toBeGreaterThan(2)
    for (const { secret } of secrets) expect(text).not.toContain(secret)
  })

  it('sees a consultant’s proposals and reported certificates in theirs', async () => {
    const { consultant: adviser } = reportedOutcome()
    const data = await asJson(adviser)
    expect(data.proposals).toHaveLength(1)
    expect(data.profiles).toHaveLength(1)
    expect(data.results).toHaveLength(1)
    expect(data.files!.length).toBeGreaterThan(0)
    expect(data.needs).toEqual([])
  })

  it('is asked for the password, and told beside the field where it is wrong', async () => {
    const owner = enterprise()
    const [status, to] = ledTo(await take(owner, 'json', 'không phải mật khẩu'))
    expect([status, to]).toEqual([303, '/account/data?refused=accounts.wrong_password&minutes='])
    const { html } = await shownPage(dataPage, await args(owner, {}, undefined, '?refused=accounts.wrong_password'))
    expect(html).toContain(m.error_wrong_password())
    const { html: forged } = await shownPage(dataPage, await args(owner, {}, undefined, '?refused=not_found'))
    expect(forged).not.toContain(m.error_not_found())
  })
})

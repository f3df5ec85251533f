import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import { confirmKey } from '~/domain/assisted/codes.server'
import { askEnterprise, sendCode } from '~/domain/assisted/ask-enterprise.server'
import { confirmAsNew, confirmByKey, confirmOwn } from '~/domain/assisted/confirm.server'
import { MAX_SENT } from '~/domain/assisted/lifecycle'
import { entriesOf, entriesToConfirm, entriesToFollow, mayReadSignedSlip } from '~/domain/assisted/queries.server'
import { endOrganisation } from '~/domain/leaving/end-organisation.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as keyPage from '~/routes/account/confirm-need'
import * as entryPage from '~/routes/assisted/entry'
import * as listPage from '~/routes/assisted/list'
import * as slipPage from '~/routes/assisted/slip'
import { loader as slipFile } from '~/routes/assisted/slip-file'
import { addDays } from '~/domain/days'
import { at, now, today } from '~db/clock'
import { db, transact } from '~db/connection'
import { newId } from '~db/ids'
import { assistedNeeds, events, needs, organisations, users } from '~db/schema'
import { askedEntry, colleague, department, enterprise, pdf, writtenEntry } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const rowOf = (id: string) => db.select().from(assistedNeeds).where(eq(assistedNeeds.id, id)).get()!
const ago = (days: number) => new Date(now().getTime() - days * 86_400_000)
const sign = (officer: Actor, assistedId: string, signedOn: string) => {
  const scan = new File([new Uint8Array(pdf('phiếu'))], 'phiếu.pdf')
  return post(entryPage, officer, { assistedId }, { step: 'signed', signedOn, scan })
}
const statusOf = (loading: Promise<unknown>) =>
  loading.then(
    () => 200,
    (thrown: unknown) => (thrown as Response).status,
  )
const bears = (taxCode: string, { organisationId }: Actor) =>
  db.update(organisations).set({ taxCode }).where(eq(organisations.id, organisationId!)).run()
const person = { step: 'new' as const, name: 'Lò Văn Mạnh', phone: '0987654321', password: '', terms: true }
const need = (id: string) => ({ id, text: 'Chè của tôi chưa có nhãn.', sectorCode: '10', communeCode: '04018' })

describe('a slip that was signed', () => {
  it('was signed between the day of asking and today', async () => {
    const { officer, assistedId } = at(ago(3), () => askedEntry())
    const text = m.error_assisted_signed_on({ day: formatMomentDay(ago(3)) })
    for (const day of [addDays(today(), -4), addDays(today(), 1)])
      expect((await sign(officer, assistedId, day)).data.error?.signedOn).toEqual([text])
    expect(ledTo(await sign(officer, assistedId, addDays(today(), -3)))[0]).toBe(303)
  })

  it('makes an account with the login that it names, and the events say that the officer did it', async () => {
    const { officer, assistedId } = askedEntry()
    await sign(officer, assistedId, today())
    expect(db.select().from(users).where(eq(users.phone, '0912345678')).get()).toMatchObject({ email: null })
    const done = db.select().from(events).where(eq(events.needId, assistedId)).all()
    expect(new Set(done.map(({ name }) => name))).toContain('need.published')
    expect(new Set(done.map(({ userId }) => userId))).toEqual(new Set([officer.userId]))
  })
})

describe('an enterprise that ends', () => {
  it('is asked no more, nor anybody in its place, and what was said of its people is gone', () => {
    const own = enterprise()
    const { assistedId, key } = askedEntry({ enterprise: own })
    const other = enterprise({ name: 'HTX Khác' })
    transact((tx) => endOrganisation(tx, own, { note: 'x', formerExpert: 'x' }))
    expect(rowOf(assistedId)).toMatchObject({ status: 'withdrawn', personName: '', phone: null, email: null, text: '' })
    expect(refusal(() => confirmByKey(other, key, 'publish'))).toEqual({ code: 'assisted.ended' })
  })

  it('has nobody left: still whoever holds the code takes nothing', () => {
    const own = enterprise()
    const { key, assistedId } = askedEntry({ enterprise: own })
    const nobody = enterprise({ name: 'HTX Không Người' })
    db.update(assistedNeeds)
      .set({ organisationId: nobody.organisationId })
      .where(eq(assistedNeeds.id, assistedId))
      .run()
    expect(refusal(() => confirmByKey(own, key, 'publish'))).toEqual({ code: 'assisted.other_enterprise' })
    expect(refusal(() => confirmAsNew(key, person, 'x', 'vi'))).toEqual({ code: 'assisted.has_account' })
  })
})

describe('who may only look', () => {
  it('gets neither code nor slip nor scan', async () => {
    const { officer, assistedId, code } = askedEntry()
    const reader = colleague(officer, 'reader')
    const { html } = await shownPage(entryPage, await args(reader, { assistedId }))
    expect(html).not.toContain(code.slice(0, 3))
    expect(await statusOf(slipPage.loader(await args(reader, { assistedId })))).toBe(404)
    expect(await statusOf(slipFile(await args(reader, { assistedId, format: 'pdf' })))).toBe(404)
    await sign(officer, assistedId, today())
    expect([mayReadSignedSlip(officer, assistedId), mayReadSignedSlip(reader, assistedId)]).toEqual([true, false])
    expect((await shownPage(entryPage, await args(reader, { assistedId }))).html).not.toContain('phiếu.pdf')
  })
})

describe('messages to one number', () => {
  it('are counted over all codes, until number and address are others', () => {
    const { officer, assistedId } = askedEntry()
    const again = (change: { phone?: string; email?: string; text: string }) => {
      writtenEntry({ officer, id: assistedId, ...change })
      askEnterprise(officer, assistedId)
    }
    for (let one = 0; one < MAX_SENT; one++) sendCode(officer, assistedId, 'mail')
    again({ text: 'Mận chín rộ, muốn làm HACCP trước Tết.' })
    expect(refusal(() => sendCode(officer, assistedId, 'mail')).code).toBe('assisted.too_many_sent')
    again({ text: 'Mận chín rộ, muốn làm HACCP.', phone: '0987654321', email: 'man@vi-du.example' })
    sendCode(officer, assistedId, 'mail')
    expect(rowOf(assistedId).sent).toBe(1)
  })
})

describe('an enterprise that has got the tax code meanwhile', () => {
  it('confirms with the code in its account; by the tax code alone, which anybody can type, it reads nothing', () => {
    const own = enterprise()
    const { officer, assistedId } = writtenEntry({ taxCode: '5500155555' })
    bears('5500155555', own)
    askEnterprise(officer, assistedId)
    expect(toldTo(own)).not.toContain('assisted_to_confirm')
    expect(entriesToConfirm(own)).toEqual([])
    expect(refusal(() => confirmOwn(own, assistedId, 'publish'))).toEqual({ code: 'not_found' })
    confirmByKey(own, confirmKey(rowOf(assistedId)), 'publish')
    expect(rowOf(assistedId)).toMatchObject({ status: 'confirmed', organisationId: own.organisationId })
  })
})

describe('an id that a need has', () => {
  it('is none for an entry, and no entry becomes a need that is there', () => {
    const own = enterprise()
    const taken = newId()
    draftNeed(own, need(taken))
    expect(refusal(() => writtenEntry({ id: taken }))).toEqual({ code: 'not_found' })
    const { assistedId } = askedEntry({ enterprise: own })
    draftNeed(own, need(assistedId))
    expect(refusal(() => confirmOwn(own, assistedId, 'publish')).code).toBe('state_changed')
    expect(db.select().from(needs).where(eq(needs.id, assistedId)).get()!.text).toBe(need('').text)
  })
})

describe('an officer who acts for an enterprise, too', () => {
  it('does not confirm for it what they wrote down', () => {
    const { officer, assistedId, key } = askedEntry()
    const own = enterprise()
    joinOrganisation(officer.userId, { joins: own.organisationId! })
    const both = actorOf(officer.userId, own.organisationId)!
    expect(refusal(() => confirmByKey(both, key, 'publish'))).toEqual({ code: 'assisted.other_enterprise' })
    db.update(assistedNeeds).set({ organisationId: own.organisationId }).where(eq(assistedNeeds.id, assistedId)).run()
    expect(entriesToConfirm(both)).toEqual([])
    expect(refusal(() => confirmOwn(both, assistedId, 'publish'))).toEqual({ code: 'not_found' })
    expect(entriesToConfirm(own)).toHaveLength(1)
  })
})

describe('the list of many', () => {
  it('holds everything that is open, however much has ended since', async () => {
    const officer = department()
    const { assistedId } = at(ago(20), () => askedEntry({ officer }))
    const { id: _, codeHash: __, ...row } = rowOf(assistedId)
    for (let one = 0; one < 301; one++)
      db.insert(assistedNeeds)
        .values({ ...row, id: newId(), status: 'withdrawn', endedAt: now(), changedAt: now() })
        .run()
    expect(entriesOf(officer)).toHaveLength(301)
    expect(entriesToFollow(officer)).toBe(1)
  })

  it('says of what was confirmed how it was; a used code leads to the department', async () => {
    const { officer, key } = askedEntry()
    confirmAsNew(key, person, 'x', 'vi')
    const { html } = await shownPage(listPage, await args(officer, {}))
    expect(html).toContain(m.assisted_column_how())
    expect(html).not.toContain(m.need_list_next())
    const used = await shownPage(keyPage, await args(enterprise(), { key }))
    expect(used.html).toContain(m.assisted_confirmed_call())
  })

  it('of slips: the one to sign warns of no code', async () => {
    const { officer, assistedId } = askedEntry()
    const toSign = await shownPage(slipPage, await args(officer, { assistedId }, undefined, '?for=sign'))
    expect(toSign.html).not.toContain(m.assisted_slip_foot())
    expect((await shownPage(slipPage, await args(officer, { assistedId }))).html).toContain(m.assisted_slip_foot())
  })
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { removeSecondStepFor } from '~/domain/accounts/remove-second-step.server'
import { action as helpPerson, loader as helpPage } from '~/routes/department/person'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events } from '~db/schema'
import { department, type Mailed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { args } from '../work/page-calls'
import { locationOf, messagesOf } from './posted-form'
import { enter, PASSWORD, person, sessionsOf, turnOn } from './second-step-pages'

beforeEach(freshDatabase)

describe('somebody who lost the telephone', () => {
  const checked = { checkedBy: 'desk', note: 'Đã xem giấy tờ' }
  const help = async (officer: Actor, { userId }: Actor, fields = {}) =>
    helpPerson(await args(officer, { userId }, { id: newId(), help: 'second_step', ...checked, ...fields }))

  it('is helped by an officer who made sure who asks; that is recorded, told, and ends every session', async () => {
    const [actor, officer] = [await person(), department()]
    await turnOn(actor)
    expect(Object.keys(messagesOf(await help(officer, actor, { checkedBy: '', note: '' })))).toEqual([
      'checkedBy',
      'note',
    ])
    expect(Object.keys(messagesOf(await help(officer, actor, { checkedBy: 'called_person' })))).toEqual(['checkedBy'])
    expect(locationOf(await enter(actor))).toBe('/sign-in/code')

    const id = newId()
    for (let times = 0; times < 2; times += 1) {
      expect(locationOf(await help(officer, actor, { id }))).toBe(`/department/people/${actor.userId}`)
    }
    expect(sessionsOf(actor)).toBe(0)
    expect(toldTo(actor)).toContain('second_step_off')
    const { given, hasSecond, code: none } = await helpPage(await args(officer, { userId: actor.userId }))
    expect(given).toMatchObject([{ id, help: 'second_step', officer: officer.name, note: checked.note }])
    expect([hasSecond, none]).toEqual([false, null])
    const event = db.select().from(events).where(eq(events.name, 'account.second_step_removed')).get()
    expect(event).toMatchObject({ userId: officer.userId, detail: { accountId: actor.userId, checkedBy: 'desk' } })
    expect(locationOf(await enter(actor))).toBe('/')
  })

  it('is not where there is nothing to remove, and an officer or administrator not here', async () => {
    const [actor, officer] = [await person(), department()]
    expect(await help(officer, actor)).toMatchObject({ init: { status: 409 } })
    const passwordHash = await hashPassword(PASSWORD)
    const admin = createAccount({ email: 'a@vi-du.example', name: 'A', passwordHash, organisation: null }) as Mailed
    const other = department({ passwordHash })
    for (const staff of [admin, other]) {
      await turnOn(staff)
      await expect(help(officer, staff)).rejects.toMatchObject({ status: 404 })
      expect(locationOf(await enter(staff))).toBe('/sign-in/code')
      // The operator helps them.
      expect(removeSecondStepFor(staff.userId)).toBe(true)
      expect(removeSecondStepFor(staff.userId)).toBe(false)
      expect(locationOf(await enter(staff))).not.toBe('/sign-in/code')
    }
  })
})

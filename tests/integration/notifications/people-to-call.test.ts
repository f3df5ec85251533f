import { beforeEach, describe, expect, it } from 'vitest'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCall } from '~/domain/notifications/calls.server'
import { CALLS_KEPT } from '~/domain/notifications/lifecycle'
import { CALL_AFTER_DAYS, peopleToCall } from '~/domain/notifications/people-to-call.server'
import { readAll } from '~/domain/notifications/read-notifications.server'
import * as m from '~/i18n/paraglide/messages'
import * as callsPage from '~/routes/department/calls'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { calls, events } from '~db/schema'
import { colleague, department, enterprise, publishedNeed, submittedProposal } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'

beforeEach(freshDatabase)

const afterDays = (days: number) => new Date(now().getTime() + days * 86_400_000)
const director = (phone = '0912345678'): Actor =>
  createAccount({
    phone,
    name: 'Lò Văn Chuối',
    passwordHash: 'no password',
    organisation: { kind: 'enterprise', name: 'HTX Chuối Bản Thử', provinceCode: '14' },
  })
/** A proposal came for somebody without e-mail. */
function proposalFor(owner: Actor) {
  colleague(owner, 'reader')
  submittedProposal({ enterprise: owner })
  return owner
}

it('a director without e-mail who has not looked for days is to be called, with what waits', async () => {
  const [owner, officer] = [proposalFor(director()), department()]
  expect(peopleToCall(officer)).toEqual([])
  at(afterDays(CALL_AFTER_DAYS), () => {
    expect(peopleToCall(officer)).toMatchObject([{ userId: owner.userId, phone: '0912345678', standing: 'none' }])
    expect(peopleToCall(department({ provinceCode: '11' }))).toEqual([])
  })
  at(afterDays(-CALL_AFTER_DAYS), () => proposalFor(director('0987654321')))
  const { html } = await shownPage(callsPage, await args(officer, {}))
  expect(html).toContain('tel:0987654321')
  expect(html).toContain(m.notice_proposal_received({ consultant: 'Trung tâm Tư vấn Năng suất Đỉnh Mẫu' }))
})

it('not where a colleague is told by mail', () => {
  const [owner, officer] = [proposalFor(director()), department()]
  at(afterDays(CALL_AFTER_DAYS), () => {
    expect(peopleToCall(officer)).toHaveLength(1)
    const other = colleague(owner, 'member')
    expect(other.email).toBeTruthy()
    expect(peopleToCall(officer)).toEqual([])
  })
})

it('not once they looked', () => {
  const [owner, officer] = [proposalFor(director()), department()]
  readAll(owner)
  at(afterDays(CALL_AFTER_DAYS), () => expect(peopleToCall(officer)).toEqual([]))
})

it('nobody who gets mails is to be called', () => {
  publishedNeed({ enterprise: enterprise() })
  at(afterDays(30), () => expect(peopleToCall(department())).toEqual([]))
})

describe('a call', () => {
  const said = (owner: Actor, outcome: string, note = '') => ({
    id: newId(),
    userId: owner.userId,
    organisationId: owner.organisationId!,
    outcome,
    note,
  })
  /** A director who is to be called, and how officers say what came of it. */
  const toCall = () => {
    const [owner, officer] = [at(afterDays(-CALL_AFTER_DAYS), () => proposalFor(director())), department()]
    return { owner, officer, send: (typed: ReturnType<typeof said>, by = officer) => post(callsPage, by, {}, typed) }
  }
  const pageOf = async (officer: Actor) => (await shownPage(callsPage, await args(officer, {}))).html

  it('that reached nobody leaves the person in the list, and every officer sees who called and what they noted', async () => {
    const { owner, officer, send } = toCall()
    expect(ledTo(await send(said(owner, 'not_reached', 'Máy bận.')))).toEqual([303, '/department/calls?done=called'])
    const other = department()
    expect(peopleToCall(other)).toMatchObject([{ userId: owner.userId, lastCall: { outcome: 'not_reached' } }])
    const html = await pageOf(other)
    expect(html).toContain('Máy bận.')
    expect(html).toMatch(new RegExp(`${officer.name} đã gọi lúc .*, không liên lạc được`))
    await send(said(owner, 'number_wrong'))
    expect(await pageOf(other)).toMatch(/đã gọi lúc .*, số không đúng/)
  })

  it('that reached the person takes them off the list, until something newer waits', async () => {
    const { owner, officer, send } = toCall()
    await send(said(owner, 'reached', 'Đã báo có đề xuất.'))
    expect(peopleToCall(officer)).toEqual([])
    expect(await pageOf(department())).toContain('Đã báo có đề xuất.')
    // A colleague who tried at the same time brings nobody back.
    expect(ledTo(await send(said(owner, 'not_reached'), department()))[0]).toBe(303)
    expect(peopleToCall(officer)).toEqual([])

    at(afterDays(1), () => submittedProposal({ enterprise: owner }))
    at(afterDays(2), () => expect(peopleToCall(officer)).toEqual([]))
    at(afterDays(1 + CALL_AFTER_DAYS), () => {
      const [again] = peopleToCall(officer)
      expect(again!.waiting.length).toBeGreaterThan(0)
      expect(again!.waiting.map(({ kind }) => kind)).toContain('proposal_received')
    })
  })

  it('whose form is no good is shown again with what was typed, also when a colleague reached the person meanwhile', async () => {
    const { owner, officer, send } = toCall()
    await send(said(owner, 'reached'), department())
    const tooLong = { ...said(owner, 'not_reached'), note: `Máy bận ${'a'.repeat(600)}` }
    const { html } = await shownPage(callsPage, await args(officer, {}, tooLong))
    expect(html).toContain('Máy bận aaa')
    expect(html).toContain(m.call_record())
  })

  it('is recorded once, however often the form is sent, and says no other thing later', async () => {
    const { owner, send } = toCall()
    const typed = said(owner, 'not_reached', 'Máy bận.')
    await send(typed)
    await send(typed)
    expect(db.select().from(calls).all()).toHaveLength(1)
    const told = db
      .select()
      .from(events)
      .all()
      .filter(({ name }) => name === 'person.called')
    expect(told.map(({ detail }) => detail)).toEqual([{ accountId: owner.userId, outcome: 'not_reached' }])
    const { data: refused } = await send({ ...typed, outcome: 'reached' })
    expect(refused.error?.['']).toEqual([m.error_sent_before()])
  })

  it('needs an outcome, beside its field, and keeps the note', async () => {
    const { owner, send } = toCall()
    const { data: refused, init } = await send({ ...said(owner, '', 'Máy bận.') })
    expect([init.status, Object.keys(refused.error!)]).toEqual([400, ['outcome']])
    expect(refused.initialValue.note).toBe('Máy bận.')
  })

  it('to somebody in another province is not found, and nobody’s calls grow without end', async () => {
    const { owner, send } = toCall()
    expect((await send(said(owner, 'reached'), department({ provinceCode: '11' }))).status).toBe(404)
    expect(db.select().from(calls).all()).toEqual([])
    for (let n = 0; n <= CALLS_KEPT; n++) {
      at(afterDays(n), () =>
        recordCall(department(), { ...said(owner, 'not_reached', `Lần ${n}`), outcome: 'not_reached' }),
      )
    }
    const notes = db
      .select()
      .from(calls)
      .all()
      .map(({ note }) => note)
    expect(notes).toHaveLength(CALLS_KEPT)
    expect(notes).not.toContain('Lần 0')
  })
})

import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { confirmChange } from '~/domain/engagement/answer-change.server'
import { confirmPayment, markPaid, missPayment, withdrawPayment } from '~/domain/engagement/payment-marks.server'
import { paymentsDue } from '~/domain/engagement/payment-queries.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { remind } from '~/domain/notifications/remind.server'
import { formatDay, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as engagementPage from '~/routes/work/engagement'
import * as paymentsPage from '~/routes/work/payments'
import { todayOf } from '~/views/work/today.server'
import { at, today } from '~db/clock'
import { newId } from '~db/ids'
import {
  awardedEngagement,
  complete,
  enterprise,
  markedPayment,
  openedDispute,
  paymentsIn,
  proposedChange,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { htmlOf, on } from '../work/sent-requests'

beforeEach(freshDatabase)

describe('payments of the plan', () => {
  it('are ticked by the enterprise and confirmed by the consultant, each once', () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    const id = markedPayment(owner, work)
    expect(toldTo(consultant)).toContain('payment_marked')
    expect(refusal(() => markedPayment(owner, work)).code).toBe('state_changed')
    const { title, nth } = paymentsIn(owner, engagementId).steps[1]!
    const byPayee = () => markPaid(consultant, engagementId, { id: newId(), title, nth, paidOn: today() })
    expect(refusal(byPayee).code).toBe('not_found')
    expect(refusal(() => confirmPayment(owner, engagementId, id)).code).toBe('not_found')
    confirmPayment(consultant, engagementId, id)
    expect(refusal(() => confirmPayment(consultant, engagementId, id)).code).toBe('state_changed')
    expect(refusal(() => withdrawPayment(owner, engagementId, id)).code).toBe('state_changed')
    expect(toldTo(owner)).toContain('payment_confirmed')
    expect(paymentsIn(consultant, engagementId).steps.map(({ isOpen, marks }) => [isOpen, marks.length])).toEqual([
      [false, 1],
      [true, 0],
    ])
  })

  it('that did not arrive are ticked anew, and the first word stays', () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    const id = markedPayment(owner, work)
    missPayment(consultant, engagementId, id, 'Tài khoản không có, xem đến hôm nay.')
    expect(toldTo(owner)).toContain('payment_missing')
    markedPayment(owner, work)
    expect(paymentsIn(owner, engagementId).steps[0]!.marks.map(({ status }) => status)).toEqual(['missing', 'marked'])
    withdrawPayment(owner, engagementId, paymentsIn(owner, engagementId).steps[0]!.marks[1]!.id)
    expect(paymentsIn(owner, engagementId).steps[0]!.marks.map(({ status }) => status)).toEqual(['missing'])
  })

  it('are asked about after a week', () => {
    const work = at(on('2026-03-02'), () => {
      const begun = awardedEngagement()
      markedPayment(begun.enterprise, begun)
      return begun
    })
    at(on('2026-03-08'), remind)
    expect(toldTo(work.consultant)).not.toContain('payment_waits')
    at(on('2026-03-09'), remind)
    expect(toldTo(work.consultant)).toContain('payment_waits')
  })

  it('keep their ticks through an appendix: one that stays keeps it, one that is gone is still read', () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    const [first, last] = paymentsIn(owner, engagementId).steps
    confirmPayment(consultant, engagementId, markedPayment(owner, work))
    markedPayment(owner, work, 1)
    const payments = [
      { title: 'Giữa chừng', percent: 40 },
      { title: first!.title, percent: 60 },
    ]
    confirmChange(owner, engagementId, proposedChange(consultant, engagementId, { payments }))
    const { steps, earlier } = paymentsIn(owner, engagementId)
    expect(steps.map(({ title, percent, marks }) => [title, percent, marks.map((mark) => mark.percent)])).toEqual([
      ['Giữa chừng', 40, []],
      [first!.title, 60, [30]],
    ])
    expect(earlier).toMatchObject([{ title: last!.title, percent: 70, status: 'marked' }])
    confirmPayment(consultant, engagementId, earlier[0]!.id)
    expect(paymentsIn(owner, engagementId).earlier).toMatchObject([{ status: 'confirmed' }])
  })

  it('of which an appendix raised the price are paid to the difference, and lowered say what is too much', async () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    confirmPayment(consultant, engagementId, markedPayment(owner, work))
    const change = (amountVnd: number) =>
      confirmChange(
        owner,
        engagementId,
        proposedChange(consultant, engagementId, { lines: [{ title: 'Phí tư vấn', amountVnd, vat: 'none' }] }),
      )
    change(95_000_000)
    const html = await htmlOf(paymentsPage, owner, { engagementId })
    expect(html).toContain(m.payment_left({ paid: formatVnd(25_500_000), left: formatVnd(3_000_000) }))
    expect(html).toContain(m.payment_mark_left_open())
    markedPayment(owner, work)
    const [first] = paymentsIn(owner, engagementId).steps
    expect(first).toMatchObject({ isOpen: false, leftVnd: 0, marks: [{}, { amountVnd: 3_000_000 }] })
    expect(refusal(() => markedPayment(owner, work)).code).toBe('state_changed')
    change(80_000_000)
    const said = { paid: formatVnd(28_500_000), over: formatVnd(4_500_000) }
    expect(await htmlOf(paymentsPage, consultant, { engagementId })).toContain(m.payment_over(said))
  })

  it('stand among the tasks of whoever acts next, and are named where the last milestone is accepted', async () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    const tasks = (actor: Actor) => todayOf(actor).tasks!.mine.flatMap(({ what, to }) => (isPay(to) ? [what] : []))
    const isPay = (to: string) => to === `/engagements/${engagementId}/payments`
    expect([tasks(owner), tasks(consultant)]).toEqual([[], []])
    complete(work)
    expect(tasks(owner)).toEqual([expect.stringContaining(m.payment_step_pay())])
    const { html } = await shownPage(engagementPage, await args(owner, { engagementId }, undefined, '?done=accept'))
    expect(html).toContain(m.payment_due_many({ count: '2', amount: formatVnd(85_000_000) }))
    const id = markedPayment(owner, work)
    markedPayment(owner, work, 1)
    expect(tasks(owner)).toEqual([])
    expect(tasks(consultant)).toEqual([expect.stringContaining(m.payment_step_confirm())])
    missPayment(consultant, engagementId, id, 'Chưa thấy.')
    expect(tasks(owner)).toEqual([expect.stringContaining(m.payment_step_pay_again())])
    openedDispute(consultant, work)
    expect(paymentsDue(engagementOf(owner, engagementId))).toEqual([])
  })

  it('are read and ticked on their page, which says that no money moves, and is nobody else’s', async () => {
    const work = awardedEngagement()
    const { consultant, enterprise: owner, engagementId } = work
    const ids = { engagementId }
    const { title, nth } = paymentsIn(owner, engagementId).steps[0]!
    const typed = { intent: 'mark', id: newId(), title, nth: String(nth), paidOn: '1.1.2099' }
    const refused = await post(paymentsPage, owner, ids, typed)
    expect([refused.init.status, Object.keys(refused.data.error!)]).toEqual([400, ['paidOn']])
    const sent = { ...typed, paidOn: formatDay(today()) }
    expect(ledTo(await post(paymentsPage, owner, ids, sent))[0]).toBe(303)
    expect((await post(paymentsPage, enterprise(), ids, sent)).status).toBe(404)
    const html = await htmlOf(paymentsPage, consultant, ids)
    for (const said of [m.payment_no_money(), m.payment_confirm(), m.payment_status_marked()])
      expect(html).toContain(said)
    expect(html).not.toContain(m.payment_mark())
    expect(ledTo(await post(paymentsPage, consultant, ids, { intent: 'confirm', paymentId: sent.id }))[0]).toBe(303)
    expect(await htmlOf(engagementPage, owner, ids)).toContain(m.payment_counts({ paid: '1', all: '2' }))
  })
})

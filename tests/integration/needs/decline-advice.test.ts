import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { closeNeed } from '~/domain/needs/close-need.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import type { OFFERED_DECLINE_REASONS } from '~/domain/proposals/lifecycle'
import { recountFlow } from '~/domain/programme/flow.server'
import * as m from '~/i18n/paraglide/messages'
import * as requestPage from '~/routes/consultant/request'
import * as needPage from '~/routes/enterprise/need'
import { db } from '~db/connection'
import { needs, requests } from '~db/schema'
import { askConsultant, consultant, department, propose, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, post } from '../work/page-calls'
import { again } from '../work/sent-requests'

beforeEach(freshDatabase)

type Reason = (typeof OFFERED_DECLINE_REASONS)[number]

/** A need about which as many consultants were asked as reasons are given; null: no answer yet. */
function asked(...reasons: (Reason | null)[]) {
  const need = publishedNeed()
  const sent = reasons.map((reason) => {
    const request = askConsultant(need, consultant())
    if (reason) declineRequest(request.consultant, request.requestId, { reason, note: 'Cần khoảng 40 triệu.' })
    return request
  })
  return { ...need, sent }
}
const htmlOf = async (who: Actor, needId: string, query = '') =>
  (await shownPage(needPage, await args(who, { needId }, undefined, query))).html
const counted = (count: number, all: number, reason: string) =>
  m.decline_advice_counted({ count: String(count), asked: String(all), reason })

describe('the page of a need for which consultants said no', () => {
  it('says why most did, who gave which reason, and leads to what can be changed', async () => {
    const { enterprise: owner, needId } = asked('budget_too_small', 'conflict', 'budget_too_small', null)
    const html = await htmlOf(owner, needId)
    expect(html).toContain(counted(2, 4, m.request_decline_budget_too_small()))
    expect(html).toContain(m.decline_advice_say_budget())
    expect(html).toContain(`href="/needs/${needId}/edit#need-budgetMillion"`)
    expect(html.match(/Cần khoảng 40 triệu\./g)).toHaveLength(3)
    db.update(needs).set({ budgetMillion: 20 }).where(eq(needs.id, needId)).run()
    expect(await htmlOf(owner, needId)).toContain(m.decline_advice_raise_budget())
  })

  it('leads to further consultants on the page itself, opened', async () => {
    const { enterprise: owner, needId } = asked('no_capacity')
    const html = await htmlOf(owner, needId)
    expect(html).toContain(m.decline_advice_one({ reason: m.request_decline_no_capacity() }))
    expect(html).toContain(`href="/needs/${needId}?more=1#consultants"`)
    const opened = /id="consultants"><details class="details" open/
    expect(html).not.toMatch(opened)
    expect(await htmlOf(owner, needId, '?more=1')).toMatch(opened)
  })

  it('counts each consultant as they were asked last', async () => {
    const { enterprise: owner, needId, sent } = asked('too_far', 'no_capacity', 'too_far')
    again(sent[0]!)
    declineRequest(sent[0]!.consultant, db.select().from(requests).where(eq(requests.status, 'sent')).get()!.id, {
      reason: 'no_capacity',
    })
    expect(await htmlOf(owner, needId)).toContain(counted(2, 3, m.request_decline_no_capacity()))
  })

  it('shows the department the reason, and not what is for the enterprise to change', async () => {
    const { needId } = asked('budget_too_small', null)
    const html = await htmlOf(department(), needId)
    expect(html).toContain(counted(1, 2, m.request_decline_budget_too_small()))
    expect(html).not.toContain('#need-budgetMillion')
    expect(html).not.toContain(m.decline_advice_say_budget())
  })

  it('advises nothing while nobody did, while a proposal waits to be compared, or once the need has ended', async () => {
    const waits = asked(null)
    const answered = asked('too_far', null)
    propose(answered.sent[1]!)
    const ended = asked('too_far')
    closeNeed(ended.enterprise, ended.needId, 'solved')
    for (const { enterprise: owner, needId } of [waits, answered, ended]) {
      const html = await htmlOf(owner, needId)
      expect(html).toContain(m.need_section_requests())
      expect(html).not.toContain(m.decline_advice_invite_nearer())
      expect(html).not.toContain('với lý do')
    }
  })
})

it('size and budget are two reasons, and the one given before they were told apart is read as it was', async () => {
  const need = publishedNeed()
  const request = askConsultant(need, consultant())
  const { requestId, consultant: who } = request
  const former = await post(requestPage, who, { requestId }, { step: 'decline', reason: 'size_or_budget' })
  expect(former.init.status).toBe(400)
  const { html } = await shownPage(requestPage, await args(who, { requestId }))
  for (const reason of [m.request_decline_budget_too_small(), m.request_decline_size_unfit()])
    expect(html).toContain(reason)
  expect(html).not.toContain(m.request_decline_size_or_budget())
  db.update(requests)
    .set({ status: 'declined', declineReason: 'size_or_budget', answeredAt: new Date() })
    .where(eq(requests.id, requestId))
    .run()
  recountFlow()
  expect(await htmlOf(need.enterprise, need.needId)).toContain(
    m.decline_advice_one({ reason: m.request_decline_size_or_budget() }),
  )
})

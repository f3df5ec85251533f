import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { changeNeed } from '~/domain/needs/draft-need.server'
import { storyOfRequest } from '~/domain/proposals/queries.server'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { reviseProposal } from '~/domain/proposals/revise-proposal.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as askedPage from '~/routes/consultant/request'
import * as requestsPage from '~/routes/consultant/requests'
import * as needPage from '~/routes/enterprise/need'
import * as sentPage from '~/routes/enterprise/sent-request'
import * as homePage from '~/routes/public/home'
import * as engagementPage from '~/routes/work/engagement'
import { dayOf } from '~db/clock'
import { db } from '~db/connection'
import { needs, requests } from '~db/schema'
import {
  award,
  awardedEngagement,
  competingProposals,
  consultant,
  milestonesIn,
  offer,
  propose,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)
afterEach(() => void vi.useRealTimers())

const onDay = (day: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T02:00:00Z`) })

type Page = Parameters<typeof shownPage>[0]
const shown = async (page: Page, ...of: Parameters<typeof args>) => (await shownPage(page, await args(...of))).html

it('a reminder gives the consultant days, and every page of both sides says the same one', async () => {
  onDay('2026-11-02')
  const sent = sentRequest()
  const { enterprise, consultant: asked, needId, requestId } = sent
  // Thursday the 12th, two days late: Friday and Monday are the consultant's.
  onDay('2026-11-12')
  remindOfRequest(enterprise, needId, requestId)
  expect(dayOf(db.select().from(requests).get()!.dueAt)).toBe('2026-11-16')
  onDay('2026-11-13')
  const day = { day: formatDay('2026-11-16'), days: '3' }
  const [own, others] = [m.engagement_due_in(day), m.engagement_waits_until(day)]
  for (const [page, actor, params, until] of [
    [askedPage, asked, { requestId }, own],
    [requestsPage, asked, {}, own],
    [homePage, asked, {}, own],
    [needPage, enterprise, { needId }, others],
    [sentPage, enterprise, { needId, requestId }, others],
  ] as const)
    expect(await shown(page as Page, actor, params)).toContain(until)
})

it('a request tells its own story to its two sides, and what others did to neither', async () => {
  const [one, other] = competingProposals(2)
  reviseProposal(other!.consultant, other!.requestId, offer({ durationWeeks: 30 }))
  const need = db.select().from(needs).get()!
  const input = { text: need.text, sectorCode: '10', communeCode: '04018' }
  changeNeed(one!.enterprise, one!.needId, { ...input, budgetMillion: 50 })
  changeNeed(one!.enterprise, one!.needId, { ...input, budgetMillion: 50, workMode: 'remote' })
  award(other!)
  const params = { needId: one!.needId, requestId: one!.requestId }
  for (const html of [
    await shown(askedPage, one!.consultant, params),
    await shown(sentPage, one!.enterprise, params),
  ]) {
    const story = html.slice(html.indexOf('id="story"'))
    expect(story).toContain(m.story_request_sent())
    expect(story).toContain(m.story_proposal_submitted())
    expect(story).toContain(m.need_event_closed())
    expect(story).not.toContain(m.story_proposal_revised())
    expect(story.match(new RegExp(m.need_event_changed_parts({ parts: '' }), 'g'))).toHaveLength(1)
  }
  expect(await shown(askedPage, other!.consultant, { requestId: other!.requestId })).toContain(
    m.need_event_proposal_awarded(),
  )
  expect(refusal(() => storyOfRequest(consultant().actor, one!.requestId)).code).toBe('not_found')
})

it('an engagement tells what was done with which milestone, by whom, and whose turn it is', async () => {
  const made = awardedEngagement()
  const [first] = milestonesIn(made)
  submitMilestone(made.consultant, made.engagementId, first!.id, { note: 'Đã bàn giao.' })
  const html = await shown(engagementPage, made.enterprise, { engagementId: made.engagementId })
  const story = html.slice(html.indexOf('id="story"'))
  expect(story).toContain(m.story_milestone_submitted({ milestone: first!.title }))
  expect(story).toContain(m.engagement_step_accept())
  expect(story).toContain(m.engagement_actor_you())
})

it('a proposal that has lapsed is its consultant’s to renew, and both sides read it', async () => {
  onDay('2026-11-02')
  const made = propose(sentRequest(), { validUntil: '2026-11-08' })
  onDay('2026-11-10')
  expect(await shown(requestsPage, made.consultant, {})).toContain(m.request_next_renew())
  expect(await shown(askedPage, made.consultant, { requestId: made.requestId })).toContain(m.request_step_renew())
  expect(await shown(needPage, made.enterprise, { needId: made.needId })).toContain(m.request_next_renew())
})

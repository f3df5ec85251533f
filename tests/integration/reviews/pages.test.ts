import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { reviewsOfConsultant, reviewsOfEngagement } from '~/domain/reviews/queries.server'
import { reviewReportOf } from '~/domain/reviews/reports.server'
import { writeReview } from '~/domain/reviews/write-review.server'
import { READ_AS } from '~/forms/carried'
import { markShown } from '~/i18n/review-terms'
import * as m from '~/i18n/paraglide/messages'
import * as requestPage from '~/routes/consultant/request'
import * as reportsPage from '~/routes/department/reports'
import * as decisionPage from '~/routes/department/review'
import * as consultantPage from '~/routes/public/consultant'
import * as engagementPage from '~/routes/work/engagement'
import * as listPage from '~/routes/work/engagements'
import * as reportPage from '~/routes/work/report-review'
import * as formPage from '~/routes/work/review'
import * as replyPage from '~/routes/work/review-reply'
import { todayOf } from '~/views/work/today.server'
import {
  colleague,
  completedEngagement,
  department,
  ofConsultant,
  ofEnterprise,
  reportedReview,
  reviewedEngagement,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, marksOn, post } from '../work/page-calls'

beforeEach(freshDatabase)

const TYPED = {
  intent: 'write',
  'marks.understood': '4',
  'marks.taught': '5',
  'marks.kept': '4',
  'marks.lasting': '3',
  text: 'Đến đúng hẹn.',
}

const pageOf = async (page: Parameters<typeof shownPage>[0], who: Actor, params: Record<string, string>) =>
  (await shownPage(page, await args(who, params))).html
const publicPage = async (profileId: string) => {
  const request = new Request('http://localhost/page')
  return (await shownPage(consultantPage, { request, params: { profileId } })).html
}

describe('the page on which one side says how it was', () => {
  it('is a next step until it is written, keeps what was typed, and leads to what is shown', async () => {
    const { enterprise: owner, consultant: other, engagementId } = completedEngagement()
    const path = `/engagements/${engagementId}/review`
    const step = () => todayOf(owner).tasks!.mine.filter(({ to }) => to === path)
    expect(step()).toHaveLength(1)
    expect(await pageOf(engagementPage, owner, { engagementId })).toContain(path)

    const half = await post(formPage, owner, { engagementId }, { ...TYPED, 'marks.kept': '' })
    expect(half.init.status).toBe(400)
    expect(Object.keys(half.data.error!)).toEqual(['marks.kept'])
    const told = await post(formPage, owner, { engagementId }, { ...TYPED, text: 'Gọi 0912 345 678' })
    expect([told.init.status, told.data.error!.text]).toEqual([400, [m.error_review_gives_contact()]])
    expect(told.data.initialValue).toMatchObject({ text: 'Gọi 0912 345 678', marks: { lasting: '3' } })

    const written = await post(formPage, owner, { engagementId }, TYPED)
    expect(ledTo(written)).toEqual([303, `/engagements/${engagementId}?done=review_written#reviews`])
    expect(step()).toEqual([])
    const theirs = await pageOf(engagementPage, other, { engagementId })
    expect(theirs).not.toContain(TYPED.text)
    writeReview(other, engagementId, ofEnterprise())
    expect(await pageOf(engagementPage, other, { engagementId })).toContain(TYPED.text)
    const late = await post(formPage, owner, { engagementId }, { ...TYPED, text: 'Khác.' })
    expect([late.init.status, late.data.error!['']]).toEqual([400, [m.error_review_is_shown()]])
  })

  it('writes nothing over what a colleague saved meanwhile', async () => {
    const { enterprise: owner, engagementId } = completedEngagement()
    const [mark] = await marksOn(formPage, owner, { engagementId })
    writeReview(colleague(owner, 'member'), engagementId, ofConsultant({ text: 'Của đồng nghiệp.' }))
    const stale = await post(formPage, owner, { engagementId }, { ...TYPED, [READ_AS]: mark! })
    expect(stale.init.status).toBe(409)
    expect(reviewsOfEngagement(owner, engagementId).own).toMatchObject({ text: 'Của đồng nghiệp.' })
  })

  it('lets the name be taken back once it is shown', async () => {
    const { enterprise: owner, engagementId, profileId } = reviewedEngagement()
    for (const [intent, isNamed] of [
      ['name', true],
      ['no_name', false],
    ] as const) {
      const answer = await post(formPage, owner, { engagementId }, { intent })
      expect(ledTo(answer)).toEqual([303, `/engagements/${engagementId}/review?done=${intent}`])
      expect((await publicPage(profileId)).includes('HTX Chè Thung Xa')).toBe(isNamed)
    }
  })
})

describe('where reviews are read', () => {
  it('on the consultant’s page by everybody, with subject and count, and no name; a reply beside it', async () => {
    const { byEnterprise: reviewId, consultant: other, engagementId, profileId } = reviewedEngagement()
    const before = await publicPage(profileId)
    expect(before).toContain(ofConsultant().text)
    expect(before).toContain(markShown(5))
    expect(before).toContain(m.review_no_mean({ count: '1', least: '3' }))
    expect(before).toContain('ISO 22000')
    expect(before).not.toContain('HTX Chè Thung Xa')
    expect(before).not.toContain(ofEnterprise().text)

    const ids = { engagementId, reviewId }
    expect(await pageOf(engagementPage, other, { engagementId })).toContain(`/reviews/${reviewId}/reply`)
    const answer = await post(replyPage, other, ids, { reply: 'Cảm ơn đơn vị.' })
    expect(ledTo(answer)).toEqual([303, `/engagements/${engagementId}?done=review_replied#reviews`])
    expect(await publicPage(profileId)).toContain('Cảm ơn đơn vị.')
    expect(await pageOf(engagementPage, other, { engagementId })).not.toContain(`/reviews/${reviewId}/reply`)
  })

  it('what consultants say of an enterprise on the page of its invitation and in its own list', async () => {
    const { enterprise: owner } = reviewedEngagement()
    const { consultant: asked, requestId } = sentRequest({ enterprise: owner })
    expect(await pageOf(requestPage, asked, { requestId })).toContain(ofEnterprise().text)
    expect(await pageOf(listPage, owner, {})).toContain(ofEnterprise().text)
  })
})

describe('a review that is reported', () => {
  it('is found, hidden and shown again by the department, and both sides read why', async () => {
    const officer = department()
    const {
      byEnterprise: reviewId,
      consultant: other,
      enterprise: owner,
      engagementId,
      profileId,
    } = reviewedEngagement()
    const reported = await post(reportPage, other, { engagementId, reviewId }, { kind: 'untrue' })
    expect(ledTo(reported)).toEqual([303, `/engagements/${engagementId}?done=review_reported#reviews`])
    const list = await pageOf(reportsPage, officer, {})
    const [, reportId] = /\/department\/reviews\/([\w-]+)/.exec(list)!
    const ids = { reportId: reportId! }
    expect(await pageOf(decisionPage, officer, ids)).toContain(ofConsultant().text)
    const [mark] = await marksOn(decisionPage, officer, ids)
    const hide = { decision: 'hidden', reason: 'Sai sự thật.', [READ_AS]: mark! }
    expect(ledTo(await post(decisionPage, officer, ids, hide))[0]).toBe(303)
    for (const side of [other, owner])
      expect(await pageOf(engagementPage, side, { engagementId })).toContain(hide.reason)
    expect(await pageOf(engagementPage, other, { engagementId })).not.toContain(ofConsultant().text)
    expect(await publicPage(profileId)).not.toContain(ofConsultant().text)
    const late = await post(decisionPage, officer, ids, hide)
    expect(late.init.status).toBe(409)

    const [next] = await marksOn(decisionPage, officer, ids)
    await post(decisionPage, officer, ids, { decision: 'shown', reason: 'Đã xem lại.', [READ_AS]: next! })
    expect(reviewsOfConsultant(profileId).count).toBe(1)
    expect(reviewReportOf(officer, reportId!).status).toBe('shown')
    // Whoever read the page before both decisions hides nothing by it.
    expect((await post(decisionPage, officer, ids, hide)).init.status).toBe(409)
  })

  it('is one report, however often its form is sent', async () => {
    const { byEnterprise: reviewId, consultant: other, engagementId } = reportedReview()
    const again = await post(
      reportPage,
      other,
      { engagementId, reviewId },
      { kind: 'untrue', note: 'Tôi đến đủ buổi.' },
    )
    expect(ledTo(again)[0]).toBe(303)
    const otherwise = await post(reportPage, other, { engagementId, reviewId }, { kind: 'rude' })
    expect(otherwise.init.status).toBe(409)
  })
})

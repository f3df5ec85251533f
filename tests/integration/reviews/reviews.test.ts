import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays, startOf } from '~/domain/days'
import { endOrganisation } from '~/domain/leaving/end-organisation.server'
import { ownDataOf } from '~/domain/leaving/own-data.server'
import { chooseNamed } from '~/domain/reviews/choose-named.server'
import { decideReview } from '~/domain/reviews/decide-review.server'
import { REVIEW_DAYS } from '~/domain/reviews/lifecycle'
import {
  reviewsOfAskingEnterprise,
  reviewsOfConsultant,
  reviewsOfEngagement,
  reviewsToWrite,
} from '~/domain/reviews/queries.server'
import { replyToReview } from '~/domain/reviews/reply-to-review.server'
import { countOpenReviewReports, openReviewReports, reviewReportOf } from '~/domain/reviews/reports.server'
import { reportReview } from '~/domain/reviews/report-review.server'
import { writeReview } from '~/domain/reviews/write-review.server'
import { toldItem } from '~/views/notifications/told.server'
import { at, today } from '~db/clock'
import { db, transact } from '~db/connection'
import { events, notifications } from '~db/schema'
import {
  awardedEngagement,
  colleague,
  completedEngagement,
  consultant,
  department,
  enterprise,
  ofConsultant,
  ofEnterprise,
  reportedReview,
  reviewedEngagement,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const MINUTE = 60_000
/** A day long enough ago, so that nothing here lies ahead. */
const ENDED = () => addDays(today(), -60)
const inTheDay = (hours: number, minutes = 0) => new Date(startOf(ENDED()).getTime() + (hours * 60 + minutes) * MINUTE)
/** The first moment on which what one side alone wrote is shown. */
const shownFrom = () => startOf(addDays(ENDED(), REVIEW_DAYS + 1))
const before = (moment: Date) => new Date(moment.getTime() - 1)

const told = (kind: string) =>
  db
    .select()
    .from(notifications)
    .all()
    .filter((row) => row.kind === kind)

describe('what two sides say of each other', () => {
  it('is asked for once the work is over, and of nobody else', () => {
    const work = awardedEngagement()
    expect(refusal(() => writeReview(work.enterprise, work.engagementId, ofConsultant())).code).toBe('review.too_early')
    expect(reviewsToWrite(work.enterprise)).toEqual([])
    const done = completedEngagement()
    expect(reviewsToWrite(done.enterprise)).toMatchObject([
      { id: done.engagementId, lastDay: addDays(today(), REVIEW_DAYS) },
    ])
    expect(reviewsToWrite(done.consultant)).toHaveLength(1)
    for (const stranger of [enterprise(), consultant().actor, department()]) {
      expect(refusal(() => writeReview(stranger, done.engagementId, ofConsultant())).code).toBe('not_found')
      expect(refusal(() => reviewsOfEngagement(stranger, done.engagementId)).code).toBe('not_found')
    }
  })

  it('is hidden until both are in, changes until then and never after', () => {
    const work = completedEngagement()
    writeReview(work.enterprise, work.engagementId, ofConsultant())
    expect(reviewsOfEngagement(work.consultant, work.engagementId)).toMatchObject({
      standing: 'open',
      hasOther: true,
      received: null,
    })
    expect(reviewsOfConsultant(work.profileId).count).toBe(0)
    writeReview(work.enterprise, work.engagementId, ofConsultant({ text: 'Rất đúng hẹn.' }))
    expect(told('review_shown')).toEqual([])

    writeReview(work.consultant, work.engagementId, ofEnterprise())
    expect(reviewsOfEngagement(work.consultant, work.engagementId).received).toMatchObject({ text: 'Rất đúng hẹn.' })
    expect(reviewsOfEngagement(work.enterprise, work.engagementId).received).toMatchObject({ marks: { took_part: 5 } })
    expect(reviewsOfConsultant(work.profileId)).toMatchObject({ count: 1, mean: null })
    expect(told('review_shown').map(({ userId }) => userId)).toEqual([work.enterprise.userId])
    const change = () => writeReview(work.enterprise, work.engagementId, ofConsultant({ text: 'Khác.' }))
    expect(refusal(change).code).toBe('review.is_shown')
    // What is sent again is no change.
    writeReview(work.consultant, work.engagementId, ofEnterprise())
  })

  it.each([
    ['in the morning', 0, 30],
    ['late in the evening', 23, 30],
  ])('is shown 14 days after the end, at midnight here, where the work ended %s', (_, hours, minutes) => {
    const work = at(inTheDay(hours, minutes), () => completedEngagement())
    at(inTheDay(23, 45), () => writeReview(work.enterprise, work.engagementId, ofConsultant()))
    const write = () => writeReview(work.consultant, work.engagementId, ofEnterprise())
    const shown = () => reviewsOfConsultant(work.profileId).count
    at(before(shownFrom()), () => {
      expect(reviewsOfEngagement(work.consultant, work.engagementId)).toMatchObject({
        standing: 'open',
        received: null,
      })
      expect(shown()).toBe(0)
      expect(reviewsToWrite(work.consultant)).toHaveLength(1)
    })
    at(shownFrom(), () => {
      expect(reviewsOfEngagement(work.consultant, work.engagementId)).toMatchObject({
        standing: 'shown',
        received: { text: ofConsultant().text },
      })
      expect(shown()).toBe(1)
      expect(reviewsToWrite(work.consultant)).toEqual([])
      expect(refusal(write).code).toBe('review.too_late')
    })
    at(before(shownFrom()), write)
    expect(shown()).toBe(1)
  })

  it('is one for each side, whoever of its people writes', () => {
    const work = completedEngagement()
    const second = colleague(work.enterprise, 'member')
    writeReview(work.enterprise, work.engagementId, ofConsultant())
    writeReview(second, work.engagementId, ofConsultant({ text: 'Bổ sung: giá hợp lý.' }))
    expect(reviewsOfEngagement(work.enterprise, work.engagementId).own).toMatchObject({
      text: 'Bổ sung: giá hợp lý.',
      writtenBy: second.userId,
    })
  })

  it('tells nobody how somebody is reached, nor whose it is unless that is wanted', () => {
    const work = completedEngagement()
    const say = (text: string, isNamed = false) =>
      refusal(() => writeReview(work.enterprise, work.engagementId, ofConsultant({ text, isNamed })))
    for (const text of ['Gọi tôi theo số 0912 345 678.', 'Viết cho che@vi-du.example nhé.', 'Chị Lò Thị Hặc rất vui.'])
      expect(say(text)).toMatchObject({ code: 'review.gives_contact', field: 'text' })
    const ours = 'HTX Chè Thung Xa cảm ơn.'
    expect(say(ours).code).toBe('review.gives_contact')
    writeReview(work.enterprise, work.engagementId, ofConsultant({ text: ours, isNamed: true }))
    writeReview(work.consultant, work.engagementId, ofEnterprise())
    expect(reviewsOfConsultant(work.profileId).reviews).toMatchObject([{ writer: 'HTX Chè Thung Xa' }])
    chooseNamed(work.enterprise, work.engagementId, false)
    expect(reviewsOfConsultant(work.profileId).reviews).toMatchObject([
      { writer: null, enterpriseKind: 'cooperative', text: '[…] cảm ơn.' },
    ])
  })

  it('is taken along by who wrote it, and names nobody who has left', () => {
    const work = completedEngagement()
    writeReview(work.enterprise, work.engagementId, ofConsultant({ isNamed: true }))
    writeReview(work.consultant, work.engagementId, ofEnterprise())
    const texts = ownDataOf(work.enterprise)
      .sections.find(({ part }) => part === 'messages')!
      .records.map(({ text }) => text)
    expect(texts).toContain(ofConsultant().text)
    expect(texts).not.toContain(ofEnterprise().text)
    transact((tx) => endOrganisation(tx, work.enterprise, { note: 'x', formerExpert: 'x' }))
    expect(reviewsOfConsultant(work.profileId).reviews).toMatchObject([{ writer: null, text: ofConsultant().text }])
  })

  it('is replied to once, by the side reviewed, without the name that is hidden', () => {
    const { byEnterprise: id, byConsultant, ...work } = reviewedEngagement()
    const reply = (text: string, actor = work.consultant) => replyToReview(actor, work.engagementId, id, text)
    expect(refusal(() => reply('Cảm ơn.', work.enterprise)).code).toBe('not_found')
    expect(refusal(() => reply('Cảm ơn HTX Chè Thung Xa.'))).toMatchObject({
      code: 'review.gives_contact',
      field: 'reply',
    })
    for (const _ of [1, 2]) reply('Cảm ơn đơn vị.')
    expect(refusal(() => reply('Khác.')).code).toBe('sent_before')
    expect(reviewsOfConsultant(work.profileId).reviews).toMatchObject([{ reply: 'Cảm ơn đơn vị.' }])
    expect(told('review_replied').map(({ userId }) => userId)).toEqual([work.enterprise.userId])
    replyToReview(work.enterprise, work.engagementId, byConsultant, 'Rất vui được làm cùng.')
  })
})

describe('who reads it', () => {
  it('what consultants say of an enterprise is for it and for whom it invites', () => {
    const { enterprise: owner, consultant: writer } = reviewedEngagement()
    const other = sentRequest({ enterprise: owner })
    expect(reviewsOfAskingEnterprise(other.consultant, other.requestId)).toMatchObject({
      count: 1,
      reviews: [{ writer: null, text: ofEnterprise().text }],
    })
    for (const stranger of [writer, owner, consultant().actor])
      expect(refusal(() => reviewsOfAskingEnterprise(stranger, other.requestId)).code).toBe('not_found')
    const elsewhere = sentRequest()
    expect(reviewsOfAskingEnterprise(elsewhere.consultant, elsewhere.requestId).count).toBe(0)
  })

  it('one opinion does not rule: a mean from three on, drawn to the middle, beside the count', () => {
    const asked = consultant()
    const best = { understood: 5, taught: 5, kept: 5, lasting: 5 } as const
    const means = [1, 2, 3].map(() => {
      const work = completedEngagement({ consultant: asked })
      writeReview(work.enterprise, work.engagementId, ofConsultant({ marks: best }))
      writeReview(work.consultant, work.engagementId, ofEnterprise())
      return reviewsOfConsultant(asked.profileId)
    })
    expect(means.map(({ count, mean }) => [count, mean])).toEqual([
      [1, null],
      [2, null],
      [3, 4],
    ])
  })
})

describe('a review that is reported', () => {
  it('is hidden with a reason that both sides read, and shown again', () => {
    const officer = department()
    const work = reportedReview()
    const { engagementId, byEnterprise, reviewReportId: id, profileId } = work
    expect(openReviewReports(officer)).toMatchObject([{ kind: 'untrue', note: 'Tôi đến đủ buổi.' }])
    const waits = () => told('review_reported').filter(({ userId }) => userId === officer.userId)
    expect(waits()).toMatchObject([{ settledAt: null }])
    const again = () => reportReview(work.consultant, engagementId, byEnterprise, { kind: 'rude' })
    expect(refusal(again).code).toBe('sent_before')

    decideReview(officer, id, { decision: 'hidden', reason: 'Sai sự thật.' })
    expect(countOpenReviewReports(officer)).toBe(0)
    expect(waits()[0]!.settledAt).not.toBeNull()
    expect(reviewsOfConsultant(profileId)).toMatchObject({ count: 0, reviews: [] })
    expect(reviewsOfEngagement(work.consultant, engagementId).received).toMatchObject({
      hiddenReason: 'Sai sự thật.',
      text: null,
      marks: {},
    })
    expect(reviewsOfEngagement(work.enterprise, engagementId).own).toMatchObject({ text: ofConsultant().text })
    expect(
      told('review_hidden')
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual([work.enterprise.userId, work.consultant.userId].sort())
    expect(toldItem(told('review_hidden')[0]!)!.text).toContain('Sai sự thật.')
    const reply = () => replyToReview(work.consultant, engagementId, byEnterprise, 'Cảm ơn.')
    expect(refusal(reply).code).toBe('review.is_hidden')
    expect(refusal(() => decideReview(officer, id, { decision: 'kept', reason: 'x' })).code).toBe('state_changed')

    decideReview(officer, id, { decision: 'shown', reason: 'Đã xem lại.' })
    expect(reviewsOfConsultant(profileId).count).toBe(1)
    expect(told('review_shown_again')).toHaveLength(2)
    expect(reviewReportOf(officer, id).decisions.map(({ decision }) => decision)).toEqual(['shown', 'hidden'])
  })

  it('stands, and its writer hears nothing of it', () => {
    const officer = department()
    const work = reportedReview()
    decideReview(officer, work.reviewReportId, { decision: 'kept', reason: 'Là ý kiến của họ.' })
    expect(told('review_kept').map(({ userId }) => userId)).toEqual([work.consultant.userId])
    expect(reviewsOfConsultant(work.profileId).count).toBe(1)
  })

  it('is no matter of another province, of the side that wrote, or before it is shown', () => {
    const { reviewReportId, engagementId, byEnterprise, ...work } = reportedReview()
    const decide = (actor: Actor = department({ provinceCode: '11' })) =>
      refusal(() => decideReview(actor, reviewReportId, { decision: 'kept', reason: 'x' }))
    expect(decide().code).toBe('not_found')
    expect(decide(work.enterprise).code).toBe('not_found')
    const byWriter = () => reportReview(work.enterprise, engagementId, byEnterprise, { kind: 'rude' })
    expect(refusal(byWriter).code).toBe('not_found')
    const open = completedEngagement()
    writeReview(open.enterprise, open.engagementId, ofConsultant())
    const { own } = reviewsOfEngagement(open.enterprise, open.engagementId)
    expect(refusal(() => reportReview(open.consultant, open.engagementId, own!.id, { kind: 'rude' })).code).toBe(
      'not_found',
    )
  })

  it('records who did what, and no words of it', () => {
    const { engagementId } = reportedReview()
    const rows = db.select().from(events).where(eq(events.name, 'review.reported')).all()
    expect(rows).toMatchObject([{ detail: { engagementId, kind: 'untrue' } }])
    expect(JSON.stringify(rows)).not.toContain('buổi')
  })
})

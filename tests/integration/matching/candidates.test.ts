import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { NO_VERIFIED_WORK } from '~/domain/directory/verified-work'
import { eligibleCandidates } from '~/domain/matching/candidates.server'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays } from '~/domain/days'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import type { AfterInput } from '~/domain/measures/forms'
import { measureOf } from '~/domain/measures/queries.server'
import { measureAfter } from '~/domain/measures/read-measure.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { memberships, organisations, profiles } from '~db/schema'
import {
  after,
  awardedEngagement,
  baseline,
  certificate,
  certifiedEngagement,
  complete,
  completedEngagement,
  consultant,
  consultantWithDraft,
  department,
  enterprise,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const eligible = (ids: string[], organisationId: string | null = null) =>
  eligibleCandidates(ids, { subjects: ['ISO-22000'], organisationId })
const one = (profileId: string) => eligible([profileId])[0]!

describe('who may be proposed', () => {
  it('is introduced now, consults, and is there at all', () => {
    const shown = consultant().profileId
    const unchecked = consultantWithDraft().profileId
    const certifiesOnly = consultant({ roles: ['certification'] }).profileId
    const expired = consultant().profileId
    db.update(profiles).set({ checkedUntil: '2020-01-01' }).where(eq(profiles.id, expired)).run()
    const found = eligible([shown, unchecked, certifiesOnly, expired, newId()])
    expect(found.map(({ candidate }) => candidate.profileId)).toEqual([shown])
  })

  it('is not the enterprise itself, its branch or parent, nor whom a member of it works for', () => {
    const asks = enterprise()
    const stranger = consultant({ taxCode: '9900000023' }).profileId
    const parent = consultant({ taxCode: '0100109106' }).profileId
    db.update(organisations).set({ taxCode: '0100109106-001' }).where(eq(organisations.id, asks.organisationId!)).run()
    const shares = consultant({ taxCode: '9900000048' })
    db.insert(memberships).values({ userId: asks.userId, organisationId: shares.actor.organisationId! }).run()

    const all = [stranger, parent, shares.profileId]
    expect(
      eligible(all)
        .map(({ candidate }) => candidate.profileId)
        .sort(),
    ).toEqual([...all].sort())
    expect(eligible(all, asks.organisationId).map(({ candidate }) => candidate.profileId)).toEqual([stranger])

    const need = publishedNeed({ enterprise: asks })
    for (const profileId of [parent, shares.profileId]) {
      expect(() => sendRequests(asks, need.needId, { profileIds: [profileId], message: '' })).toThrow(
        'request.profile_unavailable',
      )
    }
  })
})

describe('what is known of a candidate', () => {
  it('is the work it has now, and its verified results in the subjects asked for', () => {
    const working = awardedEngagement()
    expect(one(working.profileId).candidate).toMatchObject({ activeEngagements: 1, verified: { count: 0 } })
    const done = certifiedEngagement()
    expect(one(done.profileId).candidate).toMatchObject({
      activeEngagements: 0,
      verified: { count: 1, subjects: ['ISO-22000'] },
    })
    const [elsewhere] = eligibleCandidates([done.profileId], { subjects: ['TPM'], organisationId: null })
    expect(elsewhere!.candidate.verified).toEqual(NO_VERIFIED_WORK)
  })

  it('is what lasts and what was gained, of verified results that still count, without whose they are', () => {
    const officer = department()
    const helper = consultant()
    const measured = (after30: Partial<AfterInput>) => {
      const work = awardedEngagement({ subjects: ['QCC'], consultant: helper })
      const input = baseline()
      startMeasure(helper.actor, work.engagementId, input)
      complete(work)
      measureAfter(work.enterprise, input.id, after(after30))
      const outcomeId = measureOf(work.enterprise, work.engagementId, input.id).measure.outcome!.id
      verifyMeasure(officer, outcomeId)
      return work
    }
    const [first] = [measured({}), measured({ inputs: { bad: 20, made: 1000 } }), measured({ share: 'none' })]
    const asked = { subjects: ['QCC', 'ISO-22000'], organisationId: null }
    const known = () => eligibleCandidates([helper.profileId], asked)[0]!.candidate.verified
    expect(known()).toMatchObject({ count: 3, subjects: ['QCC'], lasting: 0 })
    expect(known().gains).toEqual([
      {
        indicatorId: 'defect-rate',
        level: 'declared',
        gain: 0.25,
        sector: '10',
        place: first!.enterprise.organisationId,
      },
      expect.objectContaining({ gain: 0.5 }),
    ])
    const paper = completedEngagement({ consultant: helper })
    const old = certificate({ issuedOn: addDays(today(), -400), remark: 'Cấp trước khi ghi.' })
    const outcomeId = recordCertificate(helper.actor, paper.engagementId, old)
    verifyOutcome(officer, outcomeId, { checkedWith: 'original' })
    expect(known()).toMatchObject({ count: 4, subjects: ['QCC', 'ISO-22000'], lasting: 1 })
    const heard = { since: today(), reason: 'Thông báo của tổ chức chứng nhận.' }
    changeCertificateStatus(officer, outcomeId, { status: 'suspended', ...heard })
    expect(known()).toMatchObject({ count: 4, lasting: 0 })
    changeCertificateStatus(officer, outcomeId, { status: 'withdrawn', ...heard })
    expect(known()).toMatchObject({ count: 3, subjects: ['QCC'] })
  })

  const on = (day: string) => new Date(`${day}T09:00:00+07:00`)
  /** Asked on 1 June, due on the 8th. */
  const answeredOn = (day: string | null, asked = '2026-06-01') => {
    const request = at(on(asked), () => sentRequest())
    const answer = () => declineRequest(request.consultant, request.requestId, { reason: 'no_capacity' })
    if (day) at(on(day), answer)
    return request.profileId
  }
  const replyOf = (profileId: string, today: string) => at(on(today), () => one(profileId).candidate.reply)

  it('is how it answered in the last twelve months, by the day told to it', () => {
    const prompt = answeredOn('2026-06-03')
    const onItsDay = answeredOn('2026-06-08')
    const late = answeredOn('2026-06-09')
    const silent = answeredOn(null)
    const never = consultant().profileId
    expect(replyOf(prompt, '2026-06-20')).toMatchObject({ counted: 1, inTime: 1, days: 2 })
    expect(replyOf(onItsDay, '2026-06-20')).toMatchObject({ counted: 1, inTime: 1, days: 7 })
    expect(replyOf(late, '2026-06-20')).toMatchObject({ counted: 1, inTime: 0, days: 8 })
    expect(replyOf(silent, '2026-06-20')).toMatchObject({ counted: 1, inTime: 0, days: null })
    const typical = replyOf(never, '2026-06-20')
    expect(typical).toMatchObject({ counted: 0, score: typical.typical })
    expect(replyOf(prompt, '2026-06-20').score).toBeGreaterThan(typical.score)
    expect(replyOf(silent, '2026-06-20').score).toBeLessThan(typical.score)
    expect(replyOf(prompt, '2027-06-02')).toMatchObject({ counted: 0 })
  })

  it('leaves out a request whose day has not passed; it counts as asked', () => {
    const waiting = answeredOn(null)
    expect(replyOf(waiting, '2026-06-08')).toMatchObject({ counted: 0 })
    at(on('2026-06-08'), () => expect(one(waiting).timesAsked).toBe(1))
    expect(replyOf(waiting, '2026-06-09')).toMatchObject({ counted: 1, inTime: 0 })
  })
})

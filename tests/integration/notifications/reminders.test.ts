import { beforeEach, describe, expect, it } from 'vitest'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { VERIFICATION_DAYS } from '~/domain/certification/lifecycle'
import { addDays } from '~/domain/days'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { notificationKinds } from '~/domain/notifications/kinds'
import { stepReached } from '~/domain/notifications/ladder'
import { remind } from '~/domain/notifications/remind.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'
import { at, today } from '~db/clock'
import {
  askConsultant,
  awardedEngagement,
  certificate,
  completedEngagement,
  consultant,
  department,
  milestonesIn,
  offer,
  propose,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from './told'

beforeEach(freshDatabase)

/** The morning of a day so many days from today. */
const morning = (days: number) => at(new Date(Date.now() + days * 86_400_000), remind)
type Person = Parameters<typeof toldTo>[0]
const times = (person: Person, kind: string) => toldTo(person).filter((told) => told === kind).length

it('of a ladder the last step that was reached counts', () => {
  const day = '2026-11-20'
  const { ladder } = notificationKinds.milestone_due
  const reached = (on: `${number}-${number}-${number}`) => stepReached(day, ladder, on)
  expect([reached('2026-11-16'), reached('2026-11-17'), reached('2026-11-20'), reached('2026-11-21')]).toEqual([
    undefined,
    -3,
    -3,
    1,
  ])
  expect(reached('2027-01-01')).toBe(7)
})

describe('an invitation', () => {
  it('is remembered the day before it is due and the day after, each once, and its sender hears when it is late', () => {
    const { consultant: asked, enterprise: owner } = sentRequest()
    for (const day of [0, 1, 2]) morning(day)
    expect(times(asked, 'request_due')).toBe(0)
    for (const day of [ANSWER_DAYS - 1, ANSWER_DAYS - 1, ANSWER_DAYS]) morning(day)
    expect(times(asked, 'request_due')).toBe(1)
    expect(times(owner, 'request_late')).toBe(0)
    for (const day of [ANSWER_DAYS + 1, ANSWER_DAYS + 2, ANSWER_DAYS + 30]) morning(day)
    expect(times(asked, 'request_due')).toBe(2)
    expect(times(owner, 'request_late')).toBe(1)
    expect(toldTo(asked, { unread: true }).filter((kind) => kind === 'request_due')).toHaveLength(1)
  })

  it('that was answered, or whose need ended, is remembered no more', () => {
    const first = sentRequest()
    const second = sentRequest()
    declineRequest(first.consultant, first.requestId, { reason: 'other' })
    closeNeed(second.enterprise, second.needId, 'solved')
    morning(ANSWER_DAYS + 1)
    for (const { consultant: asked } of [first, second]) expect(times(asked, 'request_due')).toBe(0)
  })
})

it('a need whose consultants all said no or nothing is told of to its enterprise and the department, and anew after others were asked', () => {
  const officer = department()
  const need = sentRequest()
  declineRequest(need.consultant, need.requestId, { reason: 'other' })
  morning(0)
  expect(times(need.enterprise, 'need_unanswered')).toBe(0)
  for (const day of [1, 2, 9]) morning(day)
  expect(times(need.enterprise, 'need_unanswered')).toBe(1)
  expect(times(officer, 'need_unanswered')).toBe(1)
  const second = askConsultant(need, consultant())
  expect(toldTo(need.enterprise, { unread: true })).not.toContain('need_unanswered')
  declineRequest(second.consultant, second.requestId, { reason: 'other' })
  morning(1)
  expect(times(need.enterprise, 'need_unanswered')).toBe(2)
})

it('proposals that wait for a choice are remembered, counted from the last one', () => {
  const { enterprise: owner } = propose(sentRequest())
  const [first, second] = notificationKinds.proposals_wait.ladder
  for (const day of [first - 1, first, first + 1, second]) morning(day)
  expect(times(owner, 'proposals_wait')).toBe(2)
})

describe('a milestone', () => {
  const engaged = () => {
    const engagement = awardedEngagement()
    return { ...engagement, milestoneId: milestonesIn(engagement)[0]!.id }
  }

  it('is remembered before it is due and when it is late; the enterprise hears of that once', () => {
    const { consultant: helper, enterprise: owner } = engaged()
    expect(offer().milestones[0]!.dueWeek).toBe(2)
    for (const day of [10, 11, 12, 15, 16, 21, 40]) morning(day)
    expect(times(helper, 'milestone_due')).toBe(3)
    expect(times(owner, 'milestone_late')).toBe(1)
  })

  it('that was delivered waits for the enterprise instead, each time anew', () => {
    const { consultant: helper, enterprise: owner, engagementId, milestoneId } = engaged()
    submitMilestone(helper, engagementId, milestoneId, { note: 'Bản đầu' })
    for (const day of [2, 3, 7, 14, 30]) morning(day)
    expect(times(helper, 'milestone_due')).toBe(0)
    expect(times(owner, 'milestone_waits')).toBe(3)
    at(new Date(Date.now() + 30 * 86_400_000), () => {
      returnMilestone(owner, engagementId, milestoneId, { reason: 'Thiếu' })
      submitMilestone(helper, engagementId, milestoneId, { note: 'Bản hai' })
    })
    morning(33)
    expect(times(owner, 'milestone_waits')).toBe(4)
  })
})

it('a certificate that nobody looked at in time is told of to the department', () => {
  const officer = department()
  const { consultant: helper, engagementId } = completedEngagement()
  recordCertificate(helper, engagementId, certificate())
  for (const day of [VERIFICATION_DAYS, VERIFICATION_DAYS + 1, VERIFICATION_DAYS + 2]) morning(day)
  expect(times(officer, 'certificate_waits')).toBe(1)
})

it('a consultant hears a month and a week before its check ends, and when it has ended', () => {
  const { actor } = consultant({ checkedUntil: addDays(today(), 40) })
  for (const day of [5, 10, 20, 33, 35, 41, 60]) morning(day)
  expect(times(actor, 'check_ending')).toBe(3)
})

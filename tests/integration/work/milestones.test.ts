import { beforeEach, describe, expect, it } from 'vitest'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf, engagementsOf } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { addDays } from '~/domain/days'
import { today } from '~db/clock'
import { awardedEngagement, completedEngagement, milestonesIn } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const note = { note: 'Đã gửi báo cáo.' }

/** A fresh engagement with its two milestones and the steps that each party can take. */
function work() {
  const engagement = awardedEngagement()
  const { engagementId, enterprise, consultant } = engagement
  const [first, second] = milestonesIn(engagement)
  return {
    first: first!,
    second: second!,
    deliver: (id: string) => submitMilestone(consultant, engagementId, id, note),
    accept: (id: string) => acceptMilestone(enterprise, engagementId, id),
    giveBack: (id: string) => returnMilestone(enterprise, engagementId, id, { reason: 'Thiếu sơ đồ nhà xưởng.' }),
    now: () => engagementOf(enterprise, engagementId),
  }
}

describe('milestones', () => {
  it('say who acts next and until when, step by step', () => {
    const { first, second, deliver, accept, giveBack, now } = work()
    expect(now().next).toEqual({ kind: 'deliver', actor: 'consultant', dueOn: first.dueOn })
    deliver(first.id)
    expect(now().next).toEqual({ kind: 'accept', actor: 'enterprise', dueOn: addDays(today(), 7) })
    giveBack(first.id)
    expect(now().next).toEqual({ kind: 'deliver_again', actor: 'consultant', dueOn: first.dueOn })
    deliver(first.id)
    accept(first.id)
    expect(now().next).toEqual({ kind: 'deliver', actor: 'consultant', dueOn: second.dueOn })
    deliver(second.id)
    accept(second.id)
    expect(now()).toMatchObject({ status: 'completed', next: null })
  })

  it('come one after another', () => {
    const { second, deliver, now } = work()
    expect(refusal(() => deliver(second.id)).code).toBe('milestone.not_its_turn')
    expect(now().milestones.map((milestone) => milestone.status)).toEqual(['planned', 'planned'])
  })

  it('are accepted or returned only once delivered', () => {
    const { first, deliver, accept, giveBack } = work()
    expect(refusal(() => accept(first.id)).code).toBe('state_changed')
    expect(refusal(() => giveBack(first.id)).code).toBe('state_changed')
    deliver(first.id)
    expect(refusal(() => deliver(first.id)).code).toBe('state_changed')
    accept(first.id)
    expect(refusal(() => giveBack(first.id)).code).toBe('state_changed')
  })

  it('keep every delivery and why it was returned', () => {
    const { first, deliver, giveBack, now } = work()
    deliver(first.id)
    giveBack(first.id)
    deliver(first.id)
    const [milestone] = now().milestones
    expect(milestone).toMatchObject({
      status: 'submitted',
      deliveries: [
        { ...note, returnedReason: 'Thiếu sơ đồ nhà xưởng.' },
        { ...note, returnedReason: null, returnedAt: null },
      ],
    })
  })
})

describe('the list of engagements', () => {
  it('shows each party its own, running ones first', () => {
    const done = completedEngagement()
    const running = awardedEngagement({ enterprise: done.enterprise })
    expect(engagementsOf(done.enterprise).map((row) => [row.id, row.status])).toEqual([
      [running.engagementId, 'active'],
      [done.engagementId, 'completed'],
    ])
    expect(engagementsOf(running.consultant).map((row) => row.id)).toEqual([running.engagementId])
  })
})

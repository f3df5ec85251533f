import { describe, expect, it } from 'vitest'
import type { Day } from '~/domain/days'
import { ENGAGEMENT_STATUSES } from '~/domain/engagement/lifecycle'
import { GROUP_STATUSES, type MemberStatus, standingOf } from '~/domain/groups/lifecycle'
import { nextGroupStep } from '~/domain/groups/next-step'

const LEAD = 'one'
const group = {
  status: 'gathering' as const,
  dueOn: '2027-03-12' as Day,
  leadOrganisationId: LEAD as string | null,
  leadChangedOn: null as Day | null,
  work: null,
}
const member = (
  organisationId: string,
  status: MemberStatus,
  answeredOn: Day | null = null,
  leftOn: Day | null = null,
) => ({ organisationId, status, answeredOn, leftOn }) as const

describe('how a group stands', () => {
  it('is its own state until a consultant is chosen, and that of the work afterwards', () => {
    const known = GROUP_STATUSES.flatMap((status) =>
      [null, ...ENGAGEMENT_STATUSES].map((work) => [status, work, standingOf(status, work)]),
    )
    expect(known).toEqual([
      ['gathering', null, 'gathering'],
      ['gathering', 'active', 'gathering'],
      ['gathering', 'completed', 'gathering'],
      ['gathering', 'ended', 'gathering'],
      ['formed', null, 'formed'],
      ['formed', 'active', 'formed'],
      ['formed', 'completed', 'formed'],
      ['formed', 'ended', 'formed'],
      ['working', null, 'working'],
      ['working', 'active', 'working'],
      ['working', 'completed', 'completed'],
      ['working', 'ended', 'ended'],
      ['dissolved', null, 'dissolved'],
      ['dissolved', 'active', 'dissolved'],
      ['dissolved', 'completed', 'dissolved'],
      ['dissolved', 'ended', 'dissolved'],
    ])
  })

  it('is what its step follows', () => {
    const kinds = ENGAGEMENT_STATUSES.map(
      (work) => nextGroupStep({ ...group, status: 'working', work }, [], '2027-03-01').kind,
    )
    expect(kinds).toEqual(['working', 'completed', 'ended'])
  })
})

describe('a group that may be formed is to be within five working days', () => {
  const both = [member(LEAD, 'joined', '2027-03-02'), member('two', 'joined', '2027-03-03')]

  it('of the day on which the last of those asked answered', () => {
    expect(nextGroupStep(group, both, '2027-03-04')).toEqual({ kind: 'form', dueOn: '2027-03-10' })
    const declined = [...both, member('three', 'declined', '2027-03-04')]
    expect(nextGroupStep(group, declined, '2027-03-05')).toEqual({ kind: 'form', dueOn: '2027-03-11' })
  })

  it('of the last day for an answer where somebody has not, whoever answers later', () => {
    expect(nextGroupStep(group, [...both, member('three', 'asked')], '2027-03-12').kind).toBe('answer')
    const expected = { kind: 'form', dueOn: '2027-03-19' }
    expect(nextGroupStep(group, [...both, member('three', 'asked')], '2027-03-13')).toEqual(expected)
    expect(nextGroupStep(group, [...both, member('three', 'joined', '2027-03-16')], '2027-03-17')).toEqual(expected)
  })

  it('of the day on which its second member joined, or another one took over', () => {
    const late = [member(LEAD, 'joined', '2027-03-02'), member('two', 'joined', '2027-03-16')]
    expect(nextGroupStep(group, late, '2027-03-17')).toEqual({ kind: 'form', dueOn: '2027-03-23' })
    const without = { ...group, leadOrganisationId: null, leadChangedOn: '2027-03-17' as Day }
    expect(nextGroupStep(without, both, '2027-03-18')).toEqual({ kind: 'take_lead', dueOn: '2027-03-24' })
  })

  it('and given up as soon where too few are left', () => {
    const left = [member(LEAD, 'joined', '2027-03-02'), member('two', 'left', '2027-03-02', '2027-03-15')]
    expect(nextGroupStep(group, left, '2027-03-16')).toEqual({ kind: 'give_up', dueOn: '2027-03-22' })
  })
})

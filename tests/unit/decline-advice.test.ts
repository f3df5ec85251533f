import { describe, expect, it } from 'vitest'
import { commonestDecline } from '~/domain/proposals/decline-advice'
import { DECLINE_REASONS, type DeclineReason } from '~/domain/proposals/lifecycle'

const NONE = { budgetMillion: null, workMode: null }
const no = (declineReason: DeclineReason, day = 1) => ({
  status: 'declined' as const,
  declineReason,
  endedAt: new Date(Date.UTC(2026, 2, day)),
})
const waiting = { status: 'sent' as const, declineReason: null, endedAt: null }

describe('what is advised where consultants say no', () => {
  it('is nothing while nobody did', () => {
    expect(commonestDecline([], NONE)).toBeNull()
    expect(commonestDecline([waiting], NONE)).toBeNull()
  })

  it('follows the reason of most, counted among all who were asked', () => {
    const asked = [no('too_far', 9), no('budget_too_small'), waiting, no('budget_too_small', 2)]
    expect(commonestDecline(asked, NONE)).toMatchObject({ reason: 'budget_too_small', count: 2, asked: 4 })
  })

  it('and of equally many the one given last, in whatever order they were asked', () => {
    const asked = [no('conflict', 3), no('no_capacity', 5), no('too_far', 4)]
    for (const order of [asked, asked.toReversed()])
      expect(commonestDecline(order, NONE)).toMatchObject({ reason: 'no_capacity', count: 1 })
  })

  it('asks for what the need does not say or allow yet, and only for that', () => {
    const advice = (reason: DeclineReason, need: Partial<Parameters<typeof commonestDecline>[1]> = {}) =>
      commonestDecline([no(reason)], { ...NONE, ...need })!.advice
    expect(advice('budget_too_small')).toBe('say_budget')
    expect(advice('budget_too_small', { budgetMillion: 20 })).toBe('raise_budget')
    expect(advice('too_far', { workMode: 'onsite' })).toBe('allow_remote')
    for (const workMode of [null, 'remote'] as const) expect(advice('too_far', { workMode })).toBe('invite_nearer')
    expect(DECLINE_REASONS.map((reason) => advice(reason))).not.toContain(undefined)
  })
})

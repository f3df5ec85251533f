import type { WorkMode } from '../directory/lifecycle'
import type { DeclineReason, RequestStatus } from './lifecycle'

/** What an enterprise can do about a reason for which consultants say no. */
export type DeclineAdvice =
  | 'say_budget'
  | 'raise_budget'
  | 'allow_remote'
  | 'invite_nearer'
  | 'invite_or_later'
  | 'look_at_subjects'
  | 'invite_others'
  | 'read_or_ask'

type Wishes = { budgetMillion: number | null; workMode: WorkMode | null }

const ofBudget = ({ budgetMillion }: Wishes): DeclineAdvice => (budgetMillion === null ? 'say_budget' : 'raise_budget')

/** Who said nothing of how the work is done takes it from afar, too. */
const ofDistance = ({ workMode }: Wishes): DeclineAdvice =>
  workMode === null || workMode === 'remote' ? 'invite_nearer' : 'allow_remote'

const advice: Record<DeclineReason, (need: Wishes) => DeclineAdvice> = {
  no_capacity: () => 'invite_or_later',
  not_my_subject: () => 'look_at_subjects',
  too_far: ofDistance,
  budget_too_small: ofBudget,
  size_unfit: () => 'invite_others',
  conflict: () => 'invite_others',
  other: () => 'read_or_ask',
  size_or_budget: ofBudget,
}

/** The last request to a consultant. */
type Answered = { status: RequestStatus; declineReason: DeclineReason | null; endedAt: Date | null }

export type CommonestDecline = { reason: DeclineReason; count: number; asked: number; advice: DeclineAdvice }

/**
 * Why most of those who were asked about a need said no, of equally many the reason given last, and what can be done about it; null
 * while nobody did.
 */
export function commonestDecline(requests: readonly Answered[], need: Wishes): CommonestDecline | null {
  const given = new Map<DeclineReason, { count: number; last: number }>()
  for (const { status, declineReason, endedAt } of requests) {
    if (status !== 'declined' || !declineReason) continue
    const { count = 0, last = 0 } = given.get(declineReason) ?? {}
    given.set(declineReason, { count: count + 1, last: Math.max(last, endedAt?.getTime() ?? 0) })
  }
  const [first] = [...given].sort(([, a], [, b]) => b.count - a.count || b.last - a.last)
  if (!first) return null
  const [reason, { count }] = first
  return { reason, count, asked: requests.length, advice: advice[reason](need) }
}

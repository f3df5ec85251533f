import { addDays, type Day } from '../days'
import { isOverdue } from '../overdue'
import { CHOICE_DAYS, INTEREST_DAYS, proposalStanding, type RequestStatus } from '../proposals/lifecycle'
import { renewDay } from '../proposals/next-step'
import { addWorkingDays } from '../working-days'
import { INVITE_DAYS, type NeedStatus } from './lifecycle'

/**
 * What a need waits for until a proposal is chosen: who acts, on what, and until when where a day is set. `late`: invitations
 * whose day has ended without an answer, since the first of them. `renew`: the time of whatever was offered has
 * ended; the enterprise acts where nobody renewed it by their day. `interest`:
 * consultants who were not invited wait for an answer. `waves`: further ones are invited by the system on that day, unless enough are
 * interested.
 */
export type NeedStep =
  | { kind: 'publish'; actor: 'enterprise'; dueOn: null }
  | { kind: 'invite'; actor: 'enterprise'; dueOn: Day }
  | { kind: 'compare'; actor: 'enterprise'; count: number; dueOn: Day }
  | { kind: 'late'; actor: 'enterprise'; count: number; dueOn: Day }
  | { kind: 'interest'; actor: 'enterprise'; count: number; dueOn: Day }
  | { kind: 'waves'; actor: 'system'; wanted: number; dueOn: Day }
  | { kind: 'renew'; actor: 'consultant' | 'enterprise'; count: number; dueOn: Day }
  | { kind: 'wait'; actor: 'consultant'; count: number; dueOn: Day }
  | { kind: 'closed'; actor: null; dueOn: null }

/** A request as far as it decides what comes next. */
export type Asked = {
  status: RequestStatus
  sentOn: Day
  dueOn: Day
  answeredOn: Day | null
  withdrawnOn: Day | null
  /** Until when what was offered on it holds. */
  validUntil: Day | null
}

/**
 * What a need waits for: its requests, the days on which interests were said that wait for an answer, the next wave, and since when it
 * is open; a draft is not.
 */
export type Awaited = {
  openSince: Day | null
  requests: readonly Asked[]
  interests: readonly Day[]
  nextWave: { on: Day; wanted: number } | null
}

/** The next step of a need, by what was asked and answered so far. */
export function nextNeedStep(
  status: NeedStatus,
  { openSince, requests, interests, nextWave }: Awaited,
  today: Day,
): NeedStep {
  if (status === 'closed') return { kind: 'closed', actor: null, dueOn: null }
  if (status === 'draft' || openSince === null) return { kind: 'publish', actor: 'enterprise', dueOn: null }
  const proposed = requests.filter((asked) => asked.status === 'proposed')
  const hasLapsed = ({ validUntil }: { validUntil: Day | null }) =>
    proposalStanding({ status: 'submitted', validUntil }, today) === 'lapsed'
  const lapsed = proposed.filter(hasLapsed)
  const count = proposed.length - lapsed.length
  if (count > 0) return { kind: 'compare', actor: 'enterprise', count, dueOn: chooseDay(proposed) }
  const open = requests.filter((asked) => asked.status === 'sent')
  const late = open.map(({ dueOn }) => dueOn).filter((dueOn) => isOverdue(dueOn, today))
  if (late.length > 0) return { kind: 'late', actor: 'enterprise', count: late.length, dueOn: late.sort()[0]! }
  const [first] = [...interests].sort()
  if (first) {
    const dueOn = addWorkingDays(first, INTEREST_DAYS)
    return { kind: 'interest', actor: 'enterprise', count: interests.length, dueOn }
  }
  if (nextWave) return { kind: 'waves', actor: 'system', wanted: nextWave.wanted, dueOn: nextWave.on }
  if (lapsed.length > 0) {
    const dueOn = lastOf([chooseDay(lapsed), ...lapsed.map(renewDay)])
    const actor = isOverdue(dueOn, today) ? 'enterprise' : 'consultant'
    return { kind: 'renew', actor, count: lapsed.length, dueOn }
  }
  if (open.length === 0) {
    const since = lastOf([openSince, ...requests.map((asked) => asked.answeredOn ?? asked.withdrawnOn ?? asked.sentOn)])
    return { kind: 'invite', actor: 'enterprise', dueOn: addWorkingDays(since, INVITE_DAYS) }
  }
  return { kind: 'wait', actor: 'consultant', count: open.length, dueOn: lastOf(open.map(({ dueOn }) => dueOn)) }
}

/** Until when the enterprise is expected to choose: CHOICE_DAYS from the last of what was offered. */
export const chooseDay = (proposed: readonly Pick<Asked, 'answeredOn' | 'sentOn'>[]): Day =>
  addDays(lastOf(proposed.map(({ answeredOn, sentOn }) => answeredOn ?? sentOn)), CHOICE_DAYS)

const lastOf = (days: Day[]): Day => days.sort().at(-1)!

import { addDays, type Day } from '../days'
import { isOverdue } from '../overdue'
import { CHOICE_DAYS, INTEREST_DAYS, quietUntil, type RequestStatus } from '../proposals/lifecycle'
import { addWorkingDays } from '../working-days'
import type { NeedStatus } from './lifecycle'

/**
 * What a need waits for until a proposal is chosen: who acts, on what, and until when where a day is set. `late`: invitations
 * whose day has ended without an answer, since the first of them; whoever was reminded has the days of that to answer. `interest`:
 * consultants who were not invited wait for an answer. `waves`: further ones are invited by the system on that day, unless enough are
 * interested.
 */
export type NeedStep =
  | { kind: 'publish' | 'invite'; actor: 'enterprise'; dueOn: null }
  | { kind: 'compare'; actor: 'enterprise'; count: number; dueOn: Day }
  | { kind: 'late'; actor: 'enterprise'; count: number; dueOn: Day }
  | { kind: 'interest'; actor: 'enterprise'; count: number; dueOn: Day }
  | { kind: 'waves'; actor: 'system'; wanted: number; dueOn: Day }
  | { kind: 'wait'; actor: 'consultant'; count: number; dueOn: Day }
  | { kind: 'closed'; actor: null; dueOn: null }

/** A request as far as it decides what comes next. */
export type Asked = {
  status: RequestStatus
  sentOn: Day
  dueOn: Day
  answeredOn: Day | null
  remindedOn: Day | null
}

/** What a need waits for: its requests, the days on which interests were said that wait for an answer, and the next wave. */
export type Awaited = {
  requests: readonly Asked[]
  interests: readonly Day[]
  nextWave: { on: Day; wanted: number } | null
}

/** The next step of a need, by what was asked and answered so far. */
export function nextNeedStep(status: NeedStatus, { requests, interests, nextWave }: Awaited, today: Day): NeedStep {
  if (status === 'draft') return { kind: 'publish', actor: 'enterprise', dueOn: null }
  if (status === 'closed') return { kind: 'closed', actor: null, dueOn: null }
  const proposed = requests.filter((asked) => asked.status === 'proposed')
  if (proposed.length > 0) {
    const last = lastOf(proposed.map(({ answeredOn, sentOn }) => answeredOn ?? sentOn))
    return { kind: 'compare', actor: 'enterprise', count: proposed.length, dueOn: addDays(last, CHOICE_DAYS) }
  }
  const open = requests.filter((asked) => asked.status === 'sent')
  const late = open.filter((asked) => isOverdue(answerBy(asked), today)).map(({ dueOn }) => dueOn)
  if (late.length > 0) return { kind: 'late', actor: 'enterprise', count: late.length, dueOn: late.sort()[0]! }
  const [first] = [...interests].sort()
  if (first) {
    const dueOn = addWorkingDays(first, INTEREST_DAYS)
    return { kind: 'interest', actor: 'enterprise', count: interests.length, dueOn }
  }
  if (nextWave) return { kind: 'waves', actor: 'system', wanted: nextWave.wanted, dueOn: nextWave.on }
  if (open.length === 0) return { kind: 'invite', actor: 'enterprise', dueOn: null }
  return { kind: 'wait', actor: 'consultant', count: open.length, dueOn: lastOf(open.map(answerBy)) }
}

const lastOf = (days: Day[]): Day => days.sort().at(-1)!

/** Until when an answer is waited for: the day that was given, after a reminder at least the working days of it. */
const answerBy = (asked: Asked): Day => lastOf([asked.dueOn, ...(asked.remindedOn ? [quietUntil(asked)] : [])])

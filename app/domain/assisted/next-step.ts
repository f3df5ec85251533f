import { addDays, type Day } from '../days'
import { CALL_DAYS, CONFIRM_DAYS, type AssistedStatus } from './lifecycle'

export type Standing = AssistedStatus | 'lapsed'

type Row = { status: AssistedStatus; expiresAt: Date | null }

/** How an entry stands at a moment. */
export const standingOf = ({ status, expiresAt }: Row, now: Date): Standing =>
  status === 'waiting' && expiresAt !== null && expiresAt <= now ? 'lapsed' : status

/**
 * What an officer is to do about an entry, and since or until when. `call`: the enterprise has said nothing for some of CALL_DAYS; `wait`:
 * it has until then.
 */
export type AssistedStep =
  { kind: 'finish' | 'renew' | 'correct' | 'none'; dueOn: null } | { kind: 'call' | 'wait'; dueOn: Day }

export function nextAssistedStep(
  { standing, askedOn, calledOn }: { standing: Standing; askedOn: Day | null; calledOn: Day | null },
  today: Day,
): AssistedStep {
  if (standing === 'writing') return { kind: 'finish', dueOn: null }
  if (standing === 'lapsed') return { kind: 'renew', dueOn: null }
  if (standing === 'refused') return { kind: 'correct', dueOn: null }
  if (standing !== 'waiting' || askedOn === null) return { kind: 'none', dueOn: null }
  const reached = CALL_DAYS.map((days) => addDays(askedOn, days)).findLast((day) => day <= today)
  if (reached && (calledOn === null || calledOn < reached)) return { kind: 'call', dueOn: reached }
  return { kind: 'wait', dueOn: addDays(askedOn, CONFIRM_DAYS) }
}

import type { Day } from '../days'
import type { RequestStatus } from '../proposals/lifecycle'
import type { NeedStatus } from './lifecycle'

/** What a need waits for until a proposal is chosen: who acts, on what, and until when where a day is set. */
export type NeedStep =
  | { kind: 'publish' | 'invite' }
  | { kind: 'closed' }
  | { kind: 'compare'; proposals: number }
  | { kind: 'wait'; waiting: number; until: Day }

type Asked = { status: RequestStatus; dueOn: Day }

/** The next step of a need, by what was asked and answered so far. */
export function nextNeedStep(status: NeedStatus, requests: readonly Asked[]): NeedStep {
  if (status === 'draft') return { kind: 'publish' }
  if (status === 'closed') return { kind: 'closed' }
  const proposals = requests.filter((sent) => sent.status === 'proposed').length
  if (proposals > 0) return { kind: 'compare', proposals }
  const days = requests.filter((sent) => sent.status === 'sent').map((sent) => sent.dueOn)
  const until = days.sort().at(-1)
  return until ? { kind: 'wait', waiting: days.length, until } : { kind: 'invite' }
}

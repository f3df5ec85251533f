import type { Day } from '../days'
import type { ExpectedResult } from '../measures/queries.server'
import type { Entry } from './journal.server'
import type { Followed, FollowUpKind } from './lifecycle'

/**
 * `since`: what it waits since; `listedOn`: the day on which it came onto the list; `helpFrom`: from which on its button can be pressed;
 * null: no more.
 */
export type Waiting = { since: Day; listedOn: Day; helpFrom: Day | null | ((entries: readonly Entry[]) => Day | null) }

/** An invitation, or the offer upon it, for which its need stands on the list. */
export type Part = Waiting & { requestId: string; consultant: string }

export type Found = Waiting & {
  kind: FollowUpKind
  about: Followed
  recordId: string
  needText: string | null
  enterprise: string | null
  consultant: string | null
  subject?: string
  /** Of a need, where it stands for them: each waits by itself. */
  parts: Part[]
  /** Invitations without a reply, of a consultant. */
  unanswered?: number
  /** Of completed work: what was to come of it. */
  result?: ExpectedResult
}

import type { Day } from '../days'
import { addWorkingDays } from '../working-days'
import { type ProposalStatus, proposalStanding, RENEW_DAYS, type RequestStatus } from './lifecycle'

/**
 * What a request waits for: who acts, on what, until when. `offer`: an answer of a consultant who said they are interested; `renew`: what
 * was proposed holds no more, or its partner has left; `work`: its proposal was chosen.
 */
export type RequestStep =
  | { kind: 'answer' | 'offer' | 'renew'; actor: 'consultant'; dueOn: Day }
  | { kind: 'choose'; actor: 'enterprise'; dueOn: Day }
  | { kind: 'work' | 'ended'; actor: null; dueOn: null }

/** A request as far as it decides what comes next. */
export type RequestStanding = {
  status: RequestStatus
  needStatus: string
  isInterested: boolean
  dueOn: Day
  /** `partnerLeft`: the partner with whom it is offered is no longer in it. */
  proposal: { status: ProposalStatus; validUntil: Day | null; partnerLeft: boolean } | null
  /** Until when the enterprise is expected to choose. */
  chooseBy: Day | null
}

/** Until when the consultant of an offer whose time has ended is expected to renew it. */
export const renewDay = ({ validUntil }: { validUntil: Day | null }): Day => addWorkingDays(validUntil!, RENEW_DAYS)

/** The next step of a request; its lists and its pages all say it. */
export function nextRequestStep(standing: RequestStanding, today: Day): RequestStep {
  const { status, needStatus, isInterested, dueOn, proposal, chooseBy } = standing
  if (proposal?.status === 'awarded') return { kind: 'work', actor: null, dueOn: null }
  if (needStatus !== 'published') return { kind: 'ended', actor: null, dueOn: null }
  if (status === 'sent') return { kind: isInterested ? 'offer' : 'answer', actor: 'consultant', dueOn }
  if (status !== 'proposed' || proposal?.status !== 'submitted' || chooseBy === null)
    return { kind: 'ended', actor: null, dueOn: null }
  if (proposalStanding(proposal, today) === 'lapsed') {
    const renewBy = renewDay(proposal)
    return { kind: 'renew', actor: 'consultant', dueOn: renewBy > chooseBy ? renewBy : chooseBy }
  }
  if (proposal.partnerLeft) return { kind: 'renew', actor: 'consultant', dueOn: chooseBy }
  return { kind: 'choose', actor: 'enterprise', dueOn: chooseBy }
}

import type { Kind } from './kind'

const BOTH = { to: ['enterprise', 'consultant'], mail: 'immediate' } as const
const DEPARTMENT = { to: ['department'], mail: 'immediate' } as const
const RUNS_OR_ENDED = ['engagement.resumed', 'engagement.ended'] as const
const END_ANSWERED = ['end.objected', 'end.withdrawn', 'engagement.ended'] as const
const CLOSED = ['dispute.closed', 'dispute.withdrawn'] as const
const PAYMENT_ANSWERED = ['payment.confirmed', 'payment.missing', 'payment.withdrawn'] as const

/** Work after a choice that does not go by its plan, and what is paid for it. */
export const workKinds = {
  work_paused: { ...BOTH, about: 'engagement', events: ['engagement.paused'], settledBy: RUNS_OR_ENDED },
  pause_extended: { ...BOTH, about: 'engagement', events: ['engagement.pause_extended'], settledBy: RUNS_OR_ENDED },
  work_resumed: { ...BOTH, about: 'engagement', events: ['engagement.resumed'] },
  pause_ending: {
    ...BOTH,
    about: 'engagement',
    ladder: [0, 7],
    settledBy: ['engagement.pause_extended', ...RUNS_OR_ENDED],
  },
  resume_asked: {
    ...BOTH,
    about: 'engagement',
    events: ['follow_up.resume_asked'],
    settledBy: ['follow_up.resume_asked', 'engagement.pause_extended', ...RUNS_OR_ENDED],
  },
  end_proposed: { ...BOTH, about: 'end', events: ['end.proposed'], settledBy: END_ANSWERED },
  end_waits: { ...BOTH, about: 'end', ladder: [-5, 0], settledBy: END_ANSWERED },
  end_objected: { ...BOTH, about: 'end', events: ['end.objected'] },
  end_withdrawn: { ...BOTH, about: 'end', events: ['end.withdrawn'] },
  end_unanswered: { to: ['department'], about: 'end', mail: 'daily', ladder: [1], settledBy: END_ANSWERED },
  work_ended: { ...BOTH, about: 'engagement', events: ['engagement.ended'] },
  milestone_decided: { ...BOTH, about: 'milestone', events: ['milestone.accepted', 'milestone.returned'] },
  delivery_unseen: {
    to: ['department'],
    about: 'milestone',
    mail: 'daily',
    ladder: [1],
    settledBy: ['milestone.accepted', 'milestone.returned', 'engagement.paused', 'engagement.ended'],
  },
  dispute_opened: { ...BOTH, about: 'dispute', events: ['dispute.opened'], settledBy: CLOSED },
  dispute_to_mediate: { ...DEPARTMENT, about: 'dispute', events: ['dispute.opened'], settledBy: CLOSED },
  dispute_unheard: {
    ...DEPARTMENT,
    about: 'dispute',
    ladder: [0, 4],
    settledBy: ['dispute.recorded', ...CLOSED],
  },
  dispute_late: { ...DEPARTMENT, about: 'dispute', ladder: [-7, 1, 15], settledBy: CLOSED },
  dispute_recorded: { ...BOTH, about: 'dispute', events: ['dispute.recorded'] },
  dispute_closed: { ...BOTH, about: 'dispute', events: ['dispute.closed'] },
  dispute_withdrawn: { ...BOTH, about: 'dispute', events: ['dispute.withdrawn'] },
  payment_marked: {
    to: ['consultant'],
    about: 'payment',
    mail: 'immediate',
    events: ['payment.marked'],
    settledBy: PAYMENT_ANSWERED,
  },
  payment_waits: { to: ['consultant'], about: 'payment', mail: 'daily', ladder: [0, 7], settledBy: PAYMENT_ANSWERED },
  payment_confirmed: { to: ['enterprise'], about: 'payment', mail: 'daily', events: ['payment.confirmed'] },
  payment_missing: {
    to: ['enterprise'],
    about: 'payment',
    mail: 'immediate',
    events: ['payment.missing'],
  },
} as const satisfies Record<string, Kind>

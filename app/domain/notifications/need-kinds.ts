import type { Kind } from './kind'

/** What becomes of a need. */
export const needKinds = {
  request_need_changed: {
    to: ['consultant'],
    merges: true,
    about: 'request',
    mail: 'immediate',
    events: ['need.changed'],
    settledBy: ['request.declined', 'proposal.submitted', 'request.withdrawn', 'need.closed'],
  },
  interest_received: {
    to: ['enterprise'],
    merges: true,
    about: 'need',
    mail: 'daily',
    events: ['interest.said'],
    settledBy: ['interest.accepted', 'interest.declined', 'need.closed'],
  },
  interest_declined: { to: ['consultant'], about: 'interest', mail: 'daily', events: ['interest.declined'] },
  interest_ended: { to: ['consultant'], about: 'interest', mail: 'daily', events: ['need.closed'] },
  waves_sent: { to: ['enterprise'], about: 'need', mail: 'daily', events: ['waves.sent'], settledBy: ['need.closed'] },
  waves_blocked: {
    to: ['enterprise'],
    about: 'need',
    mail: 'daily',
    events: ['waves.blocked'],
    settledBy: ['request.withdrawn', 'request.declined', 'waves.sent', 'waves.stopped', 'waves.ended', 'need.closed'],
  },
  waves_ended: {
    to: ['enterprise'],
    about: 'need',
    mail: 'immediate',
    events: ['waves.ended'],
    settledBy: ['request.sent', 'need.closed'],
  },
  need_unasked: {
    to: ['enterprise'],
    about: 'need',
    mail: 'daily',
    ladder: [2, 7],
    settledBy: ['request.sent', 'need.closed'],
  },
  need_new_consultants: {
    to: ['enterprise'],
    about: 'need',
    mail: 'daily',
    ladder: [0],
    settledBy: ['request.sent', 'need.closed'],
  },
  need_still_wanted: {
    to: ['enterprise'],
    about: 'need',
    mail: 'immediate',
    events: ['need.asked'],
    settledBy: ['need.asked', 'need.kept', 'need.closed', 'request.sent', 'need.changed'],
  },
  need_ended_silently: { to: ['enterprise'], about: 'need', mail: 'immediate', events: ['need.closed'] },
  need_unanswered: {
    to: ['enterprise', 'department'],
    about: 'need',
    mail: 'daily',
    ladder: [1],
    settledBy: ['request.sent', 'proposal.submitted', 'need.closed'],
  },
} as const satisfies Record<string, Kind>

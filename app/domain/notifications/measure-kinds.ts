import type { Kind } from './kind'

const DECIDED = ['measure.verified', 'measure.rejected'] as const
const REPORTED = ['measure.reported', 'measure.reported_again'] as const

/** What is measured before and after the work, and what becomes of it. */
export const measureKinds = {
  measure_wanted: {
    to: ['enterprise'],
    about: 'engagement',
    mail: 'daily',
    events: ['engagement.completed'],
    settledBy: ['measure.reported'],
  },
  /** The same for a member of a group, of what is measured at its place. */
  measure_wanted_member: {
    to: ['enterprise'],
    about: 'measure',
    mail: 'daily',
    events: ['engagement.completed'],
    settledBy: ['measure.reported'],
  },
  /** The department asks for the measure after work that was done long ago. */
  measure_asked: {
    to: ['enterprise'],
    about: 'engagement',
    mail: 'immediate',
    events: ['follow_up.result_asked'],
    settledBy: ['follow_up.result_asked', 'measure.reported'],
  },
  measure_reported: { to: ['consultant'], about: 'measure', mail: 'daily', events: REPORTED, settledBy: DECIDED },
  measure_to_verify: { to: ['department'], about: 'measure', mail: 'daily', events: REPORTED, settledBy: DECIDED },
  measure_second: {
    to: ['department'],
    about: 'measure',
    mail: 'daily',
    events: ['measure.seconded'],
    settledBy: DECIDED,
  },
  measure_waits: { to: ['department'], about: 'measure', mail: 'daily', ladder: [1, 8], settledBy: DECIDED },
  measure_verified: {
    to: ['enterprise', 'consultant'],
    about: 'measure',
    mail: 'immediate',
    events: ['measure.verified'],
  },
  measure_rejected: {
    to: ['enterprise', 'consultant'],
    about: 'measure',
    mail: 'immediate',
    events: ['measure.rejected'],
    settledBy: ['measure.reported_again'],
  },
  measure_six: { to: ['enterprise'], about: 'measure', mail: 'daily', ladder: [0, 14], settledBy: ['measure.read'] },
  measure_twelve: { to: ['enterprise'], about: 'measure', mail: 'daily', ladder: [0, 14], settledBy: ['measure.read'] },
} as const satisfies Record<string, Kind>

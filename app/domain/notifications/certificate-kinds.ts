import type { Kind } from './kind'

const REPORTED = ['certificate.recorded', 'outcome.reported_again'] as const
const DECIDED = ['outcome.verified', 'outcome.rejected'] as const

/** The certificate that comes of work, until the department has decided on it. */
export const certificateKinds = {
  certificate_wanted: {
    to: ['enterprise', 'consultant'],
    about: 'engagement',
    mail: 'daily',
    events: ['engagement.completed'],
    settledBy: ['certificate.recorded'],
  },
  /** The department asks for the result of work that was done long ago. */
  result_asked: {
    to: ['enterprise', 'consultant'],
    about: 'engagement',
    mail: 'immediate',
    events: ['follow_up.result_asked'],
    settledBy: ['follow_up.result_asked', 'certificate.recorded', 'document.recorded'],
  },
  certificate_reported: {
    to: ['enterprise', 'consultant'],
    about: 'outcome',
    mail: 'daily',
    events: REPORTED,
    settledBy: DECIDED,
  },
  certificate_to_verify: {
    to: ['department'],
    about: 'outcome',
    mail: 'daily',
    events: REPORTED,
    settledBy: DECIDED,
  },
  certificate_waits: {
    to: ['department'],
    about: 'outcome',
    mail: 'daily',
    ladder: [1, 8],
    settledBy: DECIDED,
  },
  outcome_verified: {
    to: ['enterprise', 'consultant'],
    about: 'outcome',
    mail: 'immediate',
    events: ['outcome.verified'],
  },
  outcome_rejected: {
    to: ['enterprise', 'consultant'],
    about: 'outcome',
    mail: 'immediate',
    events: ['outcome.rejected'],
    settledBy: ['outcome.reported_again'],
  },
  /** What the body did with a paper that counts. */
  certificate_status: {
    to: ['enterprise', 'consultant'],
    about: 'outcome',
    mail: 'immediate',
    events: ['certificate.status_changed'],
  },
} as const satisfies Record<string, Kind>

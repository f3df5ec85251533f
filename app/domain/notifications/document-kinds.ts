import type { Kind } from './kind'

const REPORTED = ['document.recorded', 'document.reported_again'] as const
const DECIDED = ['document.verified', 'document.rejected'] as const

/** The document that work ends in, until the department has decided on it. */
export const documentKinds = {
  document_wanted: {
    to: ['enterprise', 'consultant'],
    about: 'engagement',
    mail: 'daily',
    events: ['engagement.completed'],
    settledBy: ['document.recorded'],
  },
  /** Before and after the last day for it. */
  document_due: {
    to: ['enterprise', 'consultant'],
    about: 'engagement',
    mail: 'daily',
    ladder: [-7, 1],
    settledBy: ['document.recorded'],
  },
  document_reported: {
    to: ['enterprise', 'consultant'],
    about: 'document',
    mail: 'daily',
    events: REPORTED,
    settledBy: DECIDED,
  },
  document_to_verify: { to: ['department'], about: 'document', mail: 'daily', events: REPORTED, settledBy: DECIDED },
  document_waits: { to: ['department'], about: 'document', mail: 'daily', ladder: [1, 8], settledBy: DECIDED },
  document_verified: {
    to: ['enterprise', 'consultant'],
    about: 'document',
    mail: 'immediate',
    events: ['document.verified'],
  },
  document_rejected: {
    to: ['enterprise', 'consultant'],
    about: 'document',
    mail: 'immediate',
    events: ['document.rejected'],
    settledBy: ['document.reported_again'],
  },
} as const satisfies Record<string, Kind>

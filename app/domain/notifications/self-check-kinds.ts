import type { Kind } from './kind'

/** A year after a result was kept: the enterprise may see what has changed. */
export const selfCheckKinds = {
  self_check_due: {
    to: ['enterprise'],
    about: 'selfCheck',
    mail: 'daily',
    ladder: [0, 30],
    settledBy: ['self_check.kept', 'self_check.removed'],
  },
} as const satisfies Record<string, Kind>

import type { Kind } from './kind'

const SETTLED = ['assisted.confirmed', 'assisted.refused', 'assisted.withdrawn', 'assisted.changed'] as const

/** A need that an officer wrote down: its enterprise is asked, and the officer hears what it said. */
export const assistedKinds = {
  assisted_to_confirm: {
    to: ['enterprise'],
    about: 'assisted',
    mail: 'immediate',
    events: ['assisted.asked'],
    settledBy: ['assisted.asked', ...SETTLED],
  },
  assisted_confirmed: { to: ['department'], about: 'assisted', mail: 'daily', events: ['assisted.confirmed'] },
  assisted_refused: {
    to: ['department'],
    about: 'assisted',
    mail: 'immediate',
    events: ['assisted.refused'],
    settledBy: ['assisted.changed', 'assisted.withdrawn'],
  },
} as const satisfies Record<string, Kind>

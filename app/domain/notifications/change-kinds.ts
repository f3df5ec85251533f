import type { Kind } from './kind'

/** A change waits for no answer any more. */
const ANSWERED = ['change.confirmed', 'change.declined', 'change.withdrawn'] as const
const BOTH = { to: ['enterprise', 'consultant'], about: 'change', mail: 'immediate' } as const

/** What becomes of changes that one side of an engagement proposed. */
export const changeKinds = {
  change_proposed: { ...BOTH, events: ['change.proposed'], settledBy: ANSWERED },
  change_waits: { ...BOTH, ladder: [0], settledBy: ANSWERED },
  change_lapsed: { ...BOTH, ladder: [1], settledBy: ANSWERED },
  change_confirmed: { ...BOTH, events: ['change.confirmed'] },
  change_declined: { ...BOTH, events: ['change.declined'] },
  change_withdrawn: { ...BOTH, events: ['change.withdrawn'] },
} as const satisfies Record<string, Kind>

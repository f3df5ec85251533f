import { ENDING_LADDER, SURVEILLANCE_LADDER } from '../certification/paper-dates'
import type { Kind } from './kind'

/** What is due of certificates that an enterprise holds, or in whose register it stands. */
export const paperKinds = {
  paper_ending: { to: ['enterprise'], about: 'paper', mail: 'daily', ladder: ENDING_LADDER },
  paper_surveillance: { to: ['enterprise'], about: 'paper', mail: 'daily', ladder: SURVEILLANCE_LADDER },
  /** Another edition took the place of the one that it names. */
  paper_edition: { to: ['enterprise'], about: 'paper', mail: 'daily', ladder: [0] },
} as const satisfies Record<string, Kind>

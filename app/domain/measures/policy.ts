import type { Actor } from '../accounts/lifecycle'
import { canSeeEngagement, type Parties, sideOf } from '../engagement/policy'

/** Either party says what was measured before the work. */
export const canStartMeasure = canSeeEngagement

/** What was measured after it is the enterprise's word alone: who is paid for a gain does not measure it. */
export const canMeasureAfter = (actor: Actor, parties: Parties) =>
  sideOf(actor) === 'enterprise' && canSeeEngagement(actor, parties)

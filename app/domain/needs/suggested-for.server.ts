import type { Actor } from '../accounts/lifecycle'
import { knownOf } from '../suggestion/known-of.server'
import { shownSubjects } from '../suggestion/shown-subjects.server'
import type { Need } from './queries.server'

/** The subjects that the actor was shown for the text of a need, best first. */
export const suggestedFor = (actor: Actor, need: Need): string[] =>
  shownSubjects(need.text, { ...knownOf(actor), sectorCode: need.sectorCode, answers: need.answers })

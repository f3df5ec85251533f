import type { Actor } from '../accounts/lifecycle'
import { knownOf } from '../suggestion/known-of.server'
import { shownSubjects } from '../suggestion/shown-subjects.server'
import type { Need } from './queries.server'

/** What is known of the actor and its need beside the text. */
export const knownFor = (actor: Actor, need: Need) => ({
  ...knownOf(actor),
  sectorCode: need.sectorCode,
  answers: need.answers,
})

/** The subjects that the actor was shown for the text of a need, best first. */
export const suggestedFor = (actor: Actor, need: Need): string[] => shownSubjects(need.text, knownFor(actor, need))

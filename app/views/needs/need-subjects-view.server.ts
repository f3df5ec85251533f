import type { Actor } from '~/domain/accounts/lifecycle'
import { type Need, subjectsOfNeed } from '~/domain/needs/queries.server'
import type { Seen } from '~/domain/seen'
import { knownFor } from '~/domain/needs/suggested-for.server'
import { understandNeed } from '~/domain/suggestion/understand-need.server'
import { understoodView } from './understood-view.server'

/** The subjects that a draft's text suggests, with those confirmed so far, and the questions that tell close ones apart. */
export function needSubjectsView(actor: Actor, need: Need & Seen<'need'>) {
  const understood = understandNeed(need.text, knownFor(actor, need))
  const confirmed = subjectsOfNeed(need).map(({ subjectCode }) => subjectCode)
  const chosen = confirmed.length > 0 ? confirmed : understood.ticked
  return {
    need: { id: need.id, text: need.text, answers: need.answers },
    chosen,
    ...understoodView(understood, chosen),
  }
}

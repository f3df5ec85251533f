import type { Actor } from '~/domain/accounts/lifecycle'
import { QUESTIONS } from '~/domain/suggestion/questions'
import { type Need, subjectsOfNeed } from '~/domain/needs/queries.server'
import type { Seen } from '~/domain/seen'
import { knownFor } from '~/domain/needs/suggested-for.server'
import { understandNeed } from '~/domain/suggestion/understand-need.server'
import { understoodView } from './understood-view.server'

/** The subjects that a need's text suggests, with those confirmed so far, and for a draft the questions that tell close ones apart. */
export function needSubjectsView(actor: Actor, need: Need & Seen<'need'>) {
  const understood = understandNeed(need.text, knownFor(actor, need))
  const confirmed = subjectsOfNeed(need).map(({ subjectCode }) => subjectCode)
  const chosen = confirmed.length > 0 ? confirmed : understood.ticked
  return {
    need: { id: need.id, text: need.text, answers: need.answers },
    chosen,
    ...understoodView(understood, chosen),
    ...(need.status !== 'draft' && { questions: [] }),
  }
}

/** What the form begins with: the ticks, and the answer to every question, asked or not. */
export const begunWith = ({ chosen, need: { answers } }: ReturnType<typeof needSubjectsView>) => ({
  suggested: chosen,
  answers: Object.fromEntries(QUESTIONS.map(({ code }) => [code, answers[code] ?? null])),
})

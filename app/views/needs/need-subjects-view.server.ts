import type { Actor } from '~/domain/accounts/lifecycle'
import { type Need, subjectsOfNeed } from '~/domain/needs/queries.server'
import type { Seen } from '~/domain/seen'
import { knownFor } from '~/domain/needs/suggested-for.server'
import { likelySubjects, shownSuggestions } from '~/domain/suggestion/likely-subjects'
import { questionsFor } from '~/domain/suggestion/questions'
import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { subjectChoices, subjectSuggestions } from '~/views/choices/subject-choices.server'
import { questionChoices } from './question-choices'

/** The subjects that a draft's text suggests, with those confirmed so far, and the questions that tell close ones apart. */
export function needSubjectsView(actor: Actor, need: Need & Seen<'need'>) {
  const context = knownFor(actor, need)
  const suggestions = shownSuggestions(suggestSubjects(need.text, context))
  const confirmed = subjectsOfNeed(need).map(({ subjectCode }) => subjectCode)
  const chosen = confirmed.length > 0 ? confirmed : likelySubjects(suggestions)
  return {
    need: { id: need.id, text: need.text, answers: need.answers },
    chosen,
    suggestions: subjectSuggestions(suggestions, chosen),
    subjects: subjectChoices(),
    questions: questionChoices(questionsFor(suggestions, context, need.answers)),
  }
}

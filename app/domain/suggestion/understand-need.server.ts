import { likelySubjects, shownSuggestions } from './likely-subjects'
import { type Question, questionsFor } from './questions'
import { type SuggestContext, suggestSubjects } from './suggest-subjects.server'
import type { Suggestion } from './suggestion'

/** What a page says of a text. */
export type Understanding = {
  /** The subjects that are shown, best first, at most five. */
  shown: Suggestion[]
  /** Codes of those that are ticked for the person from the start, best first. */
  ticked: string[]
  /** At most two. */
  questions: Question[]
}

/** What was understood of a text: which subjects are shown, which of them ticked, and what is asked. */
export function understandNeed(text: string, context: SuggestContext = {}): Understanding {
  const shown = shownSuggestions(suggestSubjects(text, context))
  return { shown, ticked: likelySubjects(shown), questions: questionsFor(shown, context, context.answers ?? {}) }
}

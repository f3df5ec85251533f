import type { Understanding } from '~/domain/suggestion/understand-need.server'
import { subjectChoices, subjectSuggestions } from '~/views/choices/subject-choices.server'
import { questionChoices } from './question-choices'

/**
 * What was understood of a text, as the chooser of subjects and the questions show it; `chosen` stand among the subjects.
 * Where somebody has chosen, the choice is clear, whatever was heard, and what was not clear is not asked any more.
 */
export const understoodView = ({ heard, shown, questions, apart }: Understanding, chosen: string[]) => ({
  heard: chosen.length > 0 ? ('clear' as const) : heard,
  apart,
  suggestions: subjectSuggestions(shown, chosen),
  subjects: subjectChoices(),
  questions: heard === 'vague' && chosen.length > 0 ? [] : questionChoices(questions),
})

import type { Understanding } from '~/domain/suggestion/understand-need.server'
import { subjectChoices, subjectSuggestions } from '~/views/choices/subject-choices.server'
import { questionChoices } from './question-choices'

/** What was understood of a text, as the chooser of subjects and the questions show it; `chosen` stand among the subjects. */
export const understoodView = ({ heard, shown, questions, apart }: Understanding, chosen: string[]) => ({
  heard,
  apart,
  suggestions: subjectSuggestions(shown, chosen),
  subjects: subjectChoices(),
  questions: questionChoices(questions),
})

import { learnedWeights } from './learned/weights'
import { presentVocabulary } from './present-vocabulary.server'
import { type Answers, answeredFactors, ledTo, toldAnswers } from './questions'
import { type ScoredSubject, type ScoredText, scoreText } from './score-subjects'
import type { SubjectContext } from './subject-context'
import type { Suggestion } from './suggestion'

/** What is known beside the text: the enterprise's sector and size, and its answers to questions. */
export type SuggestContext = Omit<SubjectContext, 'answered'> & { answers?: Answers }

/** What was heard in a text, its subjects as suggestions. */
export type Suggested = Omit<ScoredText, 'subjects'> & { suggestions: Suggestion[] }

/** Reads a text. Nothing but memory is asked. */
export function suggestedFor(text: string, { answers = {}, ...known }: SuggestContext = {}): Suggested {
  const led = ledTo(answers)
  const { subjects, ...heard } = scoreText(learnedWeights(), presentVocabulary(), text, {
    ...known,
    answered: answeredFactors(led.length > 0 ? { ...toldAnswers(text), ...answers } : answers),
    led,
  })
  return { suggestions: subjects.map(toSuggestion), ...heard }
}

/** The subjects that fit a text, at most ten, best first; none where all of it is a matter of somebody else's. */
export const suggestSubjects = (text: string, context: SuggestContext = {}): Suggestion[] =>
  suggestedFor(text, context).suggestions

const toSuggestion = ({ code, score, ...told }: ScoredSubject): Suggestion => ({
  subject: code,
  score: Math.round(score * 1000) / 1000,
  ...told,
})

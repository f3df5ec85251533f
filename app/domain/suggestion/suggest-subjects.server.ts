import type { Suggestion } from './suggestion'
import { presentVocabulary } from './present-vocabulary.server'
import { type ScoredSubject, scoreSubjects } from './score-subjects'
import { type Answers, answeredFactors } from './questions'
import type { SubjectContext } from './subject-context'

/** What is known beside the text: the enterprise's sector and size, and its answers to questions. */
export type SuggestContext = Omit<SubjectContext, 'answered'> & { answers?: Answers }

/** The subjects that fit a text, best first; none when nothing of ours fits. Ranked in memory: no engine is asked. */
export const suggestSubjects = (text: string, { answers = {}, ...known }: SuggestContext = {}): Suggestion[] =>
  scoreSubjects(presentVocabulary(), text, { ...known, answered: answeredFactors(answers) }).map(toSuggestion)

const toSuggestion = ({ code, score, because, named }: ScoredSubject): Suggestion => ({
  subject: code,
  score: Math.round(score * 100) / 100,
  because,
  named,
})

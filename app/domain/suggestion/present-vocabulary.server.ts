import { type SubjectVocabulary, subjectVocabulary } from './subject-vocabulary'
import { spokenPhrases } from './subject-phrases.server'
import type { SpokenOf } from './spoken-of'

let built: { from: SpokenOf[]; vocabulary: SubjectVocabulary } | undefined

/** The subjects' vocabulary, counted once; again when reference data changed. */
export function presentVocabulary(): SubjectVocabulary {
  const from = spokenPhrases()
  if (built?.from !== from) built = { from, vocabulary: subjectVocabulary(from) }
  return built.vocabulary
}

import { type SubjectVocabulary, subjectVocabulary } from '~/domain/matching/subject-vocabulary'
import { type SpokenOf, spokenPhrases } from './subject-phrases'

let built: { from: SpokenOf[]; vocabulary: SubjectVocabulary } | undefined

/** The subjects' vocabulary, counted once; again when reference data changed. */
export function presentVocabulary(): SubjectVocabulary {
  const from = spokenPhrases()
  if (built?.from !== from) built = { from, vocabulary: subjectVocabulary(from) }
  return built.vocabulary
}

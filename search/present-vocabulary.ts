import { type SubjectVocabulary, subjectVocabulary } from '~/domain/matching/subject-vocabulary'
import { syllablesOf } from '~/domain/matching/syllables'
import { type SpokenOf, spokenPhrases } from './subject-phrases'

let built: { from: SpokenOf[]; vocabulary: SubjectVocabulary } | undefined

/** The subjects' vocabulary, counted once; again when reference data changed. */
export function presentVocabulary(): SubjectVocabulary {
  const from = spokenPhrases()
  if (built?.from !== from) built = { from, vocabulary: subjectVocabulary(from) }
  return built.vocabulary
}

/** A search's words with their typing errors mended by the subjects' vocabulary; null where nothing is to be mended. */
export function mendedWords(text: string): string | null {
  const vocabulary = presentVocabulary()
  const words = syllablesOf(text).map((syllable) => syllable.folded)
  const mended = [...words]
  for (let i = 0; i < words.length; i += 1) {
    if (!vocabulary.knows(words[i]!)) mended[i] = vocabulary.corrections(words[i]!)[0] ?? words[i]!
  }
  for (let i = 1; i < words.length; i += 1) {
    const pair = `${mended[i - 1]} ${mended[i]}`
    if (vocabulary.knows(pair)) continue
    const [first, second] = vocabulary.corrections(pair)[0]?.split(' ') ?? []
    if (first && second) mended.splice(i - 1, 2, first, second)
  }
  return mended.some((word, i) => word !== words[i]) ? mended.join(' ') : null
}

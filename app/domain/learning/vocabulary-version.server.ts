import { createHash } from 'node:crypto'
import { learnedWeights } from '../suggestion/learned/weights'
import { spokenPhrases } from '../suggestion/subject-phrases.server'
import type { SpokenOf } from '../suggestion/spoken-of'

let known: { phrases: SpokenOf[]; version: string } | undefined

/** Ten characters that change with the vocabulary and what was learned from it: records made with different ones are not to be compared. */
export function vocabularyVersion(): string {
  const phrases = spokenPhrases()
  if (known?.phrases !== phrases) {
    const version = createHash('sha256')
      .update(learnedWeights().mark)
      .update(JSON.stringify(phrases))
      .digest('hex')
      .slice(0, 10)
    known = { phrases, version }
  }
  return known.version
}

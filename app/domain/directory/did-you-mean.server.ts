import { termCounts, wordsLike } from '~search/collection'
import { consultantsIndex } from '~search/indexes/consultants'
import { presentVocabulary } from '~search/present-vocabulary'
import { type Syllable, syllablesOf } from '../matching/syllables'

/**
 * A search's words with their typing errors mended by what subjects and profiles are called; null where nothing is to
 * be mended. A syllable is an error where nobody uses it, or where it stands in no known pair and one letter makes one.
 */
export function didYouMean(text: string): string | null {
  const syllables = syllablesOf(text)
  const known = knownTerms(syllables)
  const words = syllables.map((syllable) => syllable.typed)
  syllables.forEach(({ folded }, i) => {
    const [before, after] = [neighbour(syllables, i, -1), neighbour(syllables, i, 1)]
    const stands = known(folded)
    const isInPair = (before && known(`${before} ${folded}`)) || (after && known(`${folded} ${after}`))
    if (stands && (isInPair || (!before && !after))) return
    const meant = bestReading(folded, stands, before, after)
    if (meant) words[i] = meant
  })
  return words.some((word, i) => word !== syllables[i]!.typed) ? words.join(' ') : null
}

const neighbour = (syllables: readonly Syllable[], i: number, step: -1 | 1) => {
  const follows = step === -1 ? syllables[i]?.follows : syllables[i + 1]?.follows
  return follows ? syllables[i + step]?.folded : undefined
}

/** A syllable that is a word by itself is changed only into one that the subjects' words know beside its neighbour. */
function bestReading(folded: string, stands: boolean, before?: string, after?: string): string | undefined {
  const vocabulary = presentVocabulary()
  const besides = [
    ...(before ? [{ pair: (word: string) => `${before} ${word}`, place: 1 as const }] : []),
    ...(after ? [{ pair: (word: string) => `${word} ${after}`, place: 0 as const }] : []),
  ]
  for (const { pair, place } of besides) {
    const meant = vocabulary.corrections(pair(folded)).find((other) => other.split(' ')[1 - place] === pair('').trim())
    if (meant) return (vocabulary.spellings(meant)[0] ?? meant).split(' ')[place]
  }
  if (stands) return undefined
  const alone = vocabulary.corrections(folded)[0] ?? wordsLike(consultantsIndex(), folded)[0]?.word
  return alone && (vocabulary.spellings(alone)[0] ?? alone)
}

/** Whether subjects or profiles use a syllable or a pair. */
function knownTerms(syllables: readonly Syllable[]): (term: string) => boolean {
  const vocabulary = presentVocabulary()
  const terms = syllables.flatMap(({ folded, follows }, i) =>
    follows ? [folded, `${syllables[i - 1]!.folded} ${folded}`] : [folded],
  )
  const { having } = termCounts(consultantsIndex(), terms)
  return (term) => vocabulary.knows(term) || having.has(term)
}

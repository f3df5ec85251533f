import { termCounts, wordsLike } from '~search/collection'
import { consultantsIndex } from './consultants-index.server'
import { presentVocabulary } from '../suggestion/present-vocabulary.server'
import { spokenPhrases } from '../suggestion/subject-phrases.server'
import type { SpokenOf } from '../suggestion/spoken-of'
import { fold } from '~/language/fold'
import { isPlain } from '~/language/spelling'
import { fromLegacyFont } from '~/language/legacy-fonts'
import { fromRawKeys } from '~/language/raw-keys'
import { soundingAlike } from '~/language/typing-errors'
import { foldedSyllables, pairAt, type Syllable, syllablesOf, termsOf } from '~/language/syllables'

/**
 * A search's words as they were meant: written for a font of the time before Unicode, typed while the input method was
 * off, or with typing errors or spelled as a region speaks; null where nothing is to be mended. A syllable is an error where
 * nobody uses it, where one letter makes it part of a subject's name ("truy suất"), or where beside its neighbours one that
 * a region speaks alike is used much oftener ("dây truyền"). Words typed without diacritics are mended without.
 */
export function didYouMean(text: string): string | null {
  return readAsOldFont(text) ?? readAsKeys(text) ?? mended(text)
}

/** The words as they were written for an old font, where each of them means something so. */
function readAsOldFont(text: string): string | null {
  const read = fromLegacyFont(text, 1)
  if (read === null) return null
  const syllables = syllablesOf(read)
  const known = knownTerms(syllables)
  return syllables.every(({ folded }) => known(folded)) ? read : null
}

/** The words with those read as raw keys of an input method that mean something so and nothing as they stand. */
function readAsKeys(text: string): string | null {
  const words = text.split(/\s+/u)
  const read = words.map((word) => fromRawKeys(word) ?? word)
  const known = knownTerms(syllablesOf(`${text} ${read.join(' ')}`))
  const isKnown = (word: string) => foldedSyllables(word).every(known)
  const meant = read.map((word, i) => (word !== words[i] && isKnown(word) && !isKnown(words[i]!) ? word : words[i]!))
  return meant.some((word, i) => word !== words[i]) ? meant.join(' ') : null
}

function mended(text: string): string | null {
  const syllables = syllablesOf(text)
  const known = knownTerms(syllables)
  const spell = isPlain(syllables) ? (term: string) => term : spelled
  const words = syllables.map((syllable) => syllable.written)
  syllables.forEach((syllable, i) => {
    const pairs = [placed(pairAt(syllables, i), 1), placed(pairAt(syllables, i + 1), 0)].flat()
    const stands = known(syllable.folded)
    const fits = (one: PlacedPair) => known(one.pair) && spokenAlikeOftener(one).length === 0
    if (stands && (pairs.length === 0 || pairs.some(fits))) return
    const meant = besideNeighbour(pairs, stands, spell) ?? (stands ? undefined : byItself(syllable.folded, spell))
    if (meant) words[i] = meant
  })
  return words.some((word, i) => word !== syllables[i]!.written) ? words.join(' ') : null
}

/** A pair; `place`: which of its two is looked at. */
type PlacedPair = { pair: string; place: 0 | 1 }

const placed = (pair: string | undefined, place: 0 | 1): PlacedPair[] => (pair === undefined ? [] : [{ pair, place }])

/** A known pair with the same neighbour; of a subject's name, or spoken alike, where the syllable is a word by itself. */
function besideNeighbour(
  pairs: readonly PlacedPair[],
  stands: boolean,
  spell: (term: string) => string,
): string | undefined {
  for (const { pair, place } of pairs) {
    const neighbour = pair.split(' ')[1 - place]
    const alike = spokenAlikeOftener({ pair, place })
    const meant = presentVocabulary()
      .corrections(pair)
      .find(
        (other) =>
          other.split(' ')[1 - place] === neighbour && (!stands || namePairs().has(other) || alike.includes(other)),
      )
    if (meant) return spell(meant).split(' ')[place]
  }
  return undefined
}

/** How much oftener a pair spoken alike is used: "dây truyền" stands in a phrase on drips, "dây chuyền" in dozens. */
const OFTENER = 5

/** Pairs that a region speaks like this one and that phrases have much oftener. */
function spokenAlikeOftener({ pair, place }: PlacedPair): string[] {
  const [first = '', second = ''] = pair.split(' ')
  const alike =
    place === 0
      ? soundingAlike(first).map((other) => `${other} ${second}`)
      : soundingAlike(second).map((other) => `${first} ${other}`)
  const used = (one: string) => presentVocabulary().spellings(one).length
  const enough = OFTENER * Math.max(1, used(pair))
  return alike.filter((other) => used(other) >= enough)
}

function byItself(folded: string, spell: (term: string) => string): string | undefined {
  const meant = presentVocabulary().corrections(folded)[0] ?? wordsLike(consultantsIndex(), folded)[0]?.word
  return meant && spell(meant)
}

/** As most phrases spell it, with diacritics where any of them does: some are written as people type. */
function spelled(term: string): string {
  const ways = presentVocabulary().spellings(term)
  const counts = new Map<string, number>()
  for (const way of ways.filter((one) => fold(one) !== one)) counts.set(way, (counts.get(way) ?? 0) + 1)
  const [commonest] = [...counts].sort(([, a], [, b]) => b - a)
  return commonest?.[0] ?? ways[0] ?? term
}

let named: { from: readonly SpokenOf[]; pairs: ReadonlySet<string> } | undefined

/** The pairs of syllables in the subjects' names. */
function namePairs(): ReadonlySet<string> {
  const from = spokenPhrases()
  if (named?.from !== from) {
    const names = from.flatMap((spoken) => (spoken.ours ? spoken.names : []))
    named = {
      from,
      pairs: new Set(names.flatMap((name) => termsOf(syllablesOf(name))).filter((term) => term.includes(' '))),
    }
  }
  return named.pairs
}

/** Whether subjects or profiles use a syllable or a pair. */
function knownTerms(syllables: readonly Syllable[]): (term: string) => boolean {
  const vocabulary = presentVocabulary()
  const { having } = termCounts(consultantsIndex(), [...new Set(termsOf(syllables))])
  return (term) => vocabulary.knows(term) || having.has(term)
}

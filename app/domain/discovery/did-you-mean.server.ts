import { termCounts, wordsLike } from '~search/collection'
import { consultantsIndex } from './consultants-index.server'
import { presentVocabulary } from '../suggestion/present-vocabulary.server'
import { spokenPhrases } from '../suggestion/subject-phrases.server'
import type { SpokenOf } from '../suggestion/spoken-of'
import { fold } from '~/language/fold'
import { isPlain } from '~/language/spelling'
import { fromLegacyFont } from '~/language/legacy-fonts'
import { fromRawKeys } from '~/language/raw-keys'
import { soundingAlike, spokenAlike } from '~/language/typing-errors'
import { isVietnameseSyllable, syllableParts } from '~/language/vietnamese-syllable'
import { foldedSyllables, pairAt, type Syllable, syllablesOf, termsOf } from '~/language/syllables'

/**
 * A search's words as they were meant: written for a font of the time before Unicode, typed while the input method was
 * off, or with typing errors or spelled as a region speaks; null where nothing is to be mended. A syllable is an error where
 * it is none of Vietnamese and one letter makes it a word in use ("hacp"), or where beside its neighbours one that a region
 * speaks alike makes them a word ("truy suất", "dây truyền"). Words typed without diacritics are mended without.
 */
export function didYouMean(text: string): string | null {
  return readAsOldFont(text) ?? readAsKeys(text) ?? mended(text)
}

/** Whether profiles have every word of a text, and every two side by side. */
export function standsInProfiles(text: string): boolean {
  const terms = termsOf(syllablesOf(text))
  const { having } = termCounts(consultantsIndex(), terms)
  return terms.every((term) => having.has(term))
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
  const plain = isPlain(syllables)
  const words = syllables.map((syllable) => syllable.written)
  syllables.forEach(({ folded, written }, i) => {
    if (DESIGNATION.test(folded)) return
    const pairs = [placed(pairAt(syllables, i), 1), placed(pairAt(syllables, i + 1), 0)].flat()
    const stands = known(folded)
    const fits = (one: PlacedPair) => known(one.pair) && spokenAlikeOftener(one).length === 0
    if (stands && (pairs.length === 0 || pairs.some(fits))) return
    const typed = { written, plain }
    const meant = besideNeighbour(pairs, typed) ?? (stands || isSyllable(typed) ? undefined : byItself(folded, typed))
    if (meant) words[i] = meant
  })
  return words.some((word, i) => word !== syllables[i]!.written) ? words.join(' ') : null
}

/** A number, or letters without a vowel: one of them away is another, "QCVN" no "TCVN". */
const DESIGNATION = /\p{N}|^[^aeiouy]+$/u

/** A syllable as it was typed; `plain`: in a text without diacritics. */
type Typed = { written: string; plain: boolean }

/** Whether a word can be a syllable of Vietnamese: then it is one, though nobody may have used it yet ("trưa", "gạch"). */
const isSyllable = ({ written, plain }: Typed) =>
  plain ? syllableParts(written) !== null : isVietnameseSyllable(written)

const spelledLike = ({ plain }: Typed, term: string) => (plain ? term : spelled(term))

/** A pair; `place`: which of its two is looked at. */
type PlacedPair = { pair: string; place: 0 | 1 }

const placed = (pair: string | undefined, place: 0 | 1): PlacedPair[] => (pair === undefined ? [] : [{ pair, place }])

/**
 * In a pair with the same neighbour that is used again and again: one word, in a subject's name, or spoken alike. Without
 * diacritics most pairs may be several things, and only one word counts. A syllable stands for one that is spoken alike only.
 */
function besideNeighbour(pairs: readonly PlacedPair[], typed: Typed): string | undefined {
  const { corrections, isCompound } = presentVocabulary()
  for (const { pair, place } of pairs) {
    const neighbour = pair.split(' ')[1 - place]
    const alike = spokenAlikeOftener({ pair, place })
    const isMeant = (one: string) =>
      one.split(' ')[1 - place] === neighbour &&
      timesUsed(one) >= OFTENER &&
      (isCompound(one) || (!typed.plain && (alike.includes(one) || namePairs().has(one))))
    const meant = corrections(pair)
      .filter(isMeant)
      .map((other) => spelledLike(typed, other).split(' ')[place]!)
      .find((word) => !isSyllable(typed) || spokenAlike(typed.written, word))
    if (meant) return meant
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
  const enough = OFTENER * Math.max(1, timesUsed(pair))
  return alike.filter((other) => timesUsed(other) >= enough)
}

const timesUsed = (term: string) => presentVocabulary().spellings(term).length

/** A name, a word that phrases use again and again, or one of the profiles. */
function byItself(folded: string, typed: Typed): string | undefined {
  const { corrections, isName } = presentVocabulary()
  const meant =
    corrections(folded).find((word) => isName(word) || timesUsed(word) >= OFTENER) ??
    wordsLike(consultantsIndex(), folded)[0]?.word
  return meant && spelledLike(typed, meant)
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

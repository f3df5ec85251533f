import { fold } from './fold'
import { asSpelled } from './orthography'
import file from '~/language/data/weak-words.json'
import { pairAt, type Syllable } from './syllables'

/** How known phrases spell a folded term, with diacritics. */
type Spellings = { spellings: (term: string) => readonly string[] }

const words = new Set(file.words.flatMap((line) => line.split(' ')).map(asSpelled))
const foldedWords = new Set([...words].map(fold))
const phrases = file.phrases.map((phrase) => phrase.split(' ').map(asSpelled))
const foldedPhrases = phrases.map((phrase) => phrase.map(fold))
/** "30", "2.5"; not "9001", a standard's number, nor "5s". */
const SMALL_NUMBER = /^\p{N}{1,3}(\.\p{N}+)?$/u

const isWeak = (spelled: string) => words.has(asSpelled(spelled)) || SMALL_NUMBER.test(spelled)
const isWeakFolded = (folded: string) => foldedWords.has(folded) || SMALL_NUMBER.test(folded)

/** Which of a text's syllables carry meaning: not "và", "mỗi", "tấn", "30", nor the two of "công ty". */
export function tellingSyllables(vocabulary: Spellings, syllables: readonly Syllable[]): boolean[] {
  const hasDiacritics = syllables.some(({ typed, folded }) => typed !== folded)
  const telling = syllables.map(({ typed }, i) => (hasDiacritics ? !isWeak(typed) : mayTell(vocabulary, syllables, i)))
  const form = hasDiacritics ? 'typed' : 'folded'
  for (const phrase of hasDiacritics ? phrases : foldedPhrases) {
    syllables.forEach((_, at) => {
      const stands = phrase.every((word, i) => syllables[at + i]?.[form] === word)
      if (stands) telling.fill(false, at, at + phrase.length)
    })
  }
  return telling
}

/** From this share of the ways in which the phrases spell it on, a syllable is taken for a telling word. */
const TELLING_FROM = 1 / 3

/**
 * Typed without diacritics, "cho" may be "cho" or "chờ": it tells something when the phrases know it so beside its
 * neighbour, "cho tho" as "chờ thợ", or when no weak word is folded so.
 */
function mayTell(vocabulary: Spellings, syllables: readonly Syllable[], i: number): boolean {
  const beside = (end: number, which: 0 | 1) => {
    const pair = pairAt(syllables, end)
    return pair === undefined ? [] : vocabulary.spellings(pair).map((spelled) => spelled.split(' ')[which]!)
  }
  const pairs = [beside(i, 1), beside(i + 1, 0)].filter((spelled) => spelled.length > 0)
  if (pairs.length === 0) return !isWeakFolded(syllables[i]!.folded)
  return pairs.some((spelled) => spelled.filter((way) => !isWeak(way)).length >= spelled.length * TELLING_FROM)
}

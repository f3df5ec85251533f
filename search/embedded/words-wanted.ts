import { foldedSyllables, syllablesOf } from '~/language/syllables'
import { asSpelled } from '~/language/orthography'
import type { IndexSettings } from '../port'

/** Words of a text that are looked at; every one must be found, so that more of them find nothing. */
const WORDS = 40

/** Syllables in a row, folded. */
export type Phrase = {
  syllables: readonly string[]
  /** Whether the last syllable may be the beginning of one. */
  open: boolean
}

/** One word (or more that have a synonym) of a search: each phrase of one of the ways must be there. */
export type Wanted = { ways: readonly (readonly Phrase[])[] }

/**
 * What a search's text asks for; nothing where it has no words. The last word may be typed half: a single letter of it
 * says nothing yet.
 */
export function wantedWords(text: string, settings: IndexSettings): Wanted[] {
  const { stopWords, synonyms, longest } = wordRules(settings)
  const all = syllablesOf(text)
  const unfinished = /[\p{L}\p{M}\p{N}]$/u.test(text) ? all.at(-1) : undefined
  const said = unfinished && /^\p{L}$/u.test(unfinished.folded) ? all.slice(0, -1) : all
  const telling = said.filter((syllable) => !stopWords.has(syllable.typed))
  const counted = (telling.length > 0 ? telling : said).slice(0, WORDS)
  const words = counted.map((syllable) => syllable.folded)
  const wanted: Wanted[] = []
  for (let start = 0; start < words.length;) {
    const { length, same } = longestWithSynonyms(words, start, synonyms, longest)
    const own = counted
      .slice(start, start + length)
      .map((syllable) => ({ syllables: [syllable.folded], open: syllable === unfinished }))
    wanted.push({ ways: [own, ...same.map((syllables) => [{ syllables, open: false }])] })
    start += length
  }
  return wanted
}

type Synonyms = ReadonlyMap<string, readonly (readonly string[])[]>
type WordRules = { stopWords: ReadonlySet<string>; synonyms: Synonyms; longest: number }
const known = new WeakMap<IndexSettings, WordRules>()

/** Stop words count as they are written ("mà" is one, "ma" may be "mã"), synonyms folded. */
function wordRules(settings: IndexSettings): WordRules {
  const before = known.get(settings)
  if (before) return before
  const synonyms = new Map<string, string[][]>()
  for (const [word, same] of Object.entries(settings.synonyms)) {
    const key = foldedSyllables(word).join(' ')
    const others = same.map(foldedSyllables).filter((other) => other.length > 0 && other.join(' ') !== key)
    synonyms.set(key, [...(synonyms.get(key) ?? []), ...others])
  }
  const rules = {
    stopWords: new Set(settings.stopWords.map(asSpelled)),
    synonyms,
    longest: Math.max(1, ...Array.from(synonyms.keys(), (key) => key.split(' ').length)),
  }
  known.set(settings, rules)
  return rules
}

function longestWithSynonyms(words: readonly string[], start: number, synonyms: Synonyms, longest: number) {
  for (let length = Math.min(longest, words.length - start); length > 0; length -= 1) {
    const same = synonyms.get(words.slice(start, start + length).join(' '))
    if (same) return { length, same }
  }
  return { length: 1, same: [] }
}

/** As FTS5 reads it. Syllables are letters, digits and points, so that nothing in them can end a string. */
export const matchExpression = (wanted: readonly Wanted[]): string =>
  [...new Set(wanted.map(({ ways }) => `(${[...new Set(ways.map(allOf))].join(' OR ')})`))].join(' AND ')

const allOf = (phrases: readonly Phrase[]) =>
  `(${phrases.map(({ syllables, open }) => `"${syllables.join(' ')}"${open ? ' *' : ''}`).join(' AND ')})`

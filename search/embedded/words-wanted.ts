import { codesIn } from '~/language/codes'
import { fold } from '~/language/fold'
import { foldedSyllables, type Syllable, syllablesOf } from '~/language/syllables'
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
  const wanted: Placed[] = []
  for (let start = 0; start < words.length;) {
    const { length, same } = longestWithSynonyms(words, start, synonyms, longest)
    const said = counted.slice(start, start + length)
    const own = said.map((syllable) => ({ syllables: [syllable.folded], open: syllable === unfinished }))
    const ways = [own, ...unfinishedWays(own, said.at(-1)!), ...same.map((syllables) => [{ syllables, open: false }])]
    wanted.push({ ways, start: said[0]!.start, end: said.at(-1)!.end })
    start += length
  }
  return withCodes(wanted, text, unfinished)
}

/** One or more syllables of a search with where they stand in its text. */
type Placed = Wanted & { start: number; end: number }

/** "quy" is "qui", but it may also be the beginning of "quyết". */
function unfinishedWays(own: readonly Phrase[], last: Syllable): Phrase[][] {
  const begun = fold(last.written)
  if (!own.at(-1)!.open || begun === last.folded) return []
  return [[...own.slice(0, -1), { syllables: [begun], open: true }]]
}

/** What may be a code is also looked for as one word: "A4 17" is "A417". */
function withCodes(wanted: readonly Placed[], text: string, unfinished: Syllable | undefined): Placed[] {
  return codesIn(text).reduce<Placed[]>(
    (all, { joined, start, end }) => {
      const inside = all.filter((one) => one.start >= start && one.end <= end)
      const isWhole = inside[0]?.start === start && inside.at(-1)!.end === end
      if (!isWhole || (inside.length === 1 && inside[0]!.ways[0]!.length === 1)) return all
      const apart = inside.reduce<Phrase[][]>(
        (ways, one) => ways.flatMap((way) => one.ways.map((other) => [...way, ...other])),
        [[]],
      )
      const whole = [{ syllables: [joined], open: end === unfinished?.end }]
      return all.flatMap((one) =>
        one === inside[0] ? [{ ways: [...apart, whole], start, end }] : inside.includes(one) ? [] : [one],
      )
    },
    [...wanted],
  )
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

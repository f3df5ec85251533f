import type { Closeness } from '~/language/closeness'
import { pairs, syllablesOf } from '~/language/syllables'
import { nfc } from '~/language/fold'

export type TextMatch = { score: number; words: string[] }

const WORDS = 3
/** Below this share of the closest profile's score the words are chance: not told as a reason. */
const TOLD_FROM = 0.35

/**
 * How well each of a pool's profiles fits a need's text, 0 to 1 by the closest of them, with the words of the need that
 * counted. Only pairs of `tells` are told, such as "mẻ rang".
 */
export function matchTexts(needText: string, closeness: readonly Closeness[], tells: ReadonlySet<string>): TextMatch[] {
  const best = Math.max(0, ...closeness.map(({ score }) => score))
  const spelled = spelling(needText)
  return closeness.map(({ score, parts }) => ({
    score: best > 0 ? score / best : 0,
    words:
      score >= best * TOLD_FROM
        ? mostTelling(parts.filter(({ term }) => tells.has(term))).map((term) => spelled.get(term) ?? term)
        : [],
  }))
}

const mostTelling = (parts: Closeness['parts']) =>
  [...parts]
    .sort((a, b) => b.part - a.part)
    .slice(0, WORDS)
    .map(({ term }) => term)

/** Each pair as the person typed it. */
function spelling(text: string): Map<string, string> {
  const normal = nfc(text)
  return new Map(
    pairs(syllablesOf(normal)).map(({ term, first, second }) => [term, normal.slice(first.start, second.end)]),
  )
}

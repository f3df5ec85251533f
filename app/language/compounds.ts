import { pairAt, pairs, type Syllable } from './syllables'

/** Two syllables are one word when this many phrases have them side by side, and so many times oftener than by chance. */
const TOGETHER_FROM = 3
const BEYOND_CHANCE = 15

/**
 * Which pairs of syllables are one word, learned from how phrases use them: "truy xuất", "dây chuyền", "chứng nhận".
 * Vietnamese writes a blank between all syllables, so that a quotation would else be cut inside a word. Pairs are asked
 * for folded: "truy xuat".
 */
export function compoundsIn(phrases: readonly (readonly Syllable[])[]): (pair: string) => boolean {
  const single = new Map<string, number>()
  const together = new Map<string, number>()
  let all = 0
  for (const syllables of phrases) {
    all += syllables.length
    for (const { folded } of syllables) single.set(folded, (single.get(folded) ?? 0) + 1)
    for (const { term } of pairs(syllables)) together.set(term, (together.get(term) ?? 0) + 1)
  }
  return (pair) => {
    const count = together.get(pair) ?? 0
    if (count < TOGETHER_FROM) return false
    const [first, second] = pair.split(' ')
    return count * all >= BEYOND_CHANCE * (single.get(first!) ?? 0) * (single.get(second!) ?? 0)
  }
}

/** Whether the pair that ends at a place is the end of one word and the beginning of the next: "xuất nguồn" of "truy xuất nguồn gốc". */
export function straddlesWords(
  syllables: readonly Syllable[],
  end: number,
  isCompound: (pair: string) => boolean,
): boolean {
  const isOneWord = (at: number) => {
    const pair = pairAt(syllables, at)
    return pair !== undefined && isCompound(pair)
  }
  return !isOneWord(end) && isOneWord(end - 1) && isOneWord(end + 1)
}

import { syllablesOf } from '../matching/syllables'

/** Puts `open` and `close` around every run of syllables that is, or is part of, one of `terms` (folded syllables and pairs). */
export function markWords(text: string, terms: ReadonlySet<string>, { open, close }: { open: string; close: string }) {
  const normal = text.normalize('NFC')
  const syllables = syllablesOf(normal)
  const isPair = (i: number) =>
    syllables[i]?.follows === true && terms.has(`${syllables[i - 1]!.folded} ${syllables[i]!.folded}`)
  const runs: { start: number; end: number }[] = []
  let before = -2
  syllables.forEach(({ folded, start, end, follows }, i) => {
    if (!terms.has(folded) && !isPair(i) && !isPair(i + 1)) return
    if (before === i - 1 && follows) runs.at(-1)!.end = end
    else runs.push({ start, end })
    before = i
  })
  let copied = 0
  const pieces = runs.map(({ start, end }) => {
    const piece = `${normal.slice(copied, start)}${open}${normal.slice(start, end)}${close}`
    copied = end
    return piece
  })
  return pieces.join('') + normal.slice(copied)
}

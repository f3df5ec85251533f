import type { Syllable } from './syllables'

/** Puts `open` and `close` around syllables of an NFC text; neighbours with nothing but blanks between them share one pair. */
export function withMarks(text: string, marked: readonly Syllable[], { open, close }: { open: string; close: string }) {
  let result = ''
  let end = 0
  marked.forEach((syllable, place) => {
    const between = text.slice(end, syllable.start)
    const joins = place > 0 && /^\s+$/.test(between)
    if (place > 0 && !joins) result += close
    result += between + (joins ? '' : open) + text.slice(syllable.start, syllable.end)
    end = syllable.end
  })
  return result + (marked.length > 0 ? close : '') + text.slice(end)
}

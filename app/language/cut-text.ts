const graphemes = new Intl.Segmenter('vi', { granularity: 'grapheme' })

/** The beginning of a text, at most `most` UTF-16 units: whole words, and never a part of a character. */
export function cutText(text: string, most: number): string {
  if (text.length <= most) return text
  let end = 0
  for (const { index, segment } of graphemes.segment(text.slice(0, most + LONGEST_CHARACTER))) {
    if (index + segment.length > most) break
    end = index + segment.length
  }
  const cut = text.slice(0, end)
  if (/^\s/u.test(text.slice(end))) return cut.trimEnd()
  const word = /\s\S*$/u.exec(cut)
  return word && word.index > 0 ? cut.slice(0, word.index).trimEnd() : cut
}

/** A character of many code points, a family of emoji, is looked at whole. */
const LONGEST_CHARACTER = 64

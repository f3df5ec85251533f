/** Whether two words are one typing error apart: a letter too many, too few, wrong, or two exchanged. */
export function oneEditApart(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start += 1
  const restOfA = a.slice(start)
  const restOfB = b.slice(start)
  if (a.length === b.length) {
    const exchanged = restOfA[0] === restOfB[1] && restOfA[1] === restOfB[0] && restOfA.slice(2) === restOfB.slice(2)
    return exchanged || restOfA.slice(1) === restOfB.slice(1)
  }
  return a.length > b.length ? restOfA.slice(1) === restOfB : restOfA === restOfB.slice(1)
}

/** Beginnings that whole regions speak, and so write, alike; each folded. */
const ALIKE = [
  ['s', 'x'],
  ['tr', 'ch'],
  ['l', 'n'],
  ['d', 'gi', 'r'],
]
const BEGINNING = /^(tr|ch|gi|[sxlndr])(?=[aeiouy])/

/** Whether two folded syllables differ by nothing but a beginning that a region confuses: "chuy" and "truy". */
export function soundAlike(a: string, b: string): boolean {
  const [first, second] = [BEGINNING.exec(a)?.[0], BEGINNING.exec(b)?.[0]]
  if (!first || !second || first === second || a.slice(first.length) !== b.slice(second.length)) return false
  return ALIKE.some((group) => group.includes(first) && group.includes(second))
}

/** Shorter syllables have too many neighbours: "ban" is one letter from ten others. */
const LENGTH_FROM = 4

/** Known words that `word` may have been meant as. */
export function meantBy(word: string, known: Iterable<string>): string[] {
  return Array.from(known).filter(
    (other) =>
      (word.length >= LENGTH_FROM && other.length >= LENGTH_FROM && oneEditApart(word, other)) ||
      soundAlike(word, other),
  )
}

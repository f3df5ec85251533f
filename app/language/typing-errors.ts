import { asSpelled } from './orthography'

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
const WRITTEN_BEGINNING = /^(?:tr|ch|gi(?=\p{L})|ngh|ng|nh|gh|kh|ph|th|qu|[bcdđghklmnprstvx])/u
const BEGINNING = /^(tr|ch|gi|[sxlndr])(?=[aeiouy])/

/** A folded syllable with each beginning that a region confuses with its own: "chuy" as "truy". */
export function soundingAlike(syllable: string): string[] {
  const beginning = BEGINNING.exec(syllable)?.[0]
  if (!beginning) return []
  const rest = syllable.slice(beginning.length)
  const group = ALIKE.find((one) => one.includes(beginning)) ?? []
  return group.filter((one) => one !== beginning).map((one) => one + rest)
}

/** Endings that whole regions speak alike. */
const ENDING = /(?:c|t|n|ng)$/
const ALIKE_ENDINGS: Readonly<Record<string, string>> = { c: 't', t: 'c', n: 'ng', ng: 'n' }

/**
 * Whether a region speaks two syllables alike, each as it is written: "suất" as "xuất", "tiếc" as "tiết"; but not "trưa" as
 * "chua", whose vowels differ.
 */
export function spokenAlike(a: string, b: string): boolean {
  const [one, other] = [partsOf(a), partsOf(b)]
  if (one.beginning !== other.beginning) {
    const group = ALIKE.find((each) => each.includes(one.beginning)) ?? []
    return group.includes(other.beginning) && one.vowels === other.vowels && one.ending === other.ending
  }
  return one.vowels === other.vowels && ALIKE_ENDINGS[one.ending] === other.ending
}

function partsOf(syllable: string) {
  const written = asSpelled(syllable)
  const beginning = WRITTEN_BEGINNING.exec(written)?.[0] ?? ''
  const rest = written.slice(beginning.length)
  const ending = ENDING.exec(rest)?.[0] ?? ''
  return { beginning, vowels: rest.slice(0, rest.length - ending.length), ending }
}

/** Shorter syllables have too many neighbours: "ban" is one letter from ten others. */
const LENGTH_FROM = 4

/** Known words that `word` may have been meant as. */
export function meantBy(word: string, known: Iterable<string>): string[] {
  const alike = soundingAlike(word)
  const isLong = word.length >= LENGTH_FROM
  if (!isLong && alike.length === 0) return []
  return Array.from(known).filter(
    (other) => alike.includes(other) || (isLong && other.length >= LENGTH_FROM && oneEditApart(word, other)),
  )
}

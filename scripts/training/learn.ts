import { stretchTerms } from '~/domain/suggestion/learned/stretch-terms'
import { fold } from '~/language/fold'
import { syllablesOf } from '~/language/syllables'
import { writtenWithDiacritics } from '~/language/word-forms'
import { type SparseRow, trainOneAgainstRest, type Weights } from './one-against-rest'

/** A text with what it is about. */
export type TrainingRow = {
  text: string
  /** Classes it belongs to. */
  labels: readonly string[]
  /** Classes it might belong to as well: it speaks neither for nor against them. */
  also: readonly string[]
}

export type Learned = {
  classes: readonly string[]
  /** Every term of the rows, in order, with how rare it is among them. */
  terms: readonly string[]
  rarity: readonly number[]
  /** By class; in each, a weight for every term and the constant. */
  weights: readonly Weights[]
}

/** Tried on rows left out in turn: a row for a class counts ten times one against it; of those there are sixty times more. */
const SETTINGS = { cost: 0.2, costFor: 2, epochs: 30 }

/** Both ways in which a text is typed: with diacritics and without. */
const bothWays = (row: TrainingRow): TrainingRow[] => {
  const plain = fold(row.text)
  return plain === row.text.toLowerCase() ? [row] : [row, { ...row, text: plain }]
}

/** Every term is known before anything is learned. */
const EVERYTHING = { has: () => true, corrections: () => [] }

/** The terms of a text, each once. */
function termsOfText(text: string): string[] {
  const syllables = syllablesOf(text)
  const all = { from: 0, to: syllables.length }
  return stretchTerms(syllables, all, writtenWithDiacritics(syllables, [all]), EVERYTHING).map(({ term }) => term)
}

/** Learns one linear classifier a class from the rows. The same rows give the same weights. */
export function learn(rows: readonly TrainingRow[], settings = SETTINGS): Learned {
  const typed = rows.flatMap(bothWays)
  const bags = typed.map(({ text }) => termsOfText(text))
  const having = new Map<string, number>()
  for (const bag of bags) for (const term of bag) having.set(term, (having.get(term) ?? 0) + 1)
  const terms = [...having.keys()]
  const rarity = terms.map((term) => rarityOf(bags.length, having.get(term)!))
  const place = new Map(terms.map((term, i) => [term, i]))
  const sparse = bags.map((bag): SparseRow => {
    const places = bag.map((term) => place.get(term)!)
    const length = Math.sqrt(places.reduce((sum, i) => sum + rarity[i]! ** 2, 0)) || 1
    return { places: Int32Array.from(places), values: Float32Array.from(places, (i) => rarity[i]! / length) }
  })
  const classes = [...new Set(rows.flatMap(({ labels }) => labels))].sort()
  const weights = classes.map((one) => {
    const signs = Int8Array.from(typed, ({ labels, also }) => (labels.includes(one) ? 1 : also.includes(one) ? 0 : -1))
    return trainOneAgainstRest(sparse, signs, terms.length, settings)
  })
  return { classes, terms, rarity, weights }
}

const rarityOf = (rows: number, having: number) => Math.log((1 + rows) / (1 + having)) + 1

import { type Clause, clausesOf } from '~/language/clauses'
import { type Syllable, syllablesOf } from '~/language/syllables'
import { writtenWithDiacritics } from '~/language/word-forms'
import { type StretchTerm, stretchTerms } from './learned/stretch-terms'
import type { LearnedWeights } from './learned/weights'

/** What one stretch of a text is about: how likely each class is, by the classes' places. */
export type Stretch = Clause & { terms: readonly StretchTerm[]; likelihoods: Float64Array }
export type Heard = { syllables: Syllable[]; clauses: Stretch[]; whole: Stretch }

/** Reads a text clause by clause, and as a whole. */
export function hear(weights: LearnedWeights, text: string): Heard {
  const syllables = syllablesOf(text)
  const clauses = clausesOf(text, syllables)
  const withDiacritics = writtenWithDiacritics(syllables, clauses)
  const read = (clause: Clause): Stretch => {
    const terms = stretchTerms(syllables, clause, withDiacritics, weights)
    return { ...clause, terms, likelihoods: likelihoodsOf(weights, terms) }
  }
  const whole = read({ from: 0, to: syllables.length })
  return { syllables, whole, clauses: clauses.length > 1 ? clauses.map(read) : [whole] }
}

/** What is left of a text without some of its clauses; null where nothing is. */
export function heardWithout(
  weights: LearnedWeights,
  heard: Heard,
  isLeftOut: (clause: Stretch) => boolean,
): Heard | null {
  const clauses = heard.clauses.filter((clause) => !isLeftOut(clause))
  const [first] = clauses
  if (!first) return null
  if (clauses.length === heard.clauses.length) return heard
  const terms = clauses.flatMap((clause) => clause.terms)
  return { ...heard, clauses, whole: { ...first, terms, likelihoods: likelihoodsOf(weights, terms) } }
}

/** Margins of the linear classifiers, as likelihoods that add up to one; all 0 where no word is known. */
function likelihoodsOf({ classes, constants, sharpness, of }: LearnedWeights, terms: readonly StretchTerm[]) {
  const sums = new Float64Array(classes.length)
  let square = 0
  for (const { term, weight } of terms) {
    const known = of(term)
    if (!known) continue
    square += (weight * known.rarity) ** 2
    for (let i = 0; i < known.classes.length; i += 1) sums[known.classes[i]!]! += weight * known.values[i]!
  }
  if (square === 0) return sums
  const length = Math.sqrt(square)
  const margins = sums.map((sum, i) => constants[i]! + sum / length)
  const top = Math.max(...margins)
  const raised = margins.map((margin) => Math.exp(sharpness * (margin - top)))
  const all = raised.reduce((sum, value) => sum + value, 0)
  return raised.map((value) => value / all)
}

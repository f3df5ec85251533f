import { z } from 'zod'
import { correctionsAmong } from '~/language/corrections'
import { PLAIN } from '~/language/word-forms'
import file from '~/vocabulary/data/subject-weights.json'

/** What a term says: how rare it is, and for which classes it speaks, or against which, and how much. */
export type TermWeights = { rarity: number; classes: readonly number[]; values: readonly number[] }

/** A linear classifier of one class against the rest for every class, as `npm run train` has learned it. */
export type LearnedWeights = {
  /** Codes of subjects, of matters that are not ours, `BACKGROUND` and `VAGUE`. */
  classes: readonly string[]
  /** Changes with the rows that they were learned from. */
  mark: string
  /** What stands for each class before a word is read. */
  constants: readonly number[]
  /** How sharply the classes are told apart: measured on rows that were left out of the training. */
  sharpness: number
  of: (term: string) => TermWeights | undefined
  has: (term: string) => boolean
  /** Plain terms that an unknown one may have been meant as. */
  corrections: (plain: string) => string[]
  /** Whether two folded syllables side by side are one word: "truy xuat". */
  isCompound: (pair: string) => boolean
}

/** Begins the codes of matters that are not ours. */
export const OTHER_MATTER = 'other_'
/** Classes of what asks for nothing: who somebody is and has, and a cry for help that does not say with what. */
export const BACKGROUND = '_background'
export const VAGUE = '_vague'

/** A subject, a matter of somebody else's, or nothing that is asked for. */
export type ClassKind = 'subject' | 'other' | 'nothing'
export const classKind = (code: string): ClassKind =>
  code.startsWith(OTHER_MATTER) ? 'other' : code === BACKGROUND || code === VAGUE ? 'nothing' : 'subject'

const shape = z.object({
  rows: z.string().default(''),
  sharpness: z.number(),
  classes: z.array(z.string()),
  constants: z.array(z.number()),
  /** Pairs of folded syllables that are one word. */
  compounds: z.array(z.string()),
  /** By term: its rarity in tenths, then class and weight by turns, the weight in tenths. */
  terms: z.record(z.string(), z.array(z.number())),
})

let read: LearnedWeights | undefined

/** The weights of the repository, read once. */
export function learnedWeights(): LearnedWeights {
  read ??= weightsFrom(file)
  return read
}

/** Weights from what `npm run train` writes. Throws where the file has another shape. */
export function weightsFrom(written: unknown): LearnedWeights {
  const { rows, sharpness, classes, constants, compounds, terms } = shape.parse(written)
  const known = new Map(Object.entries(terms))
  const unpacked = new Map<string, TermWeights>()
  const of = (term: string) => {
    const before = unpacked.get(term)
    if (before) return before
    const packed = known.get(term)
    if (!packed) return undefined
    const [rarity = 0, ...rest] = packed
    const made = {
      rarity: rarity / 10,
      classes: rest.filter((_, i) => i % 2 === 0),
      values: rest.filter((_, i) => i % 2 === 1).map((value) => value / 10),
    }
    unpacked.set(term, made)
    return made
  }
  const plainTerms = [...known.keys()].filter((term) => term.startsWith(PLAIN))
  const corrections = correctionsAmong(plainTerms.map((term) => term.replaceAll(PLAIN, '')))
  const isOneWord = new Set(compounds)
  return {
    mark: rows,
    classes,
    constants,
    sharpness,
    of,
    has: (term) => known.has(term),
    isCompound: (pair) => isOneWord.has(pair),
    corrections: (plain) =>
      corrections(plain.replaceAll(PLAIN, '')).map((term) => PLAIN + term.replace(' ', ` ${PLAIN}`)),
  }
}

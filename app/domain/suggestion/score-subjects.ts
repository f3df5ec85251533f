import { fold, nfc } from '~/language/fold'
import { tellingSyllables } from '~/language/weak-words'
import { becauseOf, type Hit, type Reading } from './because'
import { hear, type Heard, heardWithout, type Stretch } from './hear'
import { BACKGROUND, classKind, type ClassKind, type LearnedWeights, VAGUE } from './learned/weights'
import { namedIn } from './named-subjects'
import { isIncidental } from './incidental'
import { type SubjectContext, subjectFactor } from './subject-context'
import type { SubjectVocabulary } from './subject-vocabulary'

/** How likely a text is about a subject that it calls by its title; and how much less about one that they have already. */
const NAMED = 0.97
const HELD = 0.1
/** What somebody chooses who does not know where to begin: behind what is clear, unless it is called by its name. */
export const DIAGNOSIS = 'DIAGNOSE'
const DIAGNOSIS_MOST = 0.45
/** How likely it is about the subject that an answer leads to first, and each next one beside the one before. */
const LED = 0.5
const LED_NEXT = 0.8
/**
 * All of a text is somebody else's matter where that is likelier than not: by a logistic regression on texts by writers who
 * saw no row. Others' matters in all of it speak for that; what speaks against it are others' in no more than one clause,
 * ours in any, and a cry for help. Never where more of ours is heard than of others', however little of either.
 */
const REFUSED = {
  whole: 0.41,
  together: 0.84,
  clearestClause: -0.37,
  oursInClause: -0.54,
  vague: -0.19,
  constant: -1.45,
}
/** A clause that is as clearly somebody else's, or only says who somebody is, does not count for what the text is about. */
const LEFT_OUT_FROM = 0.8
/** What asks for help without saying with what has nothing ticked that is less likely than this. */
const VAGUE_FROM = 0.3
const SURE_THOUGH_VAGUE = 0.8
/**
 * How what is heard in the whole and in its clauses, by the length of each, becomes one likelihood: a logistic regression on
 * texts put together from rows that were left out of the training.
 */
const CALIBRATED = { single: 0.77, whole: 0.39, clauses: 0.83, constant: 1.91 }
const LEAST = 1e-4
/** A clause is told as somebody else's from this likelihood on. */
const APART_FROM = 0.8
/** What is less likely is chance; and no more than ten are of use to anybody. */
const SUGGESTED_FROM = 0.005
const SUGGESTIONS = 10

export type ScoredSubject = {
  code: string
  /** How likely the text is about it, 0 to 1. */
  score: number
  because: string[]
  /** The text calls the subject by its title, and not to say that it has it. */
  named: boolean
  /** No more than a word speaks for it, and that no name: chance, more often than not. */
  slight: boolean
  /** What speaks for it is no more than what somebody makes or is, and where. */
  incidental: boolean
}

/**
 * What was heard: subjects of ours, best first; whether all is somebody else's matter, or it cries for help without saying
 * with what; the clauses, as written, that are somebody else's.
 */
export type ScoredText = { subjects: ScoredSubject[]; isOthers: boolean; isVague: boolean; apart: string[] }

/**
 * Ranks the subjects for a text; none where all of it is somebody else's matter. What is known beside the text orders the
 * subjects, and does not decide whether the text is about ours.
 */
export function scoreText(
  weights: LearnedWeights,
  vocabulary: SubjectVocabulary,
  text: string,
  context: SubjectContext = {},
): ScoredText {
  const heard = hear(weights, text)
  const telling = heardWithout(weights, heard, isLeftOut(weights)) ?? heard
  const apart = otherClauses(weights, heard, text)
  const ours = vocabulary.subjects.filter(({ ours: isOurs }) => isOurs)
  const read = ours.map((entry) => {
    const place = weights.classes.indexOf(entry.code)
    const { named, held } = namedIn(heard.syllables, entry.titles)
    const likelyIn = (of: Heard) => {
      const heardAs = likelihoodOf(of, likelihoodAt(weights, entry.code))
      if (named) return Math.max(NAMED, heardAs)
      if (entry.code === DIAGNOSIS) return Math.min(DIAGNOSIS_MOST, heardAs)
      return held ? HELD * heardAs : heardAs
    }
    return { entry, place, named, likely: likelyIn(telling), inAll: likelyIn(heard) }
  })
  const best = Math.max(0, ...read.map(({ inAll }) => inAll))
  const led = context.led ?? []
  if (led.length === 0 && !read.some(({ named }) => named) && isOthers(weights, heard)) {
    return { subjects: [], isOthers: true, isVague: false, apart: [] }
  }
  const reading = readingOf(weights, vocabulary, heard, text)
  const subjects = read
    .map(({ likely, ...one }) => {
      const place = led.indexOf(one.entry.code)
      const heardOrLed = place < 0 ? likely : Math.max(LED * LED_NEXT ** place, likely)
      return { ...one, score: odds(heardOrLed, subjectFactor(one.entry, context)) }
    })
    .filter(({ score }) => score >= SUGGESTED_FROM)
    .sort((a, b) => b.score - a.score)
    .slice(0, SUGGESTIONS)
    .map(({ entry, place, score, named }) => {
      const because = becauseOf(reading, hitsIn(weights, heard.whole, place))
      const isMeant = named || led.includes(entry.code)
      const slight = !isMeant && !because.some(tellsMuch(vocabulary))
      const incidental = !isMeant && because.every((reason) => isIncidental(vocabulary, reason))
      return { code: entry.code, score, because, named, slight, incidental }
    })
  const isVague =
    best < SURE_THOUGH_VAGUE && likelihoodOf(heard, likelihoodAt(weights, VAGUE)) >= VAGUE_FROM && led.length === 0
  return { subjects, isOthers: false, isVague, apart }
}

/** A likelihood of which the odds are so many times as high. */
const odds = (likelihood: number, times: number) => (likelihood * times) / (1 - likelihood + likelihood * times)

/** How likely the text is, by its clauses and all of it together, about what `of` reads from what was heard in each. */
function likelihoodOf({ clauses, whole }: Heard, of: (likelihoods: Float64Array) => number): number {
  const together = logit(of(whole.likelihoods))
  if (clauses.length < 2) return likelihood(CALIBRATED.single * together)
  const length = clauses.reduce((sum, { from, to }) => sum + to - from, 0)
  const share = clauses.reduce((sum, { from, to, likelihoods }) => sum + (to - from) * of(likelihoods), 0)
  const { whole: wholeWeight, clauses: clausesWeight, constant } = CALIBRATED
  return likelihood(wholeWeight * together + clausesWeight * logit(share / length) + constant)
}

const logit = (value: number) => {
  const within = Math.min(1 - LEAST, Math.max(LEAST, value))
  return Math.log(within / (1 - within))
}
const likelihood = (log: number) => 1 / (1 + Math.exp(-log))

/** Whether all of a text is somebody else's matter. */
function isOthers(weights: LearnedWeights, heard: Heard): boolean {
  const other = allOf(weights, 'other')
  const ours = allOf(weights, 'subject')
  if (other(heard.whole.likelihoods) < ours(heard.whole.likelihoods)) return false
  const clearest = (of: (likelihoods: Float64Array) => number) =>
    Math.max(...heard.clauses.map(({ likelihoods }) => of(likelihoods)))
  return (
    REFUSED.whole * logit(other(heard.whole.likelihoods)) +
      REFUSED.together * logit(likelihoodOf(heard, other)) +
      REFUSED.clearestClause * logit(clearest(other)) +
      REFUSED.oursInClause * logit(clearest(ours)) +
      REFUSED.vague * logit(likelihoodOf(heard, likelihoodAt(weights, VAGUE))) +
      REFUSED.constant >
    0
  )
}

const likelihoodAt = ({ classes }: LearnedWeights, one: string) => {
  const place = classes.indexOf(one)
  return (likelihoods: Float64Array) => likelihoods[place] ?? 0
}

/** Clauses that are clearly somebody else's, or only say who somebody is. */
const isLeftOut =
  (weights: LearnedWeights) =>
  ({ likelihoods }: Stretch) =>
    allOf(weights, 'other')(likelihoods) >= LEFT_OUT_FROM ||
    likelihoodAt(weights, BACKGROUND)(likelihoods) >= LEFT_OUT_FROM

/** How likely a stretch is about any class of a kind. */
const allOf =
  ({ classes }: LearnedWeights, kind: ClassKind) =>
  (likelihoods: Float64Array) =>
    likelihoods.reduce((sum, value, i) => (classKind(classes[i]!) === kind ? sum + value : sum), 0)

/** The clauses that are somebody else's matter, as written. */
const otherClauses = (weights: LearnedWeights, { clauses, syllables }: Heard, text: string): string[] =>
  clauses
    .filter(({ likelihoods }) => allOf(weights, 'other')(likelihoods) >= APART_FROM)
    .map(({ from, to }) => nfc(text).slice(syllables[from]!.start, syllables[to - 1]!.end))

/** Whether a reason is more than a word, or a name. */
const tellsMuch =
  ({ isName }: SubjectVocabulary) =>
  (words: string) =>
    words.includes(' ') || isName(fold(words))

const readingOf = (
  weights: LearnedWeights,
  vocabulary: SubjectVocabulary,
  { syllables }: Heard,
  text: string,
): Reading => ({
  text,
  syllables,
  telling: tellingSyllables(vocabulary, syllables),
  isName: vocabulary.isName,
  isCompound: (pair) => weights.isCompound(pair) || vocabulary.isCompound(pair),
})

/** The terms of a stretch that speak for a class. */
const hitsIn = ({ of }: LearnedWeights, { terms }: Stretch, place: number): Hit[] =>
  terms.flatMap(({ term, at, weight }) => {
    const known = of(term)
    const value = known?.values[known.classes.indexOf(place)] ?? 0
    return value > 0 ? [{ at, score: weight * value }] : []
  })

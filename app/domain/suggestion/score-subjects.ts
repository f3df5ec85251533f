import { fold, nfc } from '~/language/fold'
import { tellingSyllables } from '~/language/weak-words'
import { becauseOf, type Hit, type Reading } from './because'
import { hear, type Heard, heardWithout, type Stretch } from './hear'
import { isIncidental } from './incidental'
import { BACKGROUND, type LearnedWeights, VAGUE } from './learned/weights'
import { allOf, likelihoodAt, likelihoodOf } from './likelihoods'
import { namedIn } from './named-subjects'
import { isRefused } from './refusal'
import { type SubjectContext, subjectFactor } from './subject-context'
import type { SubjectVocabulary } from './subject-vocabulary'

/** How likely a text is about a subject that it calls by its title; and how much less about one that they have already. */
const NAMED = 0.97
const HELD = 0.1
/** What somebody chooses who does not know where to begin: behind what is clear, unless it is called by its name. */
export const DIAGNOSIS = 'DIAGNOSE'
const DIAGNOSIS_MOST = 0.4
/** How likely it is about the subject that an answer leads to first, and each next one beside the one before. */
const LED = 0.5
const LED_NEXT = 0.8
/** A clause that is as clearly somebody else's, or only says who somebody is, does not count for what the text is about. */
const LEFT_OUT_FROM = 0.8
/** What asks for help without saying with what has nothing ticked that is less likely than this. */
const VAGUE_FROM = 0.3
const SURE_THOUGH_VAGUE = 0.8
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
  /** How likely the clause is about it that speaks of it most plainly, 0 to 1. */
  plainest: number
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
  const isCalled =
    read.some(({ named }) => named) || heard.syllables.some(({ folded }) => vocabulary.isAbbreviation(folded))
  if (led.length === 0 && !isCalled && isRefused(weights, heard)) {
    return { subjects: [], isOthers: true, isVague: false, apart: [] }
  }
  const reading = readingOf(weights, vocabulary, heard, text)
  const subjects = read
    .map(({ likely, ...one }) => {
      const place = led.indexOf(one.entry.code)
      const ledTo = place < 0 ? 0 : LED * LED_NEXT ** place
      const score = odds(Math.max(ledTo, likely), subjectFactor(one.entry, context))
      return { ...one, score, isOnlyLed: ledTo > likely }
    })
    .filter(({ score }) => score >= SUGGESTED_FROM)
    .sort((a, b) => b.score - a.score)
    .slice(0, SUGGESTIONS)
    .map(({ entry, place, score, named, isOnlyLed }) => {
      const because = isOnlyLed ? [] : becauseOf(reading, hitsIn(weights, heard.whole, place))
      const isMeant = named || led.includes(entry.code)
      const slight = !isMeant && !because.some(tellsMuch(vocabulary))
      const incidental = !isMeant && because.every((reason) => isIncidental(vocabulary, reason))
      const plainest = Math.max(...telling.clauses.map(({ likelihoods }) => likelihoods[place] ?? 0))
      return { code: entry.code, score, because, plainest, named, slight, incidental }
    })
  const isVague =
    best < SURE_THOUGH_VAGUE && likelihoodOf(heard, likelihoodAt(weights, VAGUE)) >= VAGUE_FROM && led.length === 0
  return { subjects, isOthers: false, isVague, apart }
}

/** A likelihood of which the odds are so many times as high. */
const odds = (likelihood: number, times: number) => (likelihood * times) / (1 - likelihood + likelihood * times)

/** Clauses that are clearly somebody else's, or only say who somebody is. */
const isLeftOut =
  (weights: LearnedWeights) =>
  ({ likelihoods }: Stretch) =>
    allOf(weights, 'other')(likelihoods) >= LEFT_OUT_FROM ||
    likelihoodAt(weights, BACKGROUND)(likelihoods) >= LEFT_OUT_FROM

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

/**
 * What makes a consultant fit and how much each part weighs. Every part is judged from 0 to 1; the meaning of each, in the
 * department's words, stands in matching.json. The version is stored with every result: change it with the figures.
 */
export const BUILT_IN_VERSION = '2026-5'

export const BUILT_IN_WEIGHTS = {
  /** Who does not do what is asked for is no help, however near. */
  subjects: 60,
  /** Words of the profile that the need uses too: the special case inside the subject. */
  text: 14,
  /** Most work is on site, and travel is paid by the enterprise. */
  area: 10,
  /** Somebody who has no time now cannot start. */
  capacity: 10,
  /** A dairy is no quarry: experience in the sector shortens the start. */
  sector: 8,
  /** Only where the need asks for one: who cannot talk with the workers cannot train them. */
  languages: 6,
  /** Who answers soon spares the enterprise weeks. */
  reply: 4,
  /** Results that the department verified in a subject asked for. */
  results: 4,
  /** Only where the need says what may be spent. */
  fee: 4,
  /** Only where the need asks for one. */
  workMode: 3,
  /** Methods for thirty people differ from those for a thousand. */
  size: 3,
  /** What was looked at lately is more likely still so. */
  freshness: 2,
  /** Between equals, the longer experience. */
  experience: 1,
} as const

export type Feature = keyof typeof BUILT_IN_WEIGHTS
export type Weights = Readonly<Record<Feature, number>>

/** In the order in which reasons are told: the built-in weight. */
export const FEATURES = Object.keys(BUILT_IN_WEIGHTS) as Feature[]

export const WEIGHT_MAX = 100

/** The subjects' least share of all weights together: below it, who is near and free would pass who does the work. */
const SUBJECTS_LEAST = 1 / 3

/** The least weight that the subjects may have beside the others'; it may be more than `WEIGHT_MAX`. */
export function leastForSubjects(weights: Weights): number {
  const others = FEATURES.reduce((sum, feature) => sum + (feature === 'subjects' ? 0 : weights[feature]), 0)
  return Math.max(1, Math.ceil((others * SUBJECTS_LEAST) / (1 - SUBJECTS_LEAST)))
}

/** How many times more the sector weighs where all that is asked for is general: quality management in a hospital is no help to a sewing line. */
export const SECTOR_FOR_GENERAL = 2

/** What a part counts where the profile says nothing of it: neither for nor against. */
export const NEUTRAL = 0.5
/** Serving the area from elsewhere, beside having one's seat in it. */
export const TRAVELS = 0.8
/** Knowing any sector, beside naming the very one. */
export const ANY_SECTOR = 0.6
/** A sector that was stated, and one of which a text only speaks. */
export const SURE = 1
export const SPOKEN_OF = 0.9
/** Open for work without saying for how much, beside places known to be free; and all places taken. */
export const OPEN = 0.8
export const FULL = 0.2
/** Verified results from which more is no better, and years of experience that count as neutral. */
export const RESULTS_ENOUGH = 5
export const YEARS_NEUTRAL = 5
/** Days after which freshness has halved; up to which it is a reason; from which it is said to be old. */
export const FRESHNESS_HALVES = 365
export const FRESH_UNTIL = 180
export const OLD_FROM = 540
/** From this share of the weightiest subject on, one that is lacking is said. */
export const SUBJECT_MISSED_FROM = 0.5
/** Without any subject asked for: how near the best text and how many expressions of the need a profile must have. */
export const TEXT_ALONE = { score: 0.6, words: 2 } as const

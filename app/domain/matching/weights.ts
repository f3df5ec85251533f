/**
 * What makes a consultant fit, each part 0 to 1, and why it weighs what it does. The version is stored with every
 * result: change it with the figures.
 */
export const WEIGHTS_VERSION = '2026-2'

export const WEIGHTS = {
  /** Who does not do what is asked for is no help, however near. */
  subjects: 60,
  /** Words of the profile that the need uses too: the special case inside the subject. */
  text: 14,
  /** Most work is on site, and travel is paid by the enterprise. */
  area: 10,
  /** Somebody who has no time now cannot start. */
  availability: 8,
  /** A dairy is no quarry: experience in the sector shortens the start. */
  sector: 8,
  /** Methods for thirty people differ from those for a thousand. */
  size: 3,
  /** Results that the department verified in a subject asked for. */
  results: 3,
  /** Only counts where the need asks for a language. */
  languages: 3,
  /** Between equals, the longer experience. */
  experience: 1,
} as const
export type Feature = keyof typeof WEIGHTS

/** Serving the area from elsewhere, beside having one's seat in it. */
export const TRAVELS = 0.8
/** Knowing any sector, beside naming the very one. */
export const ANY_SECTOR = 0.6
/** Years and verified results from which more is no better. */
export const YEARS_ENOUGH = 20
export const RESULTS_ENOUGH = 5
/** From this share of the weightiest subject on, one that is lacking is said. */
export const SUBJECT_MISSED_FROM = 0.5
/** Without any subject asked for: how near the best text and how many expressions of the need a profile must have. */
export const TEXT_ALONE = { score: 0.6, words: 2 } as const

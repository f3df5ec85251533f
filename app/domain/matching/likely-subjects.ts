import type { Suggestion } from './suggest-subjects.server'

/**
 * Shares of the best suggestion's score, measured on needs.json: from one half on 98 of 100 wanted subjects are in, with
 * two or three shown (from 0.55 on 92 are); from three quarters on nine of ten are wanted or acceptable.
 */
const SHOWN_FROM = 0.5
const LIKELY_FROM = 0.75
const SHOWN_MOST = 5
const LIKELY_MOST = 3

/**
 * The suggestions that a page shows: those called by their title, and those near the best, the less near only with words
 * of the person's own that led to them.
 */
export function shownSuggestions(suggestions: Suggestion[]): Suggestion[] {
  return suggestions
    .filter((one) => one.named || shareOf(suggestions, one) >= (one.because.length > 0 ? SHOWN_FROM : LIKELY_FROM))
    .slice(0, SHOWN_MOST)
}

/** The suggestions that are ticked for the person from the start. Best first in, best first out. */
export function likelySubjects(suggestions: Suggestion[]): string[] {
  return suggestions
    .filter((one) => one.named || shareOf(suggestions, one) >= LIKELY_FROM)
    .slice(0, LIKELY_MOST)
    .map(({ subject }) => subject)
}

const shareOf = (suggestions: Suggestion[], { score }: Suggestion) => score / (suggestions[0]?.score || 1)

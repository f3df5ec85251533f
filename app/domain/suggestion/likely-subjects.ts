import type { Suggestion } from './suggestion'

/** From which likelihood on a subject is shown, and ticked for the person; a share of the best's as well. */
const SHOWN = { from: 0.16, share: 0.2, most: 5 }
const TICKED = { from: 0.5, share: 0.5, most: 3 }
/** From which likelihood on one word alone is enough. */
const SLIGHT_FROM = 0.75

const within =
  ({ from, share, most }: typeof SHOWN) =>
  (suggestions: readonly Suggestion[]): Suggestion[] => {
    const least = Math.max(from, (suggestions[0]?.score ?? 0) * share)
    return suggestions
      .filter(({ named, slight, score }) => named || score >= (slight ? Math.max(least, SLIGHT_FROM) : least))
      .slice(0, most)
  }

/** The suggestions that a page shows. Best first in, best first out. */
export const shownSuggestions = within(SHOWN)

/** From which likelihood on a clause by itself is enough: the second problem of a text is a small part of the whole. */
const PLAIN_FROM = 0.8

/** Codes of the suggestions that are ticked for the person from the start. Best first in, best first out. */
export function likelySubjects(suggestions: readonly Suggestion[]): string[] {
  const likely = new Set(within(TICKED)(suggestions))
  return suggestions
    .filter((one) => likely.has(one) || (one.plainest >= PLAIN_FROM && !one.slight))
    .filter(({ incidental }) => !incidental)
    .slice(0, TICKED.most)
    .map(({ subject }) => subject)
}

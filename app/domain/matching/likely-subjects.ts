/** Share of the best suggestion's score from which another is taken as meant too, and how many at most. */
const LIKELY_SHARE = 0.6
const LIKELY_MOST = 3

/** The suggestions that are ticked for the person from the start. Best first in, best first out. */
export function likelySubjects(suggestions: { subject: string; score: number }[]): string[] {
  const best = suggestions[0]?.score ?? 0
  return suggestions
    .filter(({ score }) => score >= best * LIKELY_SHARE)
    .slice(0, LIKELY_MOST)
    .map(({ subject }) => subject)
}

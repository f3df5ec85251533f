import type { Answers } from './questions'
import type { SuggestContext } from './suggest-subjects.server'
import { understandNeed } from './understand-need.server'

/** The subjects that a page shows for a text, best first. */
export const shownSubjects = (text: string, context: SuggestContext = {}): string[] =>
  understandNeed(text, context).shown.map(({ subject }) => subject)

/**
 * The subjects that stay ticked once questions were answered: the person's own, or null where they were still those
 * ticked for the person and an answer changed, so that what is ticked follows the answers.
 */
export function ticksAfterAnswers(
  text: string,
  context: SuggestContext,
  given: { ticked: readonly string[]; answers: Answers },
): string[] | null {
  const { answers: before = {} } = context
  const ownTicks = [...new Set(given.ticked)]
  const codes = Object.keys({ ...before, ...given.answers })
  if (codes.every((code) => before[code] === given.answers[code])) return ownTicks
  const ticked = new Set(understandNeed(text, context).ticked)
  return ticked.size === ownTicks.length && ownTicks.every((code) => ticked.has(code)) ? null : ownTicks
}

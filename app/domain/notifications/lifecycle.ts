/** What came of a call: the person was spoken to; nobody answered, or somebody else; the number is not theirs. */
export const CALL_OUTCOMES = ['reached', 'not_reached', 'number_wrong'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Calls kept of one person in one organisation, the last ones. */
export const CALLS_KEPT = 20

/** What a link in the mail of an invitation does; each has a key of its own. */
export const LINK_ANSWERS = ['interested', 'declined'] as const
export type LinkAnswer = (typeof LINK_ANSWERS)[number]

/** Days for which such a link works. An answer is awaited for ANSWER_DAYS and welcome later; a reminder's mail has links of its own. */
export const ANSWER_LINK_DAYS = 30

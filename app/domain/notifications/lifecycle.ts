/** What came of a call: the person was spoken to; nobody answered, or somebody else; the number is not theirs. */
export const CALL_OUTCOMES = ['reached', 'not_reached', 'number_wrong'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** Calls kept of one person in one organisation, the last ones. */
export const CALLS_KEPT = 20

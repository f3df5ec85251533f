/** Messages of one conversation: many times what two people write to each other about one piece of work. */
export const MAX_MESSAGES = 1_000

/** Why an officer reads what two sides wrote to each other. */
export const OPENING_REASONS = ['asked_for_help', 'complaint', 'result_check'] as const
export type OpeningReason = (typeof OPENING_REASONS)[number]

/** Hours for which an officer who gave a reason reads. */
export const OPENING_HOURS = 24

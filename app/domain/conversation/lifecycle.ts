/** Messages of one conversation: many times what two people write to each other about one piece of work. */
export const MAX_MESSAGES = 1_000

/** Why an officer reads what two sides wrote to each other. */
export const OPENING_REASONS = ['asked_for_help', 'complaint', 'result_check'] as const
export type OpeningReason = (typeof OPENING_REASONS)[number]

/** Answers of one need that everybody who is invited reads. */
export const MAX_ANSWERS_PER_NEED = 50

/** What is wrong with a message that somebody reports to the department. */
export const REPORT_KINDS = ['spam', 'rude', 'payment', 'other'] as const
export type ReportKind = (typeof REPORT_KINDS)[number]

/** What the department decides about it: it stays, or neither side sees it any more. */
export const REPORT_DECISIONS = ['kept', 'hidden'] as const
export type ReportDecision = (typeof REPORT_DECISIONS)[number]

/** Reports of one side in one conversation that may wait for the department. */
export const MAX_OPEN_REPORTS = 10

/** Hours for which an officer who gave a reason reads. */
export const OPENING_HOURS = 24

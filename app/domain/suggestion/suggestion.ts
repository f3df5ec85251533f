/** A subject that fits a text. */
export type Suggestion = {
  subject: string
  /** How likely the text is about it, 0 to 1. */
  score: number
  /** The person's own words that led to it; [] where an answer did. */
  because: string[]
  /** How likely the clause is about it that speaks of it most plainly, 0 to 1. */
  plainest: number
  /** The text calls the subject by its title. */
  named: boolean
  /** No more than a word speaks for it, and that no name. */
  slight: boolean
  /** What speaks for it is no more than what somebody makes or is, and where: never ticked for the person. */
  incidental: boolean
}

/** How a subject came to a need: proposed from the text and confirmed, or chosen by the person. */
export const SUBJECT_ORIGINS = ['suggested', 'chosen'] as const
export type SubjectOrigin = (typeof SUBJECT_ORIGINS)[number]

/** A subject that a need is to have: who thought of it, and the words that led to it. */
export type SubjectInput = { code: string; because: string[]; origin: SubjectOrigin }

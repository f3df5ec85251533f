import { addDays, type Day } from '../days'
import type { CheckedWith } from '../certification/lifecycle'

/** Days after the end of the work within which the parties are expected to record its document. */
export const DOCUMENT_DAYS = 30

/** Documents of one engagement. */
export const MAX_DOCUMENTS = 10

/** What a document can be compared with, the surest first: no register holds it. */
export const DOCUMENT_CHECKED_WITH = ['asked_body', 'original', 'copy'] as const satisfies readonly CheckedWith[]

/** The days on which the document of some work is expected to be dated: while it lasted, and as long after it as the document is waited for. */
export const isOfWork = (datedOn: Day, { startedOn, completedOn }: { startedOn: Day; completedOn: Day }): boolean =>
  datedOn >= startedOn && datedOn <= addDays(completedOn, DOCUMENT_DAYS)

import { z } from 'zod'
import { longText, rowId } from '~/forms/fields'
import { declineForm, interestForm } from '../proposals/forms'
import { MAIL_CHOICES } from './kind'
import { CALL_OUTCOMES } from './lifecycle'
import { NOTIFICATION_KINDS, type NotificationKind } from './kinds'

/** What can be done on the page of notifications: one is opened, or all are read. */
export const notificationsForm = z.object({ open: rowId.optional(), all: z.literal('read').optional() })

const choice = z.enum(MAIL_CHOICES).optional()

/** For each kind how it is mailed; one that is not on the page stays as it is. */
export const mailChoicesForm = z.object(
  Object.fromEntries(NOTIFICATION_KINDS.map((kind) => [kind, choice])) as Record<NotificationKind, typeof choice>,
)

/** What came of a call. */
export const callForm = z.object({
  id: rowId,
  userId: rowId,
  organisationId: rowId,
  outcome: z.enum(CALL_OUTCOMES),
  note: longText(500).optional(),
})
export type CallMade = z.infer<typeof callForm>

/** By the link in a mail. `later`: they want to read more first, and nothing is said yet. */
export const linkInterestForm = interestForm.omit({ step: true }).extend({ answer: z.enum(['interested', 'later']) })
export const linkDeclineForm = declineForm.omit({ step: true })

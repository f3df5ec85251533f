import type { z } from 'zod'
import { accountMails } from '~/domain/accounts/mails'
import { alertMails } from '~/domain/alerts/mails'
import { assistedMails } from '~/domain/assisted/mails'
import { notificationMails } from '~/domain/notifications/mails'

type Kind = {
  /** What the template needs: ids and codes, no texts, unless it leaves nothing. */
  detail: z.ZodType<Record<string, unknown>>
  /** Whether its reader may end it and such mails to come. One that a person needs in order to act cannot be ended. */
  unsubscribable: boolean
  /** Goes to an address that is not confirmed, too: what shows whose it is, and the way back into an account. */
  toAnyAddress: boolean
  /** Is forgotten as soon as it was sent, or cannot be: it names somebody who has no account any more. */
  leavesNothing?: true
}

/** Every kind of mail. What each says stands in `messages.server.ts`. */
export const mailKinds = {
  ...accountMails,
  ...alertMails,
  ...assistedMails,
  ...notificationMails,
} as const satisfies Record<string, Kind>

export type MailKind = keyof typeof mailKinds
export type MailDetail<K extends MailKind> = z.infer<(typeof mailKinds)[K]['detail']>

/** A mail as it was asked for. */
export type WrittenMail<K extends MailKind> = { id: string; detail: MailDetail<K> }

export const leavesNothing = (kind: MailKind): boolean =>
  (mailKinds as Record<MailKind, Kind>)[kind].leavesNothing ?? false

export const isMailKind = (kind: string): kind is MailKind => Object.hasOwn(mailKinds, kind)

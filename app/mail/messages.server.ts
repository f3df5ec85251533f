import {
  changeEmailMessage,
  confirmEmailMessage,
  deletedMessage,
  keepEmailMessage,
  resetPasswordMessage,
} from './account-messages.server'
import { assistedMessage } from './assisted-message.server'
import { findsMessage } from './finds-message.server'
import type { MailKind, mailKinds, WrittenMail } from './kinds'
import { digestMessage, toldMessage } from './notification-messages.server'
import type { LastingMessage, Message } from './transport.server'

/** One that may be ended says by which address; another has none. */
export type MessageOf<K extends MailKind> = (typeof mailKinds)[K]['unsubscribable'] extends true
  ? Message & { unsubscribeUrl: string }
  : LastingMessage

/** What each kind of mail says now; undefined where there is nothing left to say. */
export const messages: { readonly [K in MailKind]: (mail: WrittenMail<K>) => MessageOf<K> | undefined } = {
  'account.confirm_email': confirmEmailMessage,
  'account.reset_password': resetPasswordMessage,
  'account.change_email': changeEmailMessage,
  'account.keep_email': keepEmailMessage,
  'account.deleted': deletedMessage,
  'assisted.confirm': assistedMessage,
  'notification.told': toldMessage,
  'notification.digest': digestMessage,
  'saved_search.found': findsMessage,
}

import { transact } from '~db/connection'
import { notificationChoices } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import type { MailChoice } from './kind'
import { choosableBy, type NotificationKind } from './kinds'
import { readersIn } from './policy'

/** Keeps how the person wants to hear by mail of each kind that may be chosen for them; others are left as they are. */
export function chooseMails(actor: Actor, wished: Partial<Record<NotificationKind, MailChoice>>) {
  transact((tx) => {
    for (const kind of choosableBy(readersIn(actor))) {
      const mail = wished[kind]
      if (!mail) continue
      tx.insert(notificationChoices)
        .values({ userId: actor.userId, kind, mail })
        .onConflictDoUpdate({ target: [notificationChoices.userId, notificationChoices.kind], set: { mail } })
        .run()
    }
    recordEvent(tx, actor, 'notification.mails_chosen', {})
  })
}

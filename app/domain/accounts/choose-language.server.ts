import { and, eq, ne } from 'drizzle-orm'
import { transact } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import type { Actor, MailLanguage } from './lifecycle'

/** In which language the person's mails are written: the one that they chose for the pages. */
export function chooseLanguage(actor: Actor, language: MailLanguage) {
  transact((tx) => {
    const other = and(eq(users.id, actor.userId), ne(users.language, language))
    if (tx.update(users).set({ language }).where(other).run().changes === 0) return
    recordEvent(tx, actor, 'account.language_chosen', { language })
  })
}

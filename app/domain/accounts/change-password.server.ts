import { and, eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { users } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { useCodes } from './access-codes.server'
import { useLinks } from './account-links.server'
import type { Actor } from './lifecycle'
import { endSessions } from './sessions.server'

type PasswordChange = {
  /** The stored hash against which the current password was checked. */
  from: string
  to: string
  /** The session that goes on; all others of the account end, and links and codes that lead to a new password. */
  keptSession: string
}

/** Throws `state_changed` when the password was changed elsewhere in the meantime. */
export function changePassword(actor: Actor, { from, to, keptSession }: PasswordChange) {
  transact((tx) => {
    const changed = tx
      .update(users)
      .set({ passwordHash: to })
      .where(and(eq(users.id, actor.userId), eq(users.passwordHash, from)))
      .run()
    if (changed.changes === 0) throw new DomainError('state_changed')
    useLinks(tx, actor.userId, 'reset_password')
    useLinks(tx, actor.userId, 'change_email')
    useCodes(tx, actor.userId)
    endSessions(tx, actor.userId, keptSession)
    recordEvent(tx, actor, 'account.password_changed', {})
  })
}

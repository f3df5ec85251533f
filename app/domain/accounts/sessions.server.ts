import { and, desc, eq, gt, ne } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { passkeyChallenges, pendingSignIns, sessions } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import type { Actor } from './lifecycle'

const own = (userId: string) => eq(sessions.userId, userId)

/** The devices on which the actor is signed in, the one used last first. */
export const sessionsOf = ({ userId }: Actor) =>
  db
    .select({ id: sessions.id, device: sessions.device, createdAt: sessions.createdAt, seenAt: sessions.seenAt })
    .from(sessions)
    .where(and(own(userId), gt(sessions.expiresAt, Math.floor(now().getTime() / 1000))))
    .orderBy(desc(sessions.seenAt), desc(sessions.createdAt))
    .all()

/** Signs the actor out on one device; one that is signed out already, or none of theirs, changes nothing. */
export function endOneSession(actor: Actor, sessionId: string) {
  transact((tx) => {
    const ended = tx
      .delete(sessions)
      .where(and(own(actor.userId), eq(sessions.id, sessionId)))
      .run()
    if (ended.changes > 0) recordEvent(tx, actor, 'account.signed_out_elsewhere', {})
  })
}

/** Signs the actor out everywhere but in the session that is kept. */
export function endOtherSessions(actor: Actor, keptSession: string) {
  transact((tx) => {
    if (endSessions(tx, actor.userId, keptSession) > 0) recordEvent(tx, actor, 'account.signed_out_elsewhere', {})
  })
}

/** Ends an account's sessions, all but the kept one, and what waits for a code or a passkey; gives how many sessions. */
export function endSessions(tx: Tx, userId: string, keptSession?: string): number {
  tx.delete(pendingSignIns).where(eq(pendingSignIns.userId, userId)).run()
  tx.delete(passkeyChallenges).where(eq(passkeyChallenges.userId, userId)).run()
  return tx
    .delete(sessions)
    .where(and(own(userId), keptSession === undefined ? undefined : ne(sessions.id, keptSession)))
    .run().changes
}

/** A session was used for the first time on a day. */
export const noteSeen = (sessionId: string) => {
  db.update(sessions).set({ seenAt: now() }).where(eq(sessions.id, sessionId)).run()
}

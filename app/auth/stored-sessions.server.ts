import { DrizzleSQLiteAdapter } from '@lucia-auth/adapter-drizzle'
import type { Adapter } from 'lucia'
import { createHash } from 'node:crypto'
import { db } from '~db/connection'
import { sessions, users } from '~db/schema'

/** What is stored of a session id: whoever reads the database cannot sign in with it. */
export const storedId = (sessionId: string) => createHash('sha256').update(sessionId).digest('hex')

const adapter = new DrizzleSQLiteAdapter(db, sessions, users)

/** Lucia's adapter with SHA-256 of each session id in its place; Lucia itself sees the id of the cookie. */
export const hashingAdapter: Adapter = {
  async getSessionAndUser(sessionId) {
    const [session, user] = await adapter.getSessionAndUser(storedId(sessionId))
    return [session && { ...session, id: sessionId }, user]
  },
  setSession: (session) => adapter.setSession({ ...session, id: storedId(session.id) }),
  updateSessionExpiration: (sessionId, expiresAt) => adapter.updateSessionExpiration(storedId(sessionId), expiresAt),
  deleteSession: (sessionId) => adapter.deleteSession(storedId(sessionId)),
  deleteUserSessions: (userId) => adapter.deleteUserSessions(userId),
  getUserSessions: (userId) => adapter.getUserSessions(userId),
  deleteExpiredSessions: () => adapter.deleteExpiredSessions(),
}

import { lte } from 'drizzle-orm'
import { Lucia, TimeSpan } from 'lucia'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import { noteSeen } from '~/domain/accounts/sessions.server'
import { deleteOldKeptForms } from '~/domain/accounts/kept-forms.server'
import { deleteOldChallenges } from '~/domain/accounts/passkey-challenges.server'
import { deleteOldPending } from '~/domain/accounts/pending-sign-ins.server'
import { dayOf, now, today } from '~db/clock'
import { db } from '~db/connection'
import { sessions } from '~db/schema'
import { deviceName } from './device-name'
import { SESSION_COOKIE, sessionIn } from './session-cookie'
import { hashingAdapter, storedId } from './stored-sessions.server'

/** A session that nobody uses ends after this; it is prolonged at a visit in its second half. */
export const SESSION_IDLE_DAYS = 14
/** A session ends after this, however often it is used. */
export const SESSION_ABSOLUTE_DAYS = 60

const DAY_MS = 86_400_000

const lucia = new Lucia(hashingAdapter, {
  sessionExpiresIn: new TimeSpan(SESSION_IDLE_DAYS, 'd'),
  sessionCookie: {
    name: SESSION_COOKIE,
    attributes: { sameSite: 'lax', secure: process.env.ORIGIN?.startsWith('https://') ?? false },
  },
  getSessionAttributes: ({ createdAt, organisationId, seenAt }) => ({ createdAt, organisationId, seenAt }),
})

declare module 'lucia' {
  interface Register {
    Lucia: typeof lucia
    DatabaseSessionAttributes: {
      createdAt: Date
      organisationId: string | null
      device: string | null
      seenAt: Date | null
    }
  }
}

const absoluteLimit = () => new Date(now().getTime() - SESSION_ABSOLUTE_DAYS * DAY_MS)

const sessionIdOf = (request: Request) => sessionIn(request.headers.get('Cookie'))

/** Who the request's session cookie stands for, in the workspace it has chosen; null without a living session. */
export async function sessionActor(request: Request): Promise<Actor | null> {
  const sessionId = sessionIdOf(request)
  if (!sessionId) return null
  const { session } = await lucia.validateSession(sessionId)
  if (!session) return null
  if (session.createdAt <= absoluteLimit()) {
    await lucia.invalidateSession(sessionId)
    return null
  }
  if (!session.seenAt || dayOf(session.seenAt) !== today()) noteSeen(storedId(sessionId))
  return actorOf(session.userId, session.organisationId)
}

/**
 * Opens a session and puts its cookie into `headers`. The cookie lives as long as a session can at most,
 * so prolonging a session needs no new cookie. `request`: of the device, by which its person recognises it.
 */
export async function startSession(userId: string, headers: Headers, request?: Request) {
  const device = deviceName(request?.headers.get('User-Agent') ?? null)
  const at = now()
  const session = await lucia.createSession(userId, { createdAt: at, organisationId: null, device, seenAt: at })
  const cookie = lucia.createSessionCookie(session.id)
  cookie.attributes.maxAge = (SESSION_ABSOLUTE_DAYS * DAY_MS) / 1000
  headers.append('Set-Cookie', cookie.serialize())
}

/** Ends the request's session; `headers` take the cookie away. */
export async function endSession(request: Request, headers: Headers) {
  const sessionId = sessionIdOf(request)
  if (sessionId) await lucia.invalidateSession(sessionId)
  headers.append('Set-Cookie', lucia.createBlankSessionCookie().serialize())
}

/** The id under which the request's session is stored: to change it, or to keep it when the account's others end. */
export const storedSessionId = (request: Request) => storedId(sessionIdOf(request) ?? '')

/**
 * Removes sessions past either limit, what was kept for people whose session had ended, and what waits for a code or a passkey in vain;
 * every hour.
 */
export async function deleteExpiredSessions() {
  await lucia.deleteExpiredSessions()
  db.delete(sessions).where(lte(sessions.createdAt, absoluteLimit())).run()
  deleteOldKeptForms()
  deleteOldPending()
  deleteOldChallenges()
}

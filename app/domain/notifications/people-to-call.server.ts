import { and, asc, eq, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { db } from '~db/connection'
import { now } from '~db/clock'
import { memberships, notifications, organisations, profiles, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { mailStanding, takesMail } from '../accounts/takes-mail'
import { takesPhoneMessages } from '../accounts/takes-phone-messages.server'
import { canSeeOrganisation, canSeeSharedTaxCodes } from '../directory/policy'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { type Call, calledKey, callsByPerson } from './calls.server'
import type { Notification } from './queries.server'

/** Days for which what somebody was told waits for them to sign in, before the department is asked to call. */
export const CALL_AFTER_DAYS = 3
const DAY_MS = 86_400_000

/**
 * People of the organisations that the department may see whom somebody has to call: their mailbox refuses our mails or is not
 * theirs, and no message reaches their phone; or nothing reaches them or any of their colleagues, and something has waited for
 * CALL_AFTER_DAYS. With what they have not seen yet, the first first, and what came of the last call. Who was reached is left out until
 * something waits that is newer than the call. Throws `not_found` for other roles.
 */
export function peopleToCall(actor: Actor) {
  if (!canSeeSharedTaxCodes(actor)) throw notFound()
  const waiting = groupBy(unseen(), calledKey)
  const calls = callsByPerson()
  const longAgo = new Date(now().getTime() - CALL_AFTER_DAYS * DAY_MS)
  return [...groupBy(actingPeople(), ({ organisation }) => organisation.id).values()].flatMap((colleagues) => {
    const isHeard = colleagues.some(({ user }) => takesMail(user) || takesPhoneMessages(user))
    return colleagues
      .filter(({ organisation, profileStatus }) => canSeeOrganisation(actor, { ...organisation, profileStatus }))
      .map(({ user, organisation }) => ({
        userId: user.id,
        name: user.name,
        email: user.email,
        phone: user.phone,
        standing: mailStanding(user),
        readsPhone: takesPhoneMessages(user),
        organisationId: organisation.id,
        organisation: organisation.name,
        organisationPhone: organisation.phone,
        ...sinceReached(waiting, calls, calledKey({ userId: user.id, organisationId: organisation.id })),
      }))
      .filter(({ standing, readsPhone, isReached, waiting: [first] }) =>
        standing === 'refused' || standing === 'disowned'
          ? !readsPhone && (!isReached || first !== undefined)
          : !isHeard && first !== undefined && first.createdAt <= longAgo,
      )
  })
}

/** What somebody was not told by telephone yet, and the last call. */
function sinceReached(waiting: Map<string, Notification[]>, calls: Map<string, Call[]>, key: string) {
  const [unseenYet, made] = [waiting.get(key) ?? [], calls.get(key) ?? []]
  const reached = made.find(({ outcome }) => outcome === 'reached')
  return {
    waiting: unseenYet.filter(({ createdAt }) => !reached || createdAt > reached.calledAt),
    isReached: reached !== undefined,
    lastCall: made[0],
  }
}

const actingPeople = () =>
  db
    .select({ user: users, organisation: organisations, profileStatus: profiles.status })
    .from(users)
    .innerJoin(memberships, eq(memberships.userId, users.id))
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .leftJoin(profiles, eq(profiles.organisationId, organisations.id))
    .where(ne(memberships.role, 'reader'))
    .orderBy(asc(organisations.name), asc(organisations.id), asc(users.name))
    .all()

/** What people whom no mail reaches have neither opened nor done. */
const unseen = (): Notification[] =>
  db
    .select({ notification: notifications })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(
        isNull(notifications.readAt),
        isNull(notifications.settledAt),
        isNotNull(notifications.organisationId),
        or(isNull(users.emailConfirmedAt), isNotNull(users.mailStopped)),
      ),
    )
    .orderBy(asc(notifications.createdAt), asc(notifications.id))
    .all()
    .map(({ notification }) => notification)

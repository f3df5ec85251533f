import { and, desc, eq, ne } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { calls, memberships, organisations, profiles, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { canSeeOrganisation } from '../directory/policy'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { assertReplay } from '../sent-before'
import type { CallMade } from './forms'
import { type CallOutcome, CALLS_KEPT } from './lifecycle'

/**
 * An officer called somebody about what waits for them; whoever may see the person in the list may say so, also when the list has
 * lost them meanwhile. The id comes with the form. Throws `not_found`, `sent_before` where the form was sent with other words.
 */
export function recordCall(actor: Actor, { id, userId, organisationId, outcome, note }: CallMade) {
  transact((tx) => {
    assertMayCall(tx, actor, { userId, organisationId })
    const said = { userId, organisationId, officerId: actor.userId, outcome, note: note ?? '' }
    const known = tx.select().from(calls).where(eq(calls.id, id)).get()
    if (known) return assertReplay(known, said)
    tx.insert(calls)
      .values({ id, ...said, calledAt: now() })
      .run()
    keepTheLast(tx, said)
    recordEvent(tx, actor, 'person.called', { accountId: userId, outcome })
  })
}

type Called = { userId: string; organisationId: string }

function assertMayCall(tx: Tx, actor: Actor, { userId, organisationId }: Called) {
  const row = tx
    .select({ provinceCode: organisations.provinceCode, profileStatus: profiles.status })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .leftJoin(profiles, eq(profiles.organisationId, organisations.id))
    .where(
      and(
        eq(memberships.userId, userId),
        eq(memberships.organisationId, organisationId),
        ne(memberships.role, 'reader'),
      ),
    )
    .get()
  if (!row || !canSeeOrganisation(actor, row)) throw notFound()
}

function keepTheLast(tx: Tx, { userId, organisationId }: Called) {
  const older = tx
    .select({ id: calls.id })
    .from(calls)
    .where(and(eq(calls.userId, userId), eq(calls.organisationId, organisationId)))
    .orderBy(desc(calls.calledAt), desc(calls.id))
    .all()
    .slice(CALLS_KEPT)
  for (const { id } of older) tx.delete(calls).where(eq(calls.id, id)).run()
}

export type Call = Called & { outcome: CallOutcome; note: string; calledAt: Date; officer: string }

const officers = alias(users, 'officers')
const made = {
  id: calls.id,
  userId: calls.userId,
  organisationId: calls.organisationId,
  outcome: calls.outcome,
  note: calls.note,
  calledAt: calls.calledAt,
  officer: officers.name,
}

/** Calls by person and organisation (`calledKey`), the last first. */
export const callsByPerson = (): Map<string, Call[]> =>
  groupBy(
    db
      .select(made)
      .from(calls)
      .innerJoin(officers, eq(officers.id, calls.officerId))
      .orderBy(desc(calls.calledAt), desc(calls.id))
      .all(),
    calledKey,
  )

export const calledKey = ({ userId, organisationId }: { userId: string; organisationId: string | null }) =>
  `${userId} ${organisationId ?? ''}`

/** Calls that a page shows. */
const RECENT_SHOWN = 30

/** The last calls to people of organisations that the officer may see, or of one of them, whoever made them. */
export const recentCalls = (actor: Actor, organisationId?: string) =>
  db
    .select({
      ...made,
      name: users.name,
      organisation: organisations.name,
      provinceCode: organisations.provinceCode,
      profileStatus: profiles.status,
    })
    .from(calls)
    .innerJoin(officers, eq(officers.id, calls.officerId))
    .innerJoin(users, eq(users.id, calls.userId))
    .innerJoin(organisations, eq(organisations.id, calls.organisationId))
    .leftJoin(profiles, eq(profiles.organisationId, organisations.id))
    .where(organisationId ? eq(calls.organisationId, organisationId) : undefined)
    .orderBy(desc(calls.calledAt), desc(calls.id))
    .all()
    .filter((call) => canSeeOrganisation(actor, call))
    .slice(0, RECENT_SHOWN)

import { desc, eq } from 'drizzle-orm'
import { db, type Tx } from '~db/connection'
import { accountHelps, users } from '~db/schema'
import { DomainError } from '../errors'
import type { HelpGiven } from './forms'
import { type Actor, type Help, maySureOf } from './lifecycle'
import { personToHelp } from './people-to-help.server'

type Given = Pick<typeof accountHelps.$inferInsert, 'createdAt' | 'expiresAt'> & { help: Help }

/**
 * Writes down how an officer made sure who asks, before helping them. The id comes with the form: gives whether it is new. Throws
 * `not_found` for whoever the officer may not help, `choice_unknown` where there is no such number to call.
 */
export function writeHelp(tx: Tx, actor: Actor, userId: string, input: HelpGiven, given: Given): boolean {
  const { checks } = personToHelp(actor, userId, tx)
  if (!checks.includes(input.checkedBy) || !maySureOf(given.help, input.checkedBy))
    throw new DomainError('choice_unknown', {}, 'checkedBy')
  const { id, checkedBy, note } = input
  const { userId: officerId, organisationId } = actor
  const row = { id, checkedBy, note, userId, officerId, organisationId: organisationId!, ...given }
  return tx.insert(accountHelps).values(row).onConflictDoNothing().run().changes > 0
}

/** How officers helped somebody into the account, the last first: by whom, how they made sure, and what they noted. */
export function helpGivenTo(actor: Actor, userId: string) {
  personToHelp(actor, userId)
  const { id, help, createdAt: at, checkedBy, note } = accountHelps
  return db
    .select({ id, help, officer: users.name, at, checkedBy, note })
    .from(accountHelps)
    .innerJoin(users, eq(users.id, accountHelps.officerId))
    .where(eq(accountHelps.userId, userId))
    .orderBy(desc(at), desc(id))
    .all()
}

import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { accessCodes, secondStepRemovals, users } from '~db/schema'
import type { Actor } from './lifecycle'
import { personToHelp } from './people-to-help.server'

/** How officers helped somebody into the account, the last first: by whom, how they made sure, and what they noted. */
export function helpGivenTo(actor: Actor, userId: string) {
  personToHelp(actor, userId)
  const { id, createdAt: at, checkedBy, note } = accessCodes
  const codes = db
    .select({ id, officer: users.name, at, checkedBy, note })
    .from(accessCodes)
    .innerJoin(users, eq(users.id, accessCodes.issuedBy))
    .where(eq(accessCodes.userId, userId))
    .all()
  const removals = db
    .select({
      id: secondStepRemovals.id,
      officer: users.name,
      at: secondStepRemovals.createdAt,
      checkedBy: secondStepRemovals.checkedBy,
      note: secondStepRemovals.note,
    })
    .from(secondStepRemovals)
    .innerJoin(users, eq(users.id, secondStepRemovals.removedBy))
    .where(eq(secondStepRemovals.userId, userId))
    .all()
  return [
    ...codes.map((one) => ({ ...one, help: 'code' as const })),
    ...removals.map((one) => ({ ...one, help: 'second_step' as const })),
  ].sort((one, other) => other.at.getTime() - one.at.getTime())
}

import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Tx } from '~db/connection'
import { users } from '~db/schema'
import { type Actor, GRACE_DAYS } from './lifecycle'
import { needsSecondStep } from './policy'
import { workspacesOf } from './queries.server'
import { hasSecondStep } from './second-step.server'

/** Everybody can read the passwords of a demo: there a second step keeps nobody out. */
const isDemo = () => process.env.NHIP_CAU_DEMO === '1'

/** Whether the account would need a second step, were it not a demo's. */
export const isExempt = ({ userId }: Actor): boolean => isDemo() && needsSecondStep(workspacesOf(userId))

/**
 * Until when the actor's account works without a second step; null where it needs none or has one. The first page that it asks for
 * begins the time.
 */
export function secondStepDue({ userId }: Actor): Date | null {
  if (isDemo() || hasSecondStep(userId) || !needsSecondStep(workspacesOf(userId))) return null
  const user = db.select({ from: users.secondStepFrom }).from(users).where(eq(users.id, userId)).get()
  const from = user?.from ?? now()
  if (!user?.from) db.update(users).set({ secondStepFrom: from }).where(eq(users.id, userId)).run()
  return new Date(from.getTime() + GRACE_DAYS * 86_400_000)
}

/** Whose second step was removed for them has the time anew. */
export const beginGraceAnew = (tx: Tx, userId: string) => {
  tx.update(users).set({ secondStepFrom: null }).where(eq(users.id, userId)).run()
}

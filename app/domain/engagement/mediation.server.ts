import { eq } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { engagements, needs, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { canFollowUp } from '../needs/policy'
import { contactsOf } from './contacts.server'
import { openDisputes } from './off-plan.server'
import { paymentsIn } from './payment-queries.server'
import { planOf } from './plan.server'

/** Whether the department of the need's province mediates between the two sides. */
export function departmentMediates(reader: Reader, actor: Actor, engagementId: string): boolean {
  const need = reader
    .select({ provinceCode: needs.provinceCode })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .where(eq(engagements.id, engagementId))
    .get()
  return need !== undefined && canFollowUp(actor, need) && openDisputes(reader, [engagementId]).size > 0
}

/** What the department reads while it mediates: how both sides are reached, what they agreed on, and what either said of payments; else null. */
export function mediationOf(actor: Actor, engagementId: string) {
  if (!departmentMediates(db, actor, engagementId)) return null
  const sides = db
    .select({ enterprise: engagements.organisationId, consultant: profiles.organisationId })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(engagements.id, engagementId))
    .get()!
  return {
    contacts: [contactsOf(sides.enterprise), contactsOf(sides.consultant)],
    plan: planOf(db, engagementId),
    payments: paymentsIn(engagementId),
  }
}

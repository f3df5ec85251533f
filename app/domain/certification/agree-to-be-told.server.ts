import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { type Tx, transact } from '~db/connection'
import { engagements, outcomes, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { sideOf } from '../engagement/policy'
import { DomainError, notFound } from '../errors'
import { canAgreeToBeTold } from './policy'

/**
 * One side agrees that the result of the engagement is told to others (`toldResults`). It is told once the other side
 * agrees too and the department has verified it. Agreeing again changes nothing. Throws `state_changed` before anything
 * was reported: nobody can agree to a sentence that cannot be shown yet.
 */
export function agreeToBeTold(actor: Actor, engagementId: string) {
  transact((tx) => {
    const { needId, agreedAt, side } = ownSide(tx, actor, engagementId)
    const reported = tx.select().from(outcomes).where(eq(outcomes.engagementId, engagementId)).limit(1).get()
    if (!reported) throw new DomainError('state_changed')
    if (agreedAt) return
    tx.update(engagements)
      .set({ [side]: now() })
      .where(eq(engagements.id, engagementId))
      .run()
    recordEvent(tx, actor, 'engagement.may_be_told', { needId, engagementId })
  })
}

/** One side takes its agreement back: from now on the result is told to nobody. */
export function tellNoMore(actor: Actor, engagementId: string) {
  transact((tx) => {
    const { needId, agreedAt, side } = ownSide(tx, actor, engagementId)
    if (!agreedAt) return
    tx.update(engagements)
      .set({ [side]: null })
      .where(eq(engagements.id, engagementId))
      .run()
    recordEvent(tx, actor, 'engagement.no_longer_told', { needId, engagementId })
  })
}

/** The actor's side of its own engagement; `not_found` for everybody else. */
function ownSide(tx: Tx, actor: Actor, engagementId: string) {
  const row = tx
    .select({
      needId: engagements.needId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
      enterpriseAgreedAt: engagements.enterpriseAgreedAt,
      consultantAgreedAt: engagements.consultantAgreedAt,
    })
    .from(engagements)
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(engagements.id, engagementId))
    .get()
  if (!row || !canAgreeToBeTold(actor, row)) throw notFound()
  const side = sideOf(actor) === 'enterprise' ? ('enterpriseAgreedAt' as const) : ('consultantAgreedAt' as const)
  return { needId: row.needId, side, agreedAt: row[side] }
}

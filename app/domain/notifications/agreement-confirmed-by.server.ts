import { and, desc, eq, lte } from 'drizzle-orm'
import { db } from '~db/connection'
import { agreementConfirmations, agreementTexts } from '~db/schema'
import { factsOf } from './facts.server'

/** The names of the organisations that had confirmed, until then, the agreement that was confirmed last. */
export function agreementConfirmedBy(engagementId: string, until: Date): string[] {
  const sides = db
    .select({ textId: agreementConfirmations.textId, side: agreementConfirmations.side })
    .from(agreementConfirmations)
    .innerJoin(agreementTexts, eq(agreementTexts.id, agreementConfirmations.textId))
    .where(and(eq(agreementTexts.engagementId, engagementId), lte(agreementConfirmations.confirmedAt, until)))
    .orderBy(desc(agreementConfirmations.confirmedAt))
    .all()
  const names = factsOf('engagement', engagementId)
  return sides.flatMap(({ textId, side }) => (names && textId === sides[0]!.textId ? [names[side]] : []))
}

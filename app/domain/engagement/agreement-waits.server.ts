import { eq } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import type { Tx } from '~db/connection'
import { agreementTexts, engagements } from '~db/schema'
import { daysBetween } from '../days'
import { groupBy } from '../group-by'
import { confirmedTexts, currentText, isSettled } from './agreement.server'
import { AGREEMENT_REMINDER_DAYS, ENGAGEMENT_SIDES } from './lifecycle'
import { openPauses } from './pauses.server'

/**
 * Agreements of running work, which does not rest, that one side has confirmed and the other has not, and which that is: from the day of the confirmation, for
 * AGREEMENT_REMINDER_DAYS. Not those that say something else by now: nobody has confirmed what the other side would read.
 */
export function agreementsToConfirm(tx: Tx) {
  const pauses = openPauses(tx)
  const ids = tx
    .selectDistinct({ id: agreementTexts.engagementId })
    .from(agreementTexts)
    .innerJoin(engagements, eq(engagements.id, agreementTexts.engagementId))
    .where(eq(engagements.status, 'active'))
    .all()
    .map(({ id }) => id)
    .filter((id) => !pauses.has(id))
  const texts = groupBy(confirmedTexts(tx, ids), ({ engagementId }) => engagementId)
  return [...texts].flatMap(([engagementId, own]) => {
    if (own.some(isSettled)) return []
    const { sha256 } = currentText(tx, engagementId)
    const text = own.find((each) => each.sha256 === sha256)
    const [confirmed] = text?.confirmations ?? []
    if (!text || !confirmed) return []
    const day = dayOf(confirmed.confirmedAt)
    if (daysBetween(day, today()) > AGREEMENT_REMINDER_DAYS) return []
    return [{ engagementId, textId: text.id, day, side: ENGAGEMENT_SIDES.find((side) => side !== confirmed.side)! }]
  })
}

import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { measureReadings, measures, outcomes } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { engagementFor } from '../certification/certificate.server'
import { DomainError, notFound } from '../errors'
import { dropFiles } from '../files/drop-files.server'
import { isOnlyBegun } from './next-readings'
import { beganBy } from './queries.server'
import { measureIn } from './reading.server'

/**
 * The side that began a measure by mistake takes it away, as long as it has been measured before the work only. Throws `not_found` for
 * the other side, `state_changed` once there is more to it.
 */
export function removeMeasure(actor: Actor, engagementId: string, measureId: string) {
  transact((tx) => {
    const measure = measureIn(tx, measureId)
    if (measure.engagementId !== engagementId) throw notFound()
    const { needId } = engagementFor(tx, actor, engagementId)
    if (!beganBy(actor, measure.startedBy)) throw notFound()
    const readings = tx.select().from(measureReadings).where(eq(measureReadings.measureId, measureId)).all()
    const outcome = tx.select().from(outcomes).where(eq(outcomes.measureId, measureId)).get() ?? null
    if (!isOnlyBegun({ readings, outcome })) throw new DomainError('state_changed')
    tx.delete(measures).where(eq(measures.id, measureId)).run()
    dropFiles(
      tx,
      readings.flatMap(({ evidenceFileId }) => evidenceFileId ?? []),
    )
    recordEvent(tx, actor, 'measure.removed', { needId, engagementId, measureId })
  })
}

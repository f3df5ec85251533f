import { and, desc, eq, lte } from 'drizzle-orm'
import { db } from '~db/connection'
import { disputes, pauseExtensions, paymentMarks, workEnds, workPauses } from '~db/schema'

/** The last pause of work up to a moment. */
export const lastPause = (engagementId: string, until: Date) =>
  db
    .select()
    .from(workPauses)
    .where(and(eq(workPauses.engagementId, engagementId), lte(workPauses.pausedAt, until)))
    .orderBy(desc(workPauses.pausedAt))
    .get()

/** The last extension of a pause of work up to a moment. */
export const lastExtension = (engagementId: string, until: Date) =>
  db
    .select({ side: pauseExtensions.side, reason: pauseExtensions.reason, until: pauseExtensions.until })
    .from(pauseExtensions)
    .innerJoin(workPauses, eq(workPauses.id, pauseExtensions.pauseId))
    .where(and(eq(workPauses.engagementId, engagementId), lte(pauseExtensions.extendedAt, until)))
    .orderBy(desc(pauseExtensions.extendedAt))
    .get()

const ends = (id: string) => db.select().from(workEnds).where(eq(workEnds.id, id)).get()
const disputed = (id: string) => db.select().from(disputes).where(eq(disputes.id, id)).get()
const payments = (id: string) => db.select().from(paymentMarks).where(eq(paymentMarks.id, id)).get()

/** Facts of what stands beside the milestones, with the work that it belongs to, as `engagement` reads it. */
export function workFacts<W extends object>(engagement: (id: string) => W | undefined) {
  const ofWork =
    <F extends { engagementId: string }>(read: (id: string) => F | undefined) =>
    (id: string) => {
      const facts = read(id)
      const work = facts && engagement(facts.engagementId)
      return work && { ...facts, ...work }
    }
  return { end: ofWork(ends), dispute: ofWork(disputed), payment: ofWork(payments) }
}

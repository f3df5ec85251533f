import { and, desc, eq, lte } from 'drizzle-orm'
import { db } from '~db/connection'
import { disputes, paymentMarks, workEnds, workPauses } from '~db/schema'

/** The last pause of work up to a moment. */
export const lastPause = (engagementId: string, until: Date) =>
  db
    .select()
    .from(workPauses)
    .where(and(eq(workPauses.engagementId, engagementId), lte(workPauses.pausedAt, until)))
    .orderBy(desc(workPauses.pausedAt))
    .get()

export const endFacts = (id: string) => db.select().from(workEnds).where(eq(workEnds.id, id)).get()
export const disputeFacts = (id: string) => db.select().from(disputes).where(eq(disputes.id, id)).get()
export const paymentFacts = (id: string) => db.select().from(paymentMarks).where(eq(paymentMarks.id, id)).get()

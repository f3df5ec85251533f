import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { selfChecks } from '~db/schema'

/** Of a kept result, what is told of it. */
export const selfCheckFacts = (id: string) =>
  db
    .select({ selfCheckId: selfChecks.id, keptOn: selfChecks.keptOn })
    .from(selfChecks)
    .where(eq(selfChecks.id, id))
    .get()

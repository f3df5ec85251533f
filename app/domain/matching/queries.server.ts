import { asc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { matches } from '~db/schema'

/** The consultants proposed for a need, best first. Whoever calls has checked that the actor may see the need. */
export const matchesOf = (needId: string) =>
  db.select().from(matches).where(eq(matches.needId, needId)).orderBy(asc(matches.position)).all()

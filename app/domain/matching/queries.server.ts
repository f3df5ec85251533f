import { asc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { matches } from '~db/schema'
import type { Seen } from '../seen'

/** The consultants proposed for a need, best first. */
export const matchesOf = (need: Seen<'need'>) =>
  db.select().from(matches).where(eq(matches.needId, need.id)).orderBy(asc(matches.position)).all()

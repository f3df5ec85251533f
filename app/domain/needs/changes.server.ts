import { and, asc, eq, gt } from 'drizzle-orm'
import { db } from '~db/connection'
import { events } from '~db/schema'
import { NEED_PARTS, type NeedPart, partsSeen } from './changed-parts'

/** For consultants: when it was changed after a moment since it was published, and in which parts; the first change first. Shown, and decides nothing. */
export const changesSince = (needId: string, moment: Date): { at: Date; parts: NeedPart[] }[] =>
  db
    .select({ at: events.at, detail: events.detail })
    .from(events)
    .where(and(eq(events.needId, needId), eq(events.name, 'need.changed'), gt(events.at, moment)))
    .orderBy(asc(events.id))
    .all()
    .flatMap(({ at, detail }) => {
      const parts = partsSeen(partsIn(detail))
      return parts.length > 0 ? [{ at, parts }] : []
    })

/** The parts that a recorded change tells; none of a draft's. */
export function partsIn(detail: object): NeedPart[] {
  const told: unknown = 'parts' in detail ? detail.parts : []
  return Array.isArray(told) ? NEED_PARTS.filter((part) => told.includes(part)) : []
}

import { asc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { events, organisations } from '~db/schema'
import type { Seen } from '../seen'

/** Whose person did something: `member`: another enterprise of the group, `partner`: who offers jointly, `system`: nobody's. */
export type Side = 'enterprise' | 'consultant' | 'member' | 'partner' | 'department' | 'system'
export type NeedEvent = ReturnType<typeof eventsOfNeed>[number]
export type StoryEvent = Pick<NeedEvent, 'name' | 'at' | 'detail'> & { side: Side }

/** What was recorded of a need, in its order. Shown, and decides nothing. */
export const eventsOfNeed = (need: Seen<'need'>) =>
  db
    .select({
      name: events.name,
      at: events.at,
      detail: events.detail,
      organisationId: events.organisationId,
      organisationKind: organisations.kind,
    })
    .from(events)
    .leftJoin(organisations, eq(organisations.id, events.organisationId))
    .where(eq(events.needId, need.id))
    .orderBy(asc(events.at), asc(events.id))
    .all()

/** What happened between an enterprise and one consultant, given by their organisations' ids; `belongs` says which events are theirs. */
export function storyBetween(
  need: Seen<'need'>,
  parties: { enterprise: string; consultant: string },
  belongs: (event: NeedEvent) => boolean,
): StoryEvent[] {
  const sideOf = ({ organisationId, organisationKind }: NeedEvent): Side => {
    if (organisationId === null) return 'system'
    if (organisationId === parties.enterprise) return 'enterprise'
    if (organisationId === parties.consultant) return 'consultant'
    if (organisationKind === 'enterprise') return 'member'
    return organisationKind === 'agency' ? 'department' : 'partner'
  }
  return eventsOfNeed(need)
    .filter(belongs)
    .map((event) => ({ name: event.name, at: event.at, detail: event.detail, side: sideOf(event) }))
}

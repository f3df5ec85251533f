import { eq, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { followUps, needs, organisations, profiles } from '~db/schema'

/** What an officer did about something that waits: about what, and the consultant whom it concerns. */
export const followUp = (id: string) =>
  db
    .select({
      about: followUps.about,
      aboutId: followUps.recordId,
      needId: followUps.needId,
      needText: sql<string>`coalesce(${needs.text}, '')`,
      profileId: profiles.id,
      consultant: sql<string>`coalesce(${organisations.name}, '')`,
      note: followUps.note,
    })
    .from(followUps)
    .leftJoin(needs, eq(needs.id, followUps.needId))
    .leftJoin(profiles, sql`${profiles.id} = coalesce(${followUps.profileId}, ${followUps.recordId})`)
    .leftJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(followUps.id, id))
    .get()

import { and, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { organisations, profiles } from '~db/schema'

/** What the organisation of a profile is called. */
export const consultantName = (profileId: string): string | undefined =>
  db
    .select({ name: organisations.name })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(profiles.id, profileId))
    .get()?.name

export const agencyName = (organisationId: string): string | undefined =>
  db
    .select({ name: organisations.name })
    .from(organisations)
    .where(and(eq(organisations.id, organisationId), eq(organisations.kind, 'agency')))
    .get()?.name

import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { assistedNeeds, organisations } from '~db/schema'

/** Of a need that an officer wrote down, what its enterprise and its officer are told. */
export const assistedFacts = (id: string) =>
  db
    .select({
      assistedId: assistedNeeds.id,
      enterprise: assistedNeeds.organisationName,
      agency: organisations.name,
      reason: assistedNeeds.reason,
      expiresAt: assistedNeeds.expiresAt,
    })
    .from(assistedNeeds)
    .innerJoin(organisations, eq(organisations.id, assistedNeeds.agencyId))
    .where(eq(assistedNeeds.id, id))
    .get()

import { desc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { proposals, profiles, proposalVersions, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { type Offer, offersOf } from './versions.server'

/** What the actor's organisation offered last, to whomever: the next form begins with how it works; undefined where it never did. */
export function lastOffer({ organisationId }: Actor): Offer | undefined {
  const last = db
    .select({ proposalId: proposals.id })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .where(eq(profiles.organisationId, organisationId!))
    .orderBy(desc(proposalVersions.submittedAt))
    .limit(1)
    .get()
  return last && offersOf([last.proposalId]).get(last.proposalId)
}

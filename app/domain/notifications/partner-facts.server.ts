import { and, desc, eq, lte, or } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db } from '~db/connection'
import { organisations, partnerships, profiles, proposals, proposalVersions, requests } from '~db/schema'
import { needsWithoutNames } from '../needs/open-needs.server'

const leads = alias(profiles, 'leads')

/** For the partner: whose the need is, is not told. */
export function partnershipFacts(id: string) {
  const row = db
    .select({
      needId: requests.needId,
      lead: organisations.name,
      part: partnerships.part,
      dueOn: partnerships.dueOn,
      proposalStatus: proposals.status,
      offeredWith: proposalVersions.partnershipId,
    })
    .from(partnerships)
    .innerJoin(requests, eq(requests.id, partnerships.requestId))
    .innerJoin(leads, eq(leads.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, leads.organisationId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .where(eq(partnerships.id, id))
    .get()
  const [need] = row ? needsWithoutNames([row.needId]) : []
  if (!row || !need) return undefined
  const { lead, part, dueOn } = row
  const isNotChosen = row.proposalStatus === 'declined' && row.offeredWith === id
  return { needText: need.text, lead, part, dueOn, isNotChosen }
}

/** Milliseconds between an answer and what tells of it, at most. */
const MOMENT = 60_000

/** The partner of a request who answered or left last, up to a moment, and what they said. */
export function partnerHeard(requestId: string, told: Date) {
  const until = new Date(told.getTime() + MOMENT)
  const heard = or(lte(partnerships.answeredAt, until), lte(partnerships.endedAt, until))
  return db
    .select({ partner: organisations.name, note: partnerships.note })
    .from(partnerships)
    .innerJoin(profiles, eq(profiles.id, partnerships.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(eq(partnerships.requestId, requestId), heard))
    .orderBy(desc(partnerships.askedAt))
    .get()
}

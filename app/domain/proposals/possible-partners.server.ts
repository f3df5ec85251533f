import { and, eq, inArray, ne, notInArray } from 'drizzle-orm'
import { fold } from '~/language/fold'
import { db, type Reader } from '~db/connection'
import { needs, organisations, partnerships, profiles, proposals, requests } from '~db/schema'
import { organisationsTiedTo } from '../directory/conflict.server'
import { mayConsult } from '../directory/policy'
import { profileIsPublic } from '../directory/queries.server'
import { certifiesClient } from './conflict.server'

type Lead = { needId: string; consultantId: string }
type Candidate = { profileId: string; name: string; headline: string }

/** How many are found by one name. */
export const PARTNERS_FOUND = 10

/**
 * Consultants with whom the lead of a request may make a joint proposal: introduced, free to consult, tied neither to the enterprise
 * nor to the lead, and offering nothing for this need themselves. Who certifies the enterprise is looked at one by one (`mayPartner`).
 */
function introduced({ needId, consultantId }: Lead, reader: Reader): Candidate[] {
  const { organisationId } = reader.select().from(needs).where(eq(needs.id, needId)).get()!
  const excluded = [organisationId, consultantId].flatMap((id) => organisationsTiedTo(id, reader))
  const offering = reader
    .select({ id: requests.profileId })
    .from(proposals)
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .where(and(eq(proposals.needId, needId), eq(proposals.status, 'submitted')))
  return reader
    .select({
      profileId: profiles.id,
      name: organisations.name,
      headline: profiles.headline,
      roles: profiles.roles,
    })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(profileIsPublic(), notInArray(profiles.organisationId, excluded), notInArray(profiles.id, offering)))
    .all()
    .filter(({ roles }) => mayConsult(roles))
    .map(({ roles: _, ...candidate }) => candidate)
}

type Wanted = { name: string; chosen: string | null; saidNo: readonly string[] }

/**
 * Of those who said no to none of the lead's invitations: whose name has every word of `name`, with or without its marks, and the one
 * whom the lead chose.
 */
export function partnersToAsk(lead: Lead, { name, chosen, saidNo }: Wanted) {
  const words = fold(name).split(/\s+/).filter(Boolean)
  if (words.length === 0 && chosen === null) return { found: [], chosen: null }
  const candidates = introduced(lead, db).filter(({ profileId }) => !saidNo.includes(profileId))
  return {
    found: words.length === 0 ? [] : named(candidates, words, lead),
    chosen: candidates.find(({ profileId }) => profileId === chosen && !certifies(lead, profileId)) ?? null,
  }
}

const certifies = ({ needId }: Lead, profileId: string, reader: Reader = db) =>
  certifiesClient(reader, { needId, profileId })

const named = (candidates: readonly Candidate[], words: readonly string[], lead: Lead) =>
  candidates
    .filter((candidate) => words.every((word) => fold(candidate.name).includes(word)))
    .filter(({ profileId }) => !certifies(lead, profileId))
    .sort((a, b) => a.name.localeCompare(b.name, 'vi'))
    .slice(0, PARTNERS_FOUND)

/** Whether the lead may make a joint proposal with this consultant, as things stand. */
export const mayPartner = (lead: Lead, profileId: string, reader: Reader): boolean =>
  introduced(lead, reader).some((candidate) => candidate.profileId === profileId) && !certifies(lead, profileId, reader)

/** Whether a consultant has agreed to a joint proposal for a need, of another request than `except`, that is not decided on. */
export const isPartnerFor = (
  reader: Reader,
  { needId, profileId }: { needId: string; profileId: string },
  except = '',
): boolean =>
  reader
    .select({ id: partnerships.id })
    .from(partnerships)
    .innerJoin(requests, eq(requests.id, partnerships.requestId))
    .where(
      and(
        eq(requests.needId, needId),
        eq(partnerships.profileId, profileId),
        eq(partnerships.status, 'agreed'),
        inArray(requests.status, ['sent', 'proposed']),
        ne(requests.id, except),
      ),
    )
    .get() !== undefined

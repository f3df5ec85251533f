import { eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { db, type Reader } from '~db/connection'
import { engagements, needs, organisations, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { canDecideProfile } from '../directory/policy'
import { concernedBy } from '../engagement/concerned.server'
import { DomainError, notFound } from '../errors'
import { membersOf, oneGroup } from '../groups/queries.server'
import { canFollowUp } from '../needs/policy'
import { FOLLOWED, type Followed } from './lifecycle'

const consultants = alias(organisations, 'consultants')
const nothing = { needId: null, needText: null, enterprise: null, profileId: null, consultant: null, subject: null }

type Both = {
  need: typeof needs.$inferSelect
  enterprise: string
  profile: typeof profiles.$inferSelect
  consultant: string
}

/** What is between an enterprise and a consultant. */
function ofBoth(actor: Actor, { need, profile, enterprise, consultant }: Both): Found | undefined {
  if (!canFollowUp(actor, need)) return undefined
  const names = { needId: need.id, needText: need.text, enterprise, profileId: profile.id, consultant }
  return { ...nothing, ...names, ofOrganisations: [need.organisationId, profile.organisationId] }
}

/** What the parts of a record that is followed up are called, and whose it is. */
const read: Record<Followed, (reader: Reader, actor: Actor, id: string) => Found | undefined> = {
  request: (reader, actor, id) => {
    const row = reader
      .select({ need: needs, enterprise: organisations.name, profile: profiles, consultant: consultants.name })
      .from(requests)
      .innerJoin(needs, eq(needs.id, requests.needId))
      .innerJoin(organisations, eq(organisations.id, needs.organisationId))
      .innerJoin(profiles, eq(profiles.id, requests.profileId))
      .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
      .where(eq(requests.id, id))
      .get()
    return row && ofBoth(actor, row)
  },
  engagement: (reader, actor, id) => {
    const row = reader
      .select({ need: needs, enterprise: organisations.name, profile: profiles, consultant: consultants.name })
      .from(engagements)
      .innerJoin(needs, eq(needs.id, engagements.needId))
      .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
      .innerJoin(profiles, eq(profiles.id, engagements.profileId))
      .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
      .where(eq(engagements.id, id))
      .get()
    const found = row && ofBoth(actor, row)
    return found && { ...found, ofOrganisations: concernedBy(reader, id) }
  },
  need: (reader, actor, id) => {
    const row = reader
      .select({ need: needs, enterprise: organisations.name })
      .from(needs)
      .innerJoin(organisations, eq(organisations.id, needs.organisationId))
      .where(eq(needs.id, id))
      .get()
    if (!row || row.need.status === 'draft' || !canFollowUp(actor, row.need)) return undefined
    const { need, enterprise } = row
    return { ...nothing, needId: id, needText: need.text, enterprise, ofOrganisations: [need.organisationId] }
  },
  profile: (reader, actor, id) => {
    const row = reader
      .select({ profile: profiles, consultant: organisations.name })
      .from(profiles)
      .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
      .where(eq(profiles.id, id))
      .get()
    if (!row || row.profile.status === 'draft' || !canDecideProfile(actor)) return undefined
    const { consultant, profile } = row
    return { ...nothing, profileId: id, consultant, ofOrganisations: [profile.organisationId] }
  },
  group: (reader, actor, id) => {
    const group = oneGroup(id, reader)
    if (!group || !canFollowUp(actor, group)) return undefined
    const lead = reader
      .select({ name: organisations.name })
      .from(organisations)
      .where(eq(organisations.id, group.leadOrganisationId ?? ''))
      .get()
    const ofOrganisations = membersOf(id, reader).map(({ organisationId }) => organisationId)
    return { ...nothing, subject: group.subjectCode, enterprise: lead?.name ?? null, ofOrganisations }
  },
}

type Found = {
  needId: string | null
  needText: string | null
  enterprise: string | null
  profileId: string | null
  consultant: string | null
  /** What a group comes together for. */
  subject: string | null
  ofOrganisations: readonly string[]
}

/** A record that the department follows up, by what it is and its id. */
export type FollowedRecord = Found & { about: Followed; recordId: string }

/** Throws `not_found` for what there is not, is another province's, or for other roles. */
export function followed(actor: Actor, about: string, recordId: string, reader: Reader = db): FollowedRecord {
  const known = FOLLOWED.find((one) => one === about)
  const found = known && read[known](reader, actor, recordId)
  if (!found) throw notFound()
  return { ...found, about: known, recordId }
}

/** An officer who belongs to one of the sides leaves what is done about it to a colleague. */
export function assertNoOwnInterest(actor: Actor, { ofOrganisations }: FollowedRecord) {
  if (hasOwnInterest(actor, ofOrganisations)) throw new DomainError('accounts.own_interest')
}

import { and, desc, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { dayOf } from '~db/clock'
import { db, type Reader } from '~db/connection'
import { needs, organisations, partnerships, profiles, proposals, proposalVersions, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { needsWithoutNames } from '../needs/open-needs.server'
import { partnershipStanding, remindableFrom } from './lifecycle'
import { canAnswerRequest, canBeAsked } from './policy'
import { requestOf } from './queries.server'

const leads = alias(profiles, 'leads')
const partnerNames = alias(organisations, 'partner_names')

const read = (reader: Reader) =>
  reader
    .select({
      partnership: partnerships,
      needId: requests.needId,
      requestStatus: requests.status,
      needStatus: needs.status,
      proposalStatus: proposals.status,
      offeredAt: proposalVersions.submittedAt,
      offeredWith: proposalVersions.partnershipId,
      /** The partner's organisation, and the lead's. */
      consultantId: profiles.organisationId,
      leadId: leads.organisationId,
      leadProfileId: leads.id,
      lead: organisations.name,
      partner: partnerNames.name,
    })
    .from(partnerships)
    .innerJoin(requests, eq(requests.id, partnerships.requestId))
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(profiles, eq(profiles.id, partnerships.profileId))
    .innerJoin(partnerNames, eq(partnerNames.id, profiles.organisationId))
    .innerJoin(leads, eq(leads.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, leads.organisationId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))

function shown(row: NonNullable<ReturnType<ReturnType<typeof read>['get']>>) {
  const { partnership, requestStatus, needStatus, proposalStatus, offeredAt, offeredWith, ...names } = row
  const request = { status: requestStatus, needStatus, proposalStatus }
  const isOffered = offeredWith === partnership.id
  return {
    ...partnership,
    ...names,
    request,
    standing: partnershipStanding({ status: partnership.status, request, isOffered }),
    /** When the proposal that stands now was sent with this partner; null: it was not. */
    offeredAt: isOffered ? offeredAt : null,
  }
}
export type Partnership = ReturnType<typeof shown>

/** From which day on the lead may remind a partner, by the rule of invitations; null: not, or no more. */
export const partnerRemindable = ({ status, askedAt, remindedAt, reminders }: typeof partnerships.$inferSelect) =>
  status === 'asked'
    ? remindableFrom({ status: 'sent', sentOn: dayOf(askedAt), remindedOn: remindedAt && dayOf(remindedAt), reminders })
    : null

/** One to which the actor was asked; `not_found` for everybody else. */
export function partnershipFor(actor: Actor, partnershipId: string, reader: Reader = db): Partnership {
  const row = read(reader).where(eq(partnerships.id, partnershipId)).get()
  if (!row || !canAnswerRequest(actor, row)) throw notFound()
  return shown(row)
}

/** The same with the need as those read it who were not invited: whose it is, is not told. */
export function partnershipOf(actor: Actor, partnershipId: string) {
  const partnership = partnershipFor(actor, partnershipId)
  return { ...partnership, need: needsWithoutNames([partnership.needId])[0]! }
}

/** Those to which an organisation was asked, the newest first. */
export const partnershipsWith = (reader: Reader, organisationId: string): Partnership[] =>
  read(reader)
    .where(eq(profiles.organisationId, organisationId))
    .orderBy(desc(partnerships.askedAt), desc(partnerships.id))
    .all()
    .map(shown)

/** What of a consultant's own is listed. */
const LISTED = 100

/** Those to which the actor was asked: what waits for an answer first, then the newest. */
export function partnershipsOf(actor: Actor) {
  if (!canBeAsked(actor) || actor.organisationId === null) throw notFound()
  const own = partnershipsWith(db, actor.organisationId).slice(0, LISTED)
  const needsRead = new Map(needsWithoutNames(own.map(({ needId }) => needId)).map((need) => [need.id, need]))
  const waits = ({ standing }: Partnership) => Number(standing === 'asked')
  return own.map((one) => ({ ...one, need: needsRead.get(one.needId)! })).sort((a, b) => waits(b) - waits(a))
}

/** Whom the actor asked to join in what they offer on a request, the last first; `not_found` for everybody else. */
export function partnersAsked(actor: Actor, requestId: string): Partnership[] {
  requestOf(actor, requestId)
  return askedFor(db, requestId)
}

export const askedFor = (reader: Reader, requestId: string): Partnership[] =>
  read(reader)
    .where(eq(partnerships.requestId, requestId))
    .orderBy(desc(partnerships.askedAt), desc(sql`${partnerships}.rowid`))
    .all()
    .map(shown)

/** One that the actor leads, on that request of theirs. */
export function partnershipLed(actor: Actor, requestId: string, partnershipId: string, reader: Reader): Partnership {
  const row = read(reader)
    .where(and(eq(partnerships.id, partnershipId), eq(partnerships.requestId, requestId)))
    .get()
  if (!row || !canAnswerRequest(actor, { consultantId: row.leadId })) throw notFound()
  return shown(row)
}

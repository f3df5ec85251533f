import { and, asc, count, desc, eq, gt, isNotNull, isNull } from 'drizzle-orm'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { enquiries, needs, organisations, profiles, proposals, requests, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { canReadEnquiries } from './policy'

/** Enquiries to the department's own province. */
function toProvinceOf(actor: Actor) {
  if (!canReadEnquiries(actor) || actor.provinceCode === null) throw notFound()
  return eq(enquiries.provinceCode, actor.provinceCode)
}

const listed = () =>
  db
    .select({
      id: enquiries.id,
      text: enquiries.text,
      query: enquiries.query,
      name: enquiries.name,
      contact: enquiries.contact,
      createdAt: enquiries.createdAt,
      answeredAt: enquiries.answeredAt,
      answerNote: enquiries.answerNote,
      answeredBy: users.name,
      /** The offer that it asks about: for which need, of whom; null: about none. */
      needId: needs.id,
      needText: needs.text,
      consultant: organisations.name,
    })
    .from(enquiries)
    .leftJoin(proposals, eq(proposals.id, enquiries.proposalId))
    .leftJoin(needs, eq(needs.id, proposals.needId))
    .leftJoin(requests, eq(requests.id, proposals.requestId))
    .leftJoin(profiles, eq(profiles.id, requests.profileId))
    .leftJoin(organisations, eq(organisations.id, profiles.organisationId))
    .leftJoin(users, eq(users.id, enquiries.answeredBy))

/** What waits for an answer, oldest first. */
export const openEnquiries = (actor: Actor) =>
  listed()
    .where(and(toProvinceOf(actor), isNull(enquiries.answeredAt)))
    .orderBy(asc(enquiries.createdAt))
    .all()

/** Answered ones that a page shows. */
const ANSWERED_SHOWN = 50

/** What was answered last. */
export const answeredEnquiries = (actor: Actor) =>
  listed()
    .where(and(toProvinceOf(actor), isNotNull(enquiries.answeredAt)))
    .orderBy(desc(enquiries.answeredAt))
    .limit(ANSWERED_SHOWN)
    .all()

export const countOpenEnquiries = (actor: Actor): number =>
  db
    .select({ n: count() })
    .from(enquiries)
    .where(and(toProvinceOf(actor), isNull(enquiries.answeredAt)))
    .get()!.n

const DAY_MS = 86_400_000

/** Where an enquiry of the last day will be answered, for whoever holds its id: the browser that sent it. */
export const contactOf = (enquiryId: string): string | undefined =>
  db
    .select({ contact: enquiries.contact })
    .from(enquiries)
    .where(and(eq(enquiries.id, enquiryId), gt(enquiries.createdAt, new Date(now().getTime() - DAY_MS))))
    .get()?.contact

/**
 * The actor's own enquiry of this id, where they sent it; with when it was answered, and what, where the department wrote that for them:
 * of an enquiry about an offer.
 */
export function ownEnquiry(actor: Actor, enquiryId: string) {
  const found = db
    .select({
      createdAt: enquiries.createdAt,
      answeredAt: enquiries.answeredAt,
      answer: enquiries.answerNote,
      proposalId: enquiries.proposalId,
    })
    .from(enquiries)
    .where(and(eq(enquiries.id, enquiryId), eq(enquiries.userId, actor.userId)))
    .get()
  if (!found) return undefined
  const { proposalId, answer, ...times } = found
  return { ...times, answer: proposalId === null || answer === '' ? null : answer }
}

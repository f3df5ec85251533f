import { and, asc, desc, eq, exists, inArray, isNull, ne, notExists, or, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { withoutAsker } from '~/privacy/without-contact'
import { subjectOf } from '~/vocabulary/reference.server'
import { dayOf, today } from '~db/clock'
import { db, type Reader } from '~db/connection'
import { engagements, needs, needSubjects, organisations, profiles, requests, reviewReports, reviews } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { addDays, startOf } from '../days'
import { endedAt } from '../engagement/ended.server'
import { type EngagementSide, otherSide } from '../engagement/lifecycle'
import { sideOf } from '../engagement/policy'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { lastReviewDay, REVIEW_DAYS, REVIEWS_SHOWN, roundStanding } from './lifecycle'
import { meanOf } from './mean'
import { roundFor } from './round.server'

const consultants = alias(organisations, 'consultants')
const others = alias(reviews, 'others')

/** The moment before which work ended whose reviews are shown, however many were written. */
const endedBefore = () => startOf(addDays(today(), -REVIEW_DAYS)).getTime()

/** SQL twin of `roundStanding`: whether a review is shown. */
const isShown = () => or(sql`${endedAt} < ${endedBefore()}`, exists(ofOtherSide()))

const ofOtherSide = () =>
  db
    .select({ id: others.id })
    .from(others)
    .where(and(eq(others.engagementId, reviews.engagementId), ne(others.side, reviews.side)))

/**
 * Both reviews of an engagement as one side reads them: its own, and the other's once they are shown, without what the department hid;
 * `not_found` for everybody else.
 */
export function reviewsOfEngagement(actor: Actor, engagementId: string, reader: Reader = db) {
  const { side, endedOn, written, own, received, enterpriseKind, sectorCode } = roundFor(reader, actor, engagementId)
  const standing = roundStanding({ endedOn, written }, today())
  const shown = standing === 'shown' && received ? received : undefined
  const report = shown && reader.select().from(reviewReports).where(eq(reviewReports.reviewId, shown.id)).get()
  return {
    side,
    /** What the enterprise is called where it is not named. */
    unnamed: { enterpriseKind, sectorCode },
    standing,
    lastDay: endedOn && lastReviewDay(endedOn),
    own: own ?? null,
    hasOther: received !== undefined,
    received: shown
      ? {
          ...(shown.hiddenReason === null ? shown : { ...shown, marks: {}, text: null, reply: null }),
          isReported: report !== undefined,
        }
      : null,
  }
}
export type EngagementReviews = ReturnType<typeof reviewsOfEngagement>

/** What the other side said, to reply to or to report; `not_found` where it is not shown. */
export function receivedReview(actor: Actor, engagementId: string, reviewId: string) {
  const { received } = reviewsOfEngagement(actor, engagementId)
  if (received?.id !== reviewId) throw notFound()
  return received
}

/** Engagements that ended whose review the actor's side may still write, the soonest due first. */
export function reviewsToWrite(actor: Actor) {
  const side = sideOf(actor)
  if (side === null || actor.organisationId === null) return []
  const ended = { enterprise: engagements.organisationId, consultant: profiles.organisationId }
  const own = db
    .select({ id: reviews.id })
    .from(reviews)
    .where(and(eq(reviews.engagementId, engagements.id), eq(reviews.side, side)))
  return db
    .select({
      id: engagements.id,
      needText: needs.text,
      partner: side === 'enterprise' ? consultants.name : organisations.name,
      endedAt,
    })
    .from(engagements)
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(and(eq(ended[side], actor.organisationId), sql`${endedAt} >= ${endedBefore()}`, notExists(own)))
    .orderBy(asc(endedAt))
    .all()
    .map(({ endedAt: moment, ...row }) => ({ ...row, lastDay: lastReviewDay(dayOf(moment!)) }))
}

/** Shown reviews by one side, the newest first, of work for which `where` holds, without what the department hid; with their mean. */
function shownReviews(side: EngagementSide, where: ReturnType<typeof eq>) {
  const rows = db
    .select({
      review: reviews,
      needId: needs.id,
      enterpriseKind: needs.enterpriseKind,
      sectorCode: needs.sectorCode,
      enterprise: organisations.name,
      consultant: consultants.name,
      endedAt,
    })
    .from(reviews)
    .innerJoin(engagements, eq(engagements.id, reviews.engagementId))
    .innerJoin(needs, eq(needs.id, engagements.needId))
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(and(eq(reviews.side, side), where, isNull(reviews.hiddenReason), isShown()))
    .orderBy(desc(endedAt), reviews.id)
    .all()
  const listed = rows.slice(0, REVIEWS_SHOWN)
  const subjects = subjectsOf(listed.map(({ needId }) => needId))
  return {
    count: rows.length,
    mean: meanOf(rows.map(({ review }) => review)),
    reviews: listed.map(({ review, needId, ...row }) => ({
      id: review.id,
      marks: review.marks,
      ...(review.isNamed ? { text: review.text, reply: review.reply } : withoutName(review, row[side])),
      writer: review.isNamed ? row[side] : null,
      reviewed: row[otherSide(side)],
      enterpriseKind: row.enterpriseKind,
      sectorCode: row.sectorCode,
      month: dayOf(row.endedAt!).slice(0, 7),
      subjects: subjects.get(needId) ?? [],
    })),
  }
}
/** What was written while it was named tells the name no more once that was taken back. */
const withoutName = ({ text, reply }: typeof reviews.$inferSelect, name: string) => ({
  text: text && withoutAsker(text, [name]),
  reply: reply && withoutAsker(reply, [name]),
})

export type ShownReviews = ReturnType<typeof shownReviews>

function subjectsOf(needIds: readonly string[]) {
  const rows = db
    .select()
    .from(needSubjects)
    .where(inArray(needSubjects.needId, [...needIds]))
    .all()
  const codes = groupBy(rows, ({ needId }) => needId)
  return new Map([...codes].map(([id, own]) => [id, own.flatMap(({ subjectCode }) => subjectOf(subjectCode) ?? [])]))
}

/** What enterprises say of a consultant, as everybody may read it. */
export const reviewsOfConsultant = (profileId: string) =>
  shownReviews('enterprise', eq(engagements.profileId, profileId))

/** What consultants say of the enterprise of a request, for the consultant who is asked; `not_found` for everybody else. */
export function reviewsOfAskingEnterprise(actor: Actor, requestId: string) {
  const asked = db
    .select({ enterpriseId: needs.organisationId, consultantId: profiles.organisationId })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .where(eq(requests.id, requestId))
    .get()
  if (!asked || sideOf(actor) !== 'consultant' || actor.organisationId !== asked.consultantId) throw notFound()
  return shownReviews('consultant', eq(engagements.organisationId, asked.enterpriseId))
}

/** What was said of the actor's own organisation, and shown to others. */
export function reviewsOfOwn(actor: Actor) {
  const side = sideOf(actor)
  if (side === null || actor.organisationId === null) throw notFound()
  const own = { enterprise: engagements.organisationId, consultant: profiles.organisationId }
  return shownReviews(otherSide(side), eq(own[side], actor.organisationId))
}

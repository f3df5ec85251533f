import { and, asc, count, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { db } from '~db/connection'
import { enquiries, users } from '~db/schema'
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
    })
    .from(enquiries)
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

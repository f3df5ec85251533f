import { and, desc, eq, isNotNull, lte, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { conversationOpenings, organisations, profiles, requests } from '~db/schema'
import { NEED_PARTS, type NeedPart } from '../needs/changed-parts'
import { changesSince } from '../needs/changes.server'

/** Milliseconds between a change and what tells of it, at most. */
const MOMENT = 60_000

/** What of a need changed since it was told that it did. */
export const changedSince = (needId: string, told: Date): NeedPart[] => {
  const changes = changesSince(needId, new Date(told.getTime() - MOMENT))
  return NEED_PARTS.filter((part) => changes.some(({ parts }) => parts.includes(part)))
}

/** The last wave of a need up to a moment: its number, and whom it invited. */
export function waveBefore(needId: string, until: Date) {
  const rows = db
    .select({ wave: requests.wave, consultant: organisations.name })
    .from(requests)
    .innerJoin(profiles, eq(profiles.id, requests.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(eq(requests.needId, needId), isNotNull(requests.wave), lte(requests.sentAt, until)))
    .orderBy(requests.sentAt, sql`${requests}.rowid`)
    .all()
  const number = Math.max(0, ...rows.map(({ wave }) => wave!))
  return { number, consultants: rows.filter(({ wave }) => wave === number).map(({ consultant }) => consultant) }
}

/** Which officer read a conversation last, up to a moment, and why. */
export const lastOpening = (requestId: string, until: Date) =>
  db
    .select({
      reason: conversationOpenings.reason,
      note: conversationOpenings.note,
      department: organisations.name,
    })
    .from(conversationOpenings)
    .innerJoin(organisations, eq(organisations.id, conversationOpenings.organisationId))
    .where(and(eq(conversationOpenings.requestId, requestId), lte(conversationOpenings.openedAt, until)))
    .orderBy(desc(conversationOpenings.openedAt))
    .get()

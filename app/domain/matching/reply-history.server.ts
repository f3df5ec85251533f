import { and, eq, gte } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { db } from '~db/connection'
import { needs, requests } from '~db/schema'
import { addDays } from '../days'
import { isOverdue } from '../overdue'
import { ANSWER_DAYS } from '../proposals/lifecycle'
import {
  REPLIES_TOLD_FROM,
  type Reply,
  REPLY_MONTHS,
  type ReplyBehaviour,
  replyBehaviour,
  typicalReply,
} from './ranking/reply-behaviour'

const DAY = 86_400_000

export type ReplyHistory = {
  /** Requests to a consultant in the last twelve months, answered or not. */
  timesAsked: (profileId: string) => number
  behaviour: (profileId: string) => ReplyBehaviour
}

/** How every consultant was asked and answered in the last twelve months. */
export function replyHistory(): ReplyHistory {
  const asked = new Map<string, number>()
  const replies = new Map<string, Reply[]>()
  for (const request of recentRequests()) {
    const { profileId } = request
    asked.set(profileId, (asked.get(profileId) ?? 0) + 1)
    const reply = replyTo(request)
    if (reply) replies.set(profileId, [...(replies.get(profileId) ?? []), reply])
  }
  const typical = typicalReply([...replies.values()].flat())
  return {
    timesAsked: (profileId) => asked.get(profileId) ?? 0,
    behaviour: (profileId) => replyBehaviour(replies.get(profileId) ?? [], typical),
  }
}

/** How one consultant answered in the last twelve months; null while too few count to tell. */
export function replyRecord(profileId: string) {
  const replies = recentRequests(profileId).flatMap((request) => replyTo(request) ?? [])
  const { counted, inTime, days } = replyBehaviour(replies, typicalReply(replies))
  return counted < REPLIES_TOLD_FROM ? null : { counted, inTime, days }
}

function recentRequests(profileId?: string) {
  const from = new Date(now())
  from.setUTCMonth(from.getUTCMonth() - REPLY_MONTHS)
  return db
    .select({
      profileId: requests.profileId,
      status: requests.status,
      sentAt: requests.sentAt,
      answeredAt: requests.answeredAt,
      needClosedAt: needs.closedAt,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .where(and(gte(requests.sentAt, from), profileId ? eq(requests.profileId, profileId) : undefined))
    .all()
}

/**
 * By calendar days, as the consultant was told when invited: a reminder gives more days, and no better record; undefined where the day has not passed, the need ended first or
 * the invitation was taken back: nobody can answer it any more. When a need ended that is open again is not known.
 */
function replyTo({
  status,
  sentAt,
  answeredAt,
  needClosedAt,
}: ReturnType<typeof recentRequests>[number]): Reply | undefined {
  const dueOn = addDays(dayOf(sentAt), ANSWER_DAYS)
  if (answeredAt) {
    return {
      inTime: !isOverdue(dueOn, dayOf(answeredAt)),
      days: Math.floor((answeredAt.getTime() - sentAt.getTime()) / DAY),
    }
  }
  if (status === 'withdrawn' || (status === 'closed' && needClosedAt === null)) return undefined
  const hasEnded = needClosedAt !== null && !isOverdue(dueOn, dayOf(needClosedAt))
  if (!isOverdue(dueOn, today()) || hasEnded) return undefined
  return { inTime: false, days: null }
}

import { ANSWER_DAYS } from '~/domain/proposals/lifecycle'

/** One request that was answered, or whose day passed without an answer. `days`: from asking to the answer; null: none. */
export type Reply = { inTime: boolean; days: number | null }

/** How a consultant answers requests. */
export type ReplyBehaviour = {
  /** Requests that say something, and those among them answered by their day. */
  counted: number
  inTime: number
  /** The median of the days to an answer, null without any. */
  days: number | null
  /** 0 to 1, drawn towards `typical` the fewer requests there are. */
  score: number
  /** The mean of all consultants; also the score of somebody who was never asked. */
  typical: number
}

/** Months of requests that count. */
export const REPLY_MONTHS = 12
/** Requests from which reply behaviour is told: one or two are chance. */
export const REPLIES_TOLD_FROM = 3
/** Typical replies added to everybody's own, so that few requests neither lift nor sink anybody. */
const SHRINKING_REPLIES = 5
/** What an answer on the last day loses against one at once; a late or missing one counts nothing. */
const SLOW_LOSES = 0.4
/** The mean while nobody has been asked. */
const TYPICAL_AT_FIRST = 0.5

const creditOf = ({ inTime, days }: Reply) =>
  inTime ? 1 - SLOW_LOSES * Math.min(1, (days ?? ANSWER_DAYS) / ANSWER_DAYS) : 0

const total = (replies: readonly Reply[]) => replies.reduce((sum, reply) => sum + creditOf(reply), 0)

/** The mean credit of the replies of all consultants. */
export const typicalReply = (replies: readonly Reply[]) =>
  replies.length > 0 ? total(replies) / replies.length : TYPICAL_AT_FIRST

export function replyBehaviour(replies: readonly Reply[], typical: number): ReplyBehaviour {
  const days = replies.flatMap((reply) => reply.days ?? []).sort((a, b) => a - b)
  return {
    counted: replies.length,
    inTime: replies.filter((reply) => reply.inTime).length,
    days: days[Math.floor((days.length - 1) / 2)] ?? null,
    score: (total(replies) + SHRINKING_REPLIES * typical) / (replies.length + SHRINKING_REPLIES),
    typical,
  }
}

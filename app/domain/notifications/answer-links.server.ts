import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { notifications, requests, users } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { idIn, idNamedIn, keyOf } from '../accounts/link-keys.server'
import { canWrite } from '../accounts/policy'
import { actorOf } from '../accounts/queries.server'
import { takesMail } from '../accounts/takes-mail'
import { canAnswerRequest } from '../proposals/policy'
import { requestOf } from '../proposals/queries.server'
import { kindOf, NOTIFICATION_KINDS } from './kinds'
import { ANSWER_LINK_DAYS, LINK_ANSWERS, type LinkAnswer } from './lifecycle'
import type { Notification } from './queries.server'

const DAY_MS = 86_400_000

export const ANSWERED_BY_LINK = NOTIFICATION_KINDS.filter((kind) => kindOf(kind).answeredByLink)

/** The address is part of what a key is made for: another one of the account ends the links that were sent to it. */
const purposeOf = (answer: LinkAnswer, email: string) => `answer-${answer} ${email}`

/** The keys by which the mail of a notification answers its request; none where it is no invitation that waits. */
export function answerKeys({ id, kind, recordId }: Notification, email: string): { answer: LinkAnswer; key: string }[] {
  if (!ANSWERED_BY_LINK.includes(kind)) return []
  const request = db.select().from(requests).where(eq(requests.id, recordId)).get()
  if (request?.status !== 'sent') return []
  return LINK_ANSWERS.filter((answer) => answer !== 'interested' || request.interestedAt === null).map((answer) => ({
    answer,
    key: keyOf(purposeOf(answer, email), id),
  }))
}

type Opened = { answer: LinkAnswer; actor: Actor; notificationId: string; request: ReturnType<typeof requestOf> }

/**
 * What the key of a mail answers, and as whom; undefined for what is no key, and for one that works no more: after
 * ANSWER_LINK_DAYS, or since its person may not answer for the consultant, has no account, or takes no mail at the address.
 */
export function openedAnswer(key: string): Opened | undefined {
  const told = toldBy(idNamedIn(key))
  if (!told?.user.email || !takesMail(told.user)) return undefined
  const { id, kind, recordId, organisationId, createdAt } = told.notification
  const { email } = told.user
  const answer = LINK_ANSWERS.find((one) => idIn(purposeOf(one, email), key) !== undefined)
  const isOld = createdAt.getTime() + ANSWER_LINK_DAYS * DAY_MS <= now().getTime()
  if (!answer || isOld || !ANSWERED_BY_LINK.includes(kind)) return undefined
  const actor = actorOf(told.user.id, organisationId)
  const mayAnswer = actor && canWrite(actor) && canAnswerRequest(actor, { consultantId: organisationId ?? '' })
  if (!mayAnswer) return undefined
  return { answer, actor, notificationId: id, request: requestOf(actor, recordId) }
}

const toldBy = (notificationId: string | undefined) =>
  notificationId === undefined
    ? undefined
    : db
        .select({ notification: notifications, user: users })
        .from(notifications)
        .innerJoin(users, eq(users.id, notifications.userId))
        .where(eq(notifications.id, notificationId))
        .get()

/** Whether the link's answer can still be given. */
export const isOpenAnswer = ({ answer, request }: Pick<Opened, 'answer' | 'request'>) =>
  request.status === 'sent' &&
  request.needStatus === 'published' &&
  (answer === 'declined' || request.interestedAt === null)

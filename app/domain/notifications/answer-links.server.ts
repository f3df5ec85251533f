import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { canAnswerRequest } from '../proposals/policy'
import { requestOf } from '../proposals/queries.server'
import { kindOf, NOTIFICATION_KINDS } from './kinds'
import { LINK_ANSWERS, type LinkAnswer } from './lifecycle'
import { mailKey, openedLink } from './mail-links.server'
import type { Notification } from './queries.server'

export const ANSWERED_BY_LINK = NOTIFICATION_KINDS.filter((kind) => kindOf(kind).answeredByLink)

const purposeOf = (answer: LinkAnswer) => `answer-${answer}` as const

/** The keys by which the mail of a notification answers its request; none where it is no invitation that waits. */
export function answerKeys({ id, kind, recordId }: Notification, email: string): { answer: LinkAnswer; key: string }[] {
  if (!ANSWERED_BY_LINK.includes(kind)) return []
  const request = db.select().from(requests).where(eq(requests.id, recordId)).get()
  if (request?.status !== 'sent') return []
  return LINK_ANSWERS.filter((answer) => answer !== 'interested' || request.interestedAt === null).map((answer) => ({
    answer,
    key: mailKey(purposeOf(answer), id, email),
  }))
}

type Opened = { answer: LinkAnswer; actor: Actor; notificationId: string; request: ReturnType<typeof requestOf> }

/** What the key of a mail answers, and as whom; undefined for one that does not work (`openedLink`), or whose person may not answer. */
export function openedAnswer(key: string): Opened | undefined {
  const opened = openedLink(key, LINK_ANSWERS.map(purposeOf), ANSWERED_BY_LINK)
  if (!opened) return undefined
  const { actor, purpose, notification } = opened
  if (!canAnswerRequest(actor, { consultantId: notification.organisationId ?? '' })) return undefined
  const answer = LINK_ANSWERS.find((one) => purposeOf(one) === purpose)!
  return { answer, actor, notificationId: notification.id, request: requestOf(actor, notification.recordId) }
}

/** Whether the link's answer can still be given. */
export const isOpenAnswer = ({ answer, request }: Pick<Opened, 'answer' | 'request'>) =>
  request.status === 'sent' &&
  request.needStatus === 'published' &&
  (answer === 'declined' || request.interestedAt === null)

import { answerKeys } from '~/domain/notifications/answer-links.server'
import { measureKey } from '~/domain/notifications/measure-links.server'
import { ANSWER_LINK_DAYS, type LinkAnswer } from '~/domain/notifications/lifecycle'
import { type Notification, notificationsToMail } from '~/domain/notifications/queries.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { toldItem } from '~/views/notifications/told.server'
import type { WrittenMail } from './kinds'
import { letter } from './letter'
import { oneLine } from './one-line'
import { publicAddress } from './settings.server'
import type { LastingMessage } from './transport.server'

const TOLD = 20

/** Where its reader chooses which mails to get. */
const chooseMails = () => ({ text: m.notice_mails_link(), url: publicAddress('/notifications/mails') })

const linkText: Record<LinkAnswer, () => string> = {
  interested: m.mail_answer_interested,
  declined: m.mail_answer_declined,
}

/** The links by which the mail's reader answers an invitation, or whether a gain lasts, without signing in. */
const answerLinks = (notification: Notification, email: string) => {
  const key = measureKey(notification, email)
  return [
    ...answerKeys(notification, email).map(({ answer, key: answerKey }) => ({
      text: linkText[answer](),
      url: publicAddress(`/answer/${answerKey}`),
    })),
    ...(key ? [{ text: m.mail_answer_measure(), url: publicAddress(`/measured/${key}`) }] : []),
  ]
}

/** Whose such links are, and for how long. */
const answerHint = () => m.mail_answer_hint({ days: formatNumber(ANSWER_LINK_DAYS) })

/** One notification; undefined where it was read meanwhile, is no news any more, or its record is gone. */
export function toldMessage({ id, detail }: WrittenMail<'notification.told'>): LastingMessage | undefined {
  const [told] = notificationsToMail({ id: detail.notificationId })
  const item = told && toldItem(told.notification)
  if (!told || !item) return undefined
  const { person, email, notification } = told
  const links = answerLinks(notification, email)
  return {
    id,
    to: { name: oneLine(person), address: email },
    ...letter({
      subject: item.title,
      person,
      paragraphs: [item.title, item.text].filter((text) => text !== ''),
      items: links.length > 0 ? [{ title: m.mail_answer_title(), lines: [answerHint()], links }] : [],
      action: { text: m.mail_notice_open(), url: publicAddress(`/notifications/${notification.id}`) },
      why: m.mail_notice_why(),
      end: chooseMails(),
    }),
  }
}

/** What waited for the morning. */
export function digestMessage({ id }: WrittenMail<'notification.digest'>): LastingMessage | undefined {
  const waiting = notificationsToMail({ mailId: id })
  const items = waiting.flatMap(({ notification, email }) => {
    const item = toldItem(notification)
    return item ? [{ ...item, links: answerLinks(notification, email) }] : []
  })
  const [first] = waiting
  if (!first || items.length === 0) return undefined
  const beyond = items.length - TOLD
  return {
    id,
    to: { name: oneLine(first.person), address: first.email },
    ...letter({
      subject: items.length === 1 ? items[0]!.title : m.mail_digest_subject({ count: formatNumber(items.length) }),
      person: first.person,
      paragraphs: [m.mail_digest_intro()],
      items: items.slice(0, TOLD).map(({ title, text, links }) => ({ title, lines: [text], links })),
      more: [
        beyond > 0 ? m.mail_digest_more({ count: formatNumber(beyond) }) : '',
        items.some(({ links }) => links.length > 0) ? answerHint() : '',
      ]
        .filter((text) => text !== '')
        .join(' '),
      action: { text: m.mail_digest_open(), url: publicAddress('/notifications') },
      why: m.mail_notice_why(),
      end: chooseMails(),
    }),
  }
}

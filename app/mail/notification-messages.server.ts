import { notificationsToMail } from '~/domain/notifications/queries.server'
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

/** One notification; undefined where it was read meanwhile, is no news any more, or its record is gone. */
export function toldMessage({ id, detail }: WrittenMail<'notification.told'>): LastingMessage | undefined {
  const [told] = notificationsToMail({ id: detail.notificationId })
  const item = told && toldItem(told.notification)
  if (!told || !item) return undefined
  const { person, email, notification } = told
  return {
    id,
    to: { name: oneLine(person), address: email },
    ...letter({
      subject: item.title,
      person,
      paragraphs: [item.title, item.text].filter((text) => text !== ''),
      action: { text: m.mail_notice_open(), url: publicAddress(`/notifications/${notification.id}`) },
      why: m.mail_notice_why(),
      end: chooseMails(),
    }),
  }
}

/** What waited for the morning. */
export function digestMessage({ id }: WrittenMail<'notification.digest'>): LastingMessage | undefined {
  const waiting = notificationsToMail({ mailId: id })
  const items = waiting.flatMap(({ notification }) => toldItem(notification) ?? [])
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
      items: items.slice(0, TOLD).map(({ title, text }) => ({ title, lines: [text] })),
      more: beyond > 0 ? m.mail_digest_more({ count: formatNumber(beyond) }) : undefined,
      action: { text: m.mail_digest_open(), url: publicAddress('/notifications') },
      why: m.mail_notice_why(),
      end: chooseMails(),
    }),
  }
}

import type { Facts } from '~/domain/notifications/facts.server'
import type { notificationKinds, NotificationKind } from '~/domain/notifications/kinds'
import { excerpt } from '~/i18n/need-terms'

/** A notification in words, as things are now, and the page on which somebody goes on. */
export type ToldItem = { title: string; text: string; path: string }

type AboutOf<K extends NotificationKind> = (typeof notificationKinds)[K]['about']
export type Tells<K extends NotificationKind> = (facts: Facts[AboutOf<K>], recordId: string, at: Date) => ToldItem

export const ABOUT = 160
export const quoted = ({ needText }: { needText: string }) => ({ need: excerpt(needText, ABOUT) })

/** As a sentence of its own, whether or not it was ended. */
export const sentence = (text: string | null) => {
  const shown = excerpt(text ?? '', ABOUT)
  return shown === '' || /[.!?…]$/.test(shown) ? shown : `${shown}.`
}

export const engagementPage = ({ engagementId }: { engagementId: string }) => `/engagements/${engagementId}`

import type { NotificationKind } from '~/domain/notifications/kinds'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { ABOUT, type Tells } from './told-parts.server'

type AssistedKind = Extract<NotificationKind, `assisted_${string}`>

/** A need that an officer wrote down for an enterprise. */
export const toldOfAssisted: { readonly [K in AssistedKind]: Tells<K> } = {
  assisted_to_confirm: (facts, id) => ({
    title: m.notice_assisted_to_confirm(facts),
    text: m.notice_assisted_to_confirm_text({ day: facts.expiresAt ? formatMomentDay(facts.expiresAt) : '' }),
    path: `/needs/to-confirm/${id}`,
  }),
  assisted_confirmed: (facts, id) => ({
    title: m.notice_assisted_confirmed(facts),
    text: m.notice_assisted_confirmed_text(),
    path: `/department/assisted/${id}`,
  }),
  assisted_refused: (facts, id) => ({
    title: m.notice_assisted_refused(facts),
    text: m.notice_assisted_refused_text({ reason: excerpt(facts.reason, ABOUT) }),
    path: `/department/assisted/${id}`,
  }),
}

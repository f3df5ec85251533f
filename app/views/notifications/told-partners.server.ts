import { partnerHeard } from '~/domain/notifications/partner-facts.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { quoted, sentence, type Tells } from './told-parts.server'

type PartnerKind = Extract<NotificationKind, `partnership_${string}` | `partner_${string}`>

const heard = (requestId: string, at: Date) => {
  const { partner = '', note = null } = partnerHeard(requestId, at) ?? {}
  return { partner, note: sentence(note) }
}

/** What becomes of joint proposals, as the partner and the lead are told. */
export const toldOfPartners: { readonly [K in PartnerKind]: Tells<K> } = {
  partnership_asked: (facts, id) => ({
    title: m.notice_partnership_asked(facts),
    text: m.notice_partnership_asked_text({
      ...quoted(facts),
      part: sentence(facts.part),
      day: formatDay(facts.dueOn),
    }),
    path: `/partnerships/${id}`,
  }),
  partnership_reminded: (facts, id) => ({
    title: m.notice_partnership_reminded(facts),
    text: m.notice_partnership_asked_text({
      ...quoted(facts),
      part: sentence(facts.part),
      day: formatDay(facts.dueOn),
    }),
    path: `/partnerships/${id}`,
  }),
  partnership_withdrawn: (facts, id) => ({
    title: m.notice_partnership_withdrawn(facts),
    text: m.notice_partnership_withdrawn_text(quoted(facts)),
    path: `/partnerships/${id}`,
  }),
  partnership_chosen: (facts, id) => ({
    title: m.notice_partnership_chosen(facts),
    text: m.notice_partnership_chosen_text(quoted(facts)),
    path: `/partnerships/${id}`,
  }),
  partnership_ended: (facts, id) => ({
    title: facts.isNotChosen ? m.notice_partnership_not_chosen(facts) : m.notice_partnership_ended(facts),
    text: m.notice_partnership_ended_text(quoted(facts)),
    path: `/partnerships/${id}`,
  }),
  partner_agreed: (facts, id, at) => ({
    title: m.notice_partner_agreed(heard(id, at)),
    text: m.notice_partner_agreed_text(quoted(facts)),
    path: `/requests/${id}/partner`,
  }),
  partner_declined: (facts, id, at) => ({
    title: m.notice_partner_declined(heard(id, at)),
    text: m.notice_partner_declined_text({ ...quoted(facts), ...heard(id, at) }).trim(),
    path: `/requests/${id}/partner`,
  }),
  partner_left: (facts, id, at) => ({
    title: m.notice_partner_left(heard(id, at)),
    text: m.notice_partner_left_text({ ...quoted(facts), ...heard(id, at) }).trim(),
    path: `/requests/${id}/partner`,
  }),
}

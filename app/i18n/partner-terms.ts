import type { PartnershipStanding } from '~/domain/proposals/lifecycle'
import * as m from './paraglide/messages'

type Tone = 'due' | 'ok' | 'neutral'

/** How a partnership in a joint proposal stands. */
export const partnershipText: Record<PartnershipStanding, () => string> = {
  asked: m.partner_status_asked,
  agreed: m.partner_status_agreed,
  declined: m.partner_status_declined,
  withdrawn: m.partner_status_withdrawn,
  left: m.partner_status_left,
  chosen: m.partner_status_chosen,
  not_chosen: m.partner_status_not_chosen,
  ended: m.partner_status_ended,
}
export const partnershipTone: Record<PartnershipStanding, Tone> = {
  asked: 'due',
  agreed: 'ok',
  declined: 'neutral',
  withdrawn: 'neutral',
  left: 'neutral',
  chosen: 'ok',
  not_chosen: 'neutral',
  ended: 'neutral',
}

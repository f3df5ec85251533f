import type { NotificationKind } from '~/domain/notifications/kinds'
import { lastChanges } from '~/domain/proposals/versions.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { declineReasonText } from '~/i18n/work-terms'
import { changeText } from '../work/proposal-change-text'
import { engagementPage, quoted, type Tells } from './told-parts.server'

type ProposalKind = Extract<NotificationKind, `proposal_${string}` | 'proposals_wait'>

/** What becomes of proposals until one is chosen. */
export const toldOfProposals: { readonly [K in ProposalKind]: Tells<K> } = {
  proposal_received: (facts) => ({
    title: m.notice_proposal_received(facts),
    text: m.notice_proposal_received_text(quoted(facts)),
    path: `/needs/${facts.needId}/proposals`,
  }),
  proposal_changed: (facts, id) => ({
    title: m.notice_proposal_changed(facts),
    text: m.notice_proposal_changed_text({ ...quoted(facts), changes: lastChanges(id).map(changeText).join('; ') }),
    path: `/needs/${facts.needId}/proposals`,
  }),
  proposal_withdrawn: (facts) => ({
    title: m.notice_proposal_withdrawn(facts),
    text: m.notice_proposal_withdrawn_text({
      ...quoted(facts),
      reason: facts.declineReason ? declineReasonText[facts.declineReason]() : '',
    }),
    path: `/needs/${facts.needId}`,
  }),
  proposal_partner_left: (facts) => ({
    title: m.notice_proposal_partner_left(facts),
    text: m.notice_proposal_partner_left_text({ ...facts, ...quoted(facts) }),
    path: `/needs/${facts.needId}/proposals`,
  }),
  proposals_wait: (facts, id) => ({
    title: m.notice_proposals_wait({ count: formatNumber(facts.proposals) }),
    text: m.notice_proposals_wait_text(quoted(facts)),
    path: `/needs/${id}/proposals`,
  }),
  proposal_awarded: (facts) => ({
    title: m.notice_proposal_awarded(facts),
    text: m.notice_proposal_awarded_text(quoted(facts)),
    path: engagementPage(facts),
  }),
  proposal_not_chosen: (facts, id) => ({
    title: m.notice_proposal_not_chosen(facts),
    text: m.notice_proposal_not_chosen_text(quoted(facts)),
    path: `/requests/${id}`,
  }),
}

import type { Facts } from '~/domain/notifications/facts.server'
import type { followUpKinds } from '~/domain/notifications/follow-up-kinds'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { declineReasonText } from '~/i18n/work-terms'
import { askDepartment } from './tell-department.server'
import { quoted, sentence, type Tells } from './told-parts.server'

const pausedTitle = ({ pausedUntil }: Facts['profile']) =>
  pausedUntil ? m.notice_invitations_paused_until({ day: formatDay(pausedUntil) }) : m.notice_invitations_paused()

/** What the department does about what waits too long. */
export const toldOfFollowUps: { readonly [K in keyof typeof followUpKinds]: Tells<K> } = {
  answer_noted: (facts, id) => ({
    title: m.notice_answer_noted(facts),
    text:
      facts.notedAnswer === 'declined'
        ? m.notice_answer_noted_declined({
            reason: facts.declineReason ? declineReasonText[facts.declineReason]() : '',
            ...askDepartment(),
          })
        : m.notice_answer_noted_interested(askDepartment()),
    path: `/requests/${id}`,
  }),
  consultant_introduced: (facts) => ({
    title: m.notice_consultant_introduced(facts),
    text: [m.notice_consultant_introduced_text(quoted(facts)), facts.note ? sentence(facts.note) : '']
      .filter(Boolean)
      .join(' '),
    path: `/consultants/${facts.profileId}/invite?need=${facts.needId}`,
  }),
  choice_asked: (facts, id) => ({
    title: m.notice_choice_asked(),
    text: m.notice_choice_asked_text(quoted(facts)),
    path: `/needs/${id}/proposals`,
  }),
  extension_asked: (facts, id) => ({
    title: m.notice_extension_asked(facts),
    text: m.notice_extension_asked_text(quoted(facts)),
    path: `/requests/${id}/propose`,
  }),
  invitations_paused: (facts) => ({
    title: pausedTitle(facts),
    text: m.notice_invitations_paused_text({ reason: sentence(facts.pauseReason ?? ''), ...askDepartment() }),
    path: '/profile',
  }),
  invitations_resumed: () => ({
    title: m.notice_invitations_resumed(),
    text: m.notice_invitations_resumed_text(),
    path: '/profile',
  }),
  follow_up_assigned: (facts) => ({
    title: m.notice_follow_up_assigned(),
    text: facts.needText ? m.notice_follow_up_assigned_text(quoted(facts)) : sentence(facts.consultant),
    path: `/department/follow-up/${facts.about}/${facts.aboutId}`,
  }),
}

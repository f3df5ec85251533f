import type { NotificationKind } from '~/domain/notifications/kinds'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import type { Tells } from './told-parts.server'

type GroupKind = Extract<NotificationKind, `group_${string}`>

const pageOf = ({ groupId }: { groupId: string }) => `/groups/${groupId}`
const about = ({ subject }: { subject: string }) => ({ subject: shortSubjectName(subject) })

/** What becomes of a group of enterprises that share a consultant. */
export const toldOfGroups: { readonly [K in GroupKind]: Tells<K> } = {
  group_asked: (facts) => ({
    title: m.notice_group_asked(about(facts)),
    text: m.notice_group_asked_text({ department: facts.department, day: formatDay(facts.dueOn) }),
    path: pageOf(facts),
  }),
  group_due: (facts) => ({
    title: m.notice_group_due(about(facts)),
    text: m.notice_group_due_text({ day: formatDay(facts.dueOn) }),
    path: pageOf(facts),
  }),
  group_answered: (facts) => ({
    title: m.notice_group_answered(about(facts)),
    text: m.notice_group_answered_text(),
    path: pageOf(facts),
  }),
  group_waits: (facts) => ({
    title: m.notice_group_waits(about(facts)),
    text: m.notice_group_waits_text({ day: formatDay(facts.dueOn) }),
    path: pageOf(facts),
  }),
  group_form_due: (facts) => ({
    title: m.notice_group_form_due(about(facts)),
    text: m.notice_group_form_due_text({ day: facts.formDueOn ? formatDay(facts.formDueOn) : '' }),
    path: pageOf(facts),
  }),
  group_form_asked: (facts) => ({
    title: m.notice_group_form_asked(about(facts)),
    text: facts.lead ? m.notice_group_form_asked_text() : m.notice_group_lead_missing_text(),
    path: pageOf(facts),
  }),
  group_lead_missing: (facts) => ({
    title: m.notice_group_lead_missing(about(facts)),
    text: m.notice_group_lead_missing_text(),
    path: pageOf(facts),
  }),
  group_formed: (facts) => ({
    title: m.notice_group_formed(about(facts)),
    text: m.notice_group_formed_text({ lead: facts.lead ?? '' }),
    path: pageOf(facts),
  }),
  group_awarded: (facts) => ({
    title: m.notice_group_awarded(about(facts)),
    text: m.notice_group_awarded_text(),
    path: pageOf(facts),
  }),
  group_ended: (facts) => ({
    title: m.notice_group_ended(about(facts)),
    text: m.notice_group_ended_text(),
    path: pageOf(facts),
  }),
}

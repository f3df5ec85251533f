import type { Day } from '~/domain/days'
import type { ExpectedResult } from '~/domain/measures/queries.server'
import type { Followed, FollowUpAct, FollowUpKind, FollowUpList, HelpStep } from '~/domain/follow-up/lifecycle'
import { formatDay, formatList, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'

export const kindText: Record<FollowUpKind, () => string> = {
  dispute: m.follow_up_kind_dispute,
  delivery_unseen: m.follow_up_kind_delivery_unseen,
  end_unanswered: m.follow_up_kind_end_unanswered,
  pause_over: m.follow_up_kind_pause_over,
  result_missing: m.follow_up_kind_result_missing,
  no_reply: m.follow_up_kind_no_reply,
  long_no_reply: m.follow_up_kind_long_no_reply,
  no_candidates: m.follow_up_kind_no_candidates,
  many_unanswered: m.follow_up_kind_many_unanswered,
  offer_lapsed: m.follow_up_kind_offer_lapsed,
  silent: m.follow_up_kind_silent,
  group_unformed: m.follow_up_kind_group_unformed,
}

export const followUpListText = (list: FollowUpList): string =>
  list === 'all' ? m.follow_up_list_all() : list === 'mine' ? m.follow_up_list_mine() : kindText[list]()

type Row = {
  kind: FollowUpKind
  since: Day
  unanswered?: number
  result?: ExpectedResult
  parts: readonly { consultant: string }[]
}

const missingText: Record<ExpectedResult, (inputs: { day: string }) => string> = {
  measure: m.follow_up_since_measure_missing,
  document: m.follow_up_since_document_missing,
  certificate: m.follow_up_since_certificate_missing,
}

/** Since when it waits, for what, and for whom. */
export function sinceText({ kind, since, unanswered, result, parts }: Row): string {
  const day = formatDay(since)
  const count = formatNumber(parts.length)
  const names = formatList(
    parts.map(({ consultant }) => consultant),
    'conjunction',
  )
  switch (kind) {
    case 'no_reply':
    case 'long_no_reply':
      return parts.length > 1
        ? m.follow_up_since_invited_several({ day, count, names })
        : m.follow_up_since_invited_one({ day, name: names })
    case 'no_candidates':
      return m.follow_up_since_no_candidates({ day })
    case 'many_unanswered':
      return m.follow_up_since_unanswered({ day, count: formatNumber(unanswered ?? 0) })
    case 'offer_lapsed':
      return parts.length > 1
        ? m.follow_up_since_lapsed_several({ day, count, names })
        : m.follow_up_since_lapsed_one({ day, name: names })
    case 'silent':
      return m.follow_up_since_silent({ day })
    case 'dispute':
      return m.follow_up_since_dispute({ day })
    case 'delivery_unseen':
      return m.follow_up_since_delivery_unseen({ day })
    case 'end_unanswered':
      return m.follow_up_since_end_unanswered({ day })
    case 'pause_over':
      return m.follow_up_since_pause_over({ day })
    case 'result_missing':
      return missingText[result ?? 'certificate']({ day })
    case 'group_unformed':
      return m.follow_up_since_group_unformed({ day })
  }
}

export const stepText: Record<HelpStep, () => string> = {
  decide: m.follow_up_step_decide,
  ask_resume: m.follow_up_step_ask_resume,
  ask_result: m.follow_up_step_ask_result,
  no_result: m.follow_up_step_no_result,
  remind: m.sent_request_remind,
  decline: m.follow_up_step_decline,
  interested: m.follow_up_step_interested,
  extend: m.follow_up_step_extend,
  choose: m.follow_up_step_choose,
  introduce: m.follow_up_step_introduce,
  ask: m.follow_up_step_ask,
  form: m.follow_up_step_form,
  pause: m.follow_up_step_pause,
  resume: m.follow_up_step_resume,
}

/** Why it cannot be done any more. */
export const noMoreText: Partial<Record<HelpStep, () => string>> = {
  remind: m.follow_up_reminded_enough,
  ask: m.follow_up_asked_enough,
}

type Entry = { act: FollowUpAct; consultant: string | null; assignee: string | null }

/** What an officer did, in words. */
export function actText({ act, consultant, assignee }: Entry): string {
  switch (act) {
    case 'introduced':
      return m.follow_up_act_introduced({ consultant: consultant ?? '' })
    case 'assigned':
      return m.follow_up_act_assigned({ name: assignee || m.person_deleted() })
    default:
      return actWords[act]()
  }
}

const actWords: Record<Exclude<FollowUpAct, 'introduced' | 'assigned'>, () => string> = {
  reminded: m.follow_up_act_reminded,
  interest_noted: m.follow_up_act_interest_noted,
  decline_noted: m.follow_up_act_decline_noted,
  paused: m.follow_up_act_paused,
  resumed: m.follow_up_act_resumed,
  choice_asked: m.follow_up_act_choice_asked,
  extension_asked: m.follow_up_act_extension_asked,
  form_asked: m.follow_up_act_form_asked,
  asked: m.follow_up_act_asked,
  resume_asked: m.follow_up_act_resume_asked,
  result_asked: m.follow_up_act_result_asked,
  no_result_noted: m.follow_up_act_no_result_noted,
  delivery_decided: m.follow_up_act_delivery_decided,
  end_confirmed: m.follow_up_act_end_confirmed,
  dispute_recorded: m.follow_up_act_dispute_recorded,
  dispute_closed: m.follow_up_act_dispute_closed,
  note: m.follow_up_act_note,
  unassigned: m.follow_up_act_unassigned,
}

/** What was done, after it was. */
export const doneTexts: Record<string, () => string> = {
  remind: m.need_done_reminded,
  decline: m.follow_up_done_answer,
  interested: m.follow_up_done_answer,
  extend: m.follow_up_done_extend,
  choose: m.follow_up_done_choose,
  introduce: m.follow_up_done_introduce,
  ask: m.follow_up_done_ask,
  form: m.follow_up_done_form,
  ask_resume: m.follow_up_done_ask_resume,
  ask_result: m.follow_up_done_ask_result,
  no_result: m.follow_up_done_no_result,
  pause: m.follow_up_done_pause,
  resume: m.follow_up_done_resume,
  note: m.follow_up_done_note,
  assign: m.follow_up_done_assign,
  unassign: m.follow_up_done_unassign,
}

/** Where the department decides about work that does not go by its plan. */
export const workPath = (engagementId: string) => `/department/works/${engagementId}`

export const followUpPath = ({ about, recordId }: { about: Followed; recordId: string }) =>
  `/department/follow-up/${about}/${recordId}`

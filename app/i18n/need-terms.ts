import { cutText } from '~/language/cut-text'
import type { Language, WorkMode } from '~/domain/directory/lifecycle'
import type { EventName } from '~/domain/activity/events'
import type { NeedCloseReason, NeedStatus } from '~/domain/needs/lifecycle'
import type { NeedPart } from '~/domain/needs/changed-parts'
import { amountInWords, formatList } from './format'
import * as m from './paraglide/messages'
import { languageText, workModeText } from './terms'

export const needStatusText: Record<NeedStatus, () => string> = {
  draft: m.need_status_draft,
  published: m.need_status_published,
  closed: m.need_status_closed,
}

export const needStatusTone = { draft: 'due', published: 'info', closed: 'neutral' } as const satisfies Record<
  NeedStatus,
  string
>

export const closeReasonText: Record<NeedCloseReason, () => string> = {
  awarded: m.need_close_reason_awarded,
  solved: m.need_close_reason_solved,
  found_elsewhere: m.need_close_reason_found_elsewhere,
  no_longer_needed: m.need_close_reason_no_longer_needed,
  no_fit: m.need_close_reason_no_fit,
  no_answer: m.need_close_reason_no_answer,
  in_group: m.need_close_reason_in_group,
}

/** What of a need may change, within a sentence. */
export const needPartText: Record<NeedPart, () => string> = {
  text: m.need_part_text,
  files: m.need_part_files,
  sector: m.need_part_sector,
  commune: m.need_part_commune,
  budget: m.need_part_budget,
  languages: m.need_part_languages,
  work_mode: m.need_part_work_mode,
  subjects: m.need_part_subjects,
  members: m.need_part_members,
}

export const partsInWords = (parts: readonly NeedPart[]): string =>
  formatList(
    parts.map((part) => needPartText[part]()),
    'conjunction',
  )

/** What happened to a need, by the name of the recorded event. Events without words are not part of its story. */
export const needEventText: Record<string, () => string> = {
  'need.drafted': m.need_event_drafted,
  'assisted.confirmed': m.need_event_assisted_confirmed,
  'need.published': m.need_event_published,
  'need.changed': m.need_event_changed,
  'need.reopened': m.need_event_reopened,
  'need.closed': m.need_event_closed,
  'need.asked': m.need_event_asked,
  'need.kept': m.need_event_kept,
  'group.asked': m.need_event_group_asked,
  'group.joined': m.need_event_group_joined,
  'group.declined': m.need_event_group_declined,
  'group.left': m.need_event_group_left,
  'group.formed': m.need_event_group_formed,
  'request.sent': m.need_event_request_sent,
  'request.reminded': m.need_event_request_reminded,
  'request.withdrawn': m.need_event_request_withdrawn,
  'follow_up.introduced': m.need_event_introduced,
  'follow_up.choice_asked': m.need_event_choice_asked,
  'follow_up.extension_asked': m.need_event_extension_asked,
  'request.interested': m.need_event_request_interested,
  'waves.started': m.need_event_waves_started,
  'waves.sent': m.need_event_waves_sent,
  'waves.stopped': m.need_event_waves_stopped,
  'waves.ended': m.need_event_waves_ended,
  'interest.said': m.need_event_interest_said,
  'interest.withdrawn': m.need_event_interest_withdrawn,
  'interest.declined': m.need_event_interest_declined,
  'request.declined': m.need_event_request_declined,
  'question.answered_for_all': m.need_event_question_answered,
  'conversation.opened': m.need_event_conversation_opened,
  'proposal.submitted': m.need_event_proposal_submitted,
  'proposal.revised': m.need_event_proposal_revised,
  'proposal.withdrawn': m.need_event_proposal_withdrawn,
  'proposal.awarded': m.need_event_proposal_awarded,
  'milestone.submitted': m.need_event_milestone_submitted,
  'milestone.accepted': m.need_event_milestone_accepted,
  'milestone.returned': m.need_event_milestone_returned,
  'engagement.completed': m.need_event_engagement_completed,
  'engagement.paused': m.data_event_engagement_paused,
  'engagement.pause_extended': m.data_event_engagement_pause_extended,
  'engagement.resumed': m.data_event_engagement_resumed,
  'end.proposed': m.data_event_end_proposed,
  'end.objected': m.data_event_end_objected,
  'end.withdrawn': m.data_event_end_withdrawn,
  'engagement.ended': m.data_event_engagement_ended,
  'dispute.opened': m.data_event_dispute_opened,
  'dispute.withdrawn': m.data_event_dispute_withdrawn,
  'dispute.accounted': m.data_event_dispute_accounted,
  'dispute.recorded': m.data_event_dispute_recorded,
  'dispute.closed': m.data_event_dispute_closed,
  'certificate.recorded': m.need_event_certificate_recorded,
  'certificate.status_changed': m.need_event_certificate_status_changed,
  'outcome.verified': m.need_event_outcome_verified,
  'outcome.rejected': m.need_event_outcome_rejected,
  'outcome.reported_again': m.need_event_outcome_reported_again,
  'measure.started': m.need_event_measure_started,
  'measure.removed': m.data_event_measure_removed,
  'measure.reported': m.need_event_measure_reported,
  'measure.reported_again': m.need_event_measure_reported_again,
  'measure.verified': m.need_event_measure_verified,
  'measure.rejected': m.need_event_measure_rejected,
  'document.recorded': m.need_event_document_recorded,
  'document.reported_again': m.need_event_document_reported_again,
  'document.verified': m.need_event_document_verified,
  'document.rejected': m.need_event_document_rejected,
} satisfies Partial<Record<EventName, () => string>>

/** The same with what the event adds; `parts`: of a change, what changed. */
export function needEventWords(name: string, detail: object, parts: readonly NeedPart[]): string {
  if (name === 'request.sent' && 'again' in detail) return m.need_event_request_sent_again()
  if (name === 'request.reminded' && 'by' in detail) return m.need_event_request_reminded_department()
  if ('via' in detail && detail.via === 'department') {
    if (name === 'request.declined') return m.need_event_request_declined_department()
    if (name === 'request.interested') return m.need_event_request_interested_department()
  }
  if ('by' in detail && name === 'milestone.accepted') return m.need_event_milestone_accepted_department()
  if ('by' in detail && name === 'milestone.returned') return m.need_event_milestone_returned_department()
  if (name === 'need.changed') return m.need_event_changed_parts({ parts: partsInWords(parts) })
  return needEventText[name]!()
}

/** A text's beginning for lists: whole words, of one long word its beginning. */
export function excerpt(text: string, length = 110): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= length ? line : `${cutText(line, length)}…`
}

type Wishes = { budgetMillion: number | null; languages: readonly Language[]; workMode: WorkMode | null }

/** What the enterprise wishes beyond its text, in words. */
export const wishTexts = ({ budgetMillion, languages, workMode }: Wishes): string[] => [
  ...(budgetMillion === null ? [] : [m.need_wish_budget({ amount: amountInWords(budgetMillion * 1_000_000) })]),
  ...(languages.length === 0
    ? []
    : [m.need_wish_languages({ languages: languages.map((code) => languageText[code]()).join(', ') })]),
  ...(workMode === null ? [] : [m.need_wish_work_mode({ mode: workModeText[workMode]() })]),
]

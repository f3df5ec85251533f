import type { OpeningReason, ReportDecision, ReportKind } from '~/domain/conversation/lifecycle'
import * as m from './paraglide/messages'

type Words<Code extends string> = Record<Code, () => string>

export const openingReasonText: Words<OpeningReason> = {
  asked_for_help: m.conversation_reason_asked_for_help,
  complaint: m.conversation_reason_complaint,
  result_check: m.conversation_reason_result_check,
}

export const reportKindText: Words<ReportKind> = {
  spam: m.report_kind_spam,
  rude: m.report_kind_rude,
  payment: m.report_kind_payment,
  other: m.report_kind_other,
}

export const reportDecisionText: Words<ReportDecision> = {
  kept: m.report_decision_kept,
  hidden: m.report_decision_hidden,
}

import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import type { DisputeReason, DisputeResult, DisputeStatus, EndReason, EndStatus } from '~/domain/engagement/off-plan'
import type { PaymentStatus } from '~/domain/engagement/payments'
import * as m from './paraglide/messages'

type Tone = 'due' | 'ok' | 'danger' | 'info' | 'neutral'

export const endReasonText: Record<EndReason, () => string> = {
  not_needed: m.end_reason_not_needed,
  no_budget: m.end_reason_no_budget,
  no_people: m.end_reason_no_people,
  unable: m.end_reason_unable,
  late: m.end_reason_late,
  quality: m.end_reason_quality,
  no_contact: m.end_reason_no_contact,
  agreed: m.end_reason_agreed,
  other: m.end_reason_other,
}

export const endStatusText: Record<EndStatus, () => string> = {
  waiting: m.end_status_waiting,
  confirmed: m.end_status_confirmed,
  objected: m.end_status_objected,
  withdrawn: m.end_status_withdrawn,
  closed: m.end_status_closed,
}
export const endStatusTone: Record<EndStatus, Tone> = {
  waiting: 'due',
  confirmed: 'neutral',
  objected: 'due',
  withdrawn: 'neutral',
  closed: 'neutral',
}

export const disputeReasonText: Record<DisputeReason, () => string> = {
  delivery: m.dispute_reason_delivery,
  acceptance: m.dispute_reason_acceptance,
  delay: m.dispute_reason_delay,
  scope: m.dispute_reason_scope,
  payment: m.dispute_reason_payment,
  conduct: m.dispute_reason_conduct,
  ending: m.dispute_reason_ending,
  other: m.dispute_reason_other,
}

export const disputeStatusText: Record<DisputeStatus, () => string> = {
  open: m.dispute_status_open,
  settled: m.dispute_status_settled,
  ended: m.dispute_status_ended,
  withdrawn: m.dispute_status_withdrawn,
}
export const disputeStatusTone: Record<DisputeStatus, Tone> = {
  open: 'due',
  settled: 'ok',
  ended: 'neutral',
  withdrawn: 'neutral',
}

export const disputeResultText: Record<DisputeResult, () => string> = {
  settled: m.dispute_result_settled,
  ended: m.dispute_result_ended,
}

export const paymentStatusText: Record<PaymentStatus, () => string> = {
  marked: m.payment_status_marked,
  confirmed: m.payment_status_confirmed,
  missing: m.payment_status_missing,
  withdrawn: m.payment_status_withdrawn,
}
export const paymentStatusTone: Record<PaymentStatus, Tone> = {
  marked: 'due',
  confirmed: 'ok',
  missing: 'danger',
  withdrawn: 'neutral',
}

/** What is said of an engagement that waits for nothing more: its result is verified, it ends in none, or it ended early. */
export function finishedText(hasOutcome: boolean, status: EngagementStatus) {
  if (status === 'ended') return m.engagement_next_ended()
  return hasOutcome ? m.engagement_next_none() : m.engagement_next_no_certificate()
}

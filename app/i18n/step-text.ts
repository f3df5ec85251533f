import type { NextStep } from '~/domain/engagement/next-step'
import * as m from './paraglide/messages'

const stepTexts: Record<NextStep['kind'], () => string> = {
  deliver: m.engagement_step_deliver,
  deliver_again: m.engagement_step_deliver_again,
  accept: m.engagement_step_accept,
  answer_change: m.engagement_step_answer_change,
  resume: m.engagement_step_resume,
  answer_end: m.engagement_step_answer_end,
  mediate: m.engagement_step_mediate,
  pay: m.payment_step_pay,
  pay_again: m.payment_step_pay_again,
  confirm_payment: m.payment_step_confirm,
  record: m.engagement_step_record,
  measure: m.measure_engagement_step,
  document: m.document_step,
  verify: m.engagement_step_verify,
  report_again: m.engagement_step_report_again,
  measure_again: m.measure_step_again,
  document_again: m.document_step_again,
}

/** What is to be done in a step, as every page says it. */
export const stepText = (step: NextStep) => stepTexts[step.kind]()

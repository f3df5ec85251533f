import { type SubmissionResult, useForm } from '@conform-to/react'
import type { EngagementStatus } from '~/domain/engagement/lifecycle'
import { DISPUTE_RESULTS, UNSEEN_DAYS } from '~/domain/engagement/off-plan'
import type { workToDecide } from '~/domain/follow-up/work.server'
import { answerTo } from '~/forms/answer-to'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import { disputeResultText } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { milestoneStatusText } from '~/i18n/work-terms'
import { Button } from '~/ui/actions'
import { RadioGroup } from '~/ui/choices'
import { Form } from '~/ui/form'
import { Details, Section } from '~/ui/layout'
import { Timeline } from '~/ui/process'
import { useReadOnly } from '~/ui/read-only'
import { HiddenField, TextArea } from '~/ui/text-fields'
import { Deliveries } from './milestones'
import { PlanSummary } from './change'
import type { Dispute } from './disputes'
import { ContactList } from './partner-contacts'
import { PaymentsSaid } from './payments'

type LastResult = { lastResult: SubmissionResult<string[]> | undefined }
type Milestones = ReturnType<typeof workToDecide>['milestones']

/** The department writes down what it heard, and closes the dispute. */
export function MediateDispute({
  dispute,
  status,
  newId,
  lastResult,
}: LastResult & { dispute: Dispute; status: EngagementStatus; newId: string }) {
  if (useReadOnly()) return null
  const isHeard = dispute.records.length > 0
  return (
    <>
      <RecordDispute disputeId={dispute.id} newId={newId} lastResult={lastResult} />
      {isHeard ? <CloseDispute disputeId={dispute.id} status={status} lastResult={lastResult} /> : null}
    </>
  )
}

function RecordDispute({ disputeId, newId, lastResult }: LastResult & { disputeId: string; newId: string }) {
  const [form, fields] = useForm({
    id: 'record',
    lastResult: answerTo('record', lastResult, 'intent'),
    defaultValue: { intent: 'record', id: newId, disputeId, heard: '', agreed: '' },
  })
  return (
    <Form form={form}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.id} />
      <HiddenField field={fields.disputeId} />
      <TextArea field={fields.heard} label={m.dispute_heard_label()} hint={m.dispute_heard_hint()} />
      <TextArea
        field={fields.agreed}
        label={m.dispute_agreed_label()}
        hint={m.dispute_agreed_hint()}
        rows={3}
        optional
      />
      <Button>{m.dispute_record_button()}</Button>
    </Form>
  )
}

function CloseDispute({ disputeId, status, lastResult }: LastResult & { disputeId: string; status: EngagementStatus }) {
  const answer = answerTo('close', lastResult, 'intent')
  const [form, fields] = useForm({
    id: 'close',
    lastResult: answer,
    defaultValue: { intent: 'close', disputeId, result: '', agreed: '' },
  })
  const results = status === 'active' ? DISPUTE_RESULTS : (['settled'] as const)
  return (
    <Details forForm summary={m.dispute_close_open()} open={answer !== undefined}>
      <Form form={form}>
        <HiddenField field={fields.intent} />
        <HiddenField field={fields.disputeId} />
        <RadioGroup
          field={fields.result}
          legend={m.dispute_result()}
          options={results.map((value) => ({ value, label: disputeResultText[value]() }))}
        />
        <TextArea field={fields.agreed} label={m.dispute_close_agreed()} hint={m.dispute_close_agreed_hint()} />
        <Button>{m.dispute_close()}</Button>
      </Form>
    </Details>
  )
}

/** While it mediates: how both sides are reached, what they agreed on, and what either said of payments. */
export const Mediation = ({ contacts, plan, payments }: NonNullable<ReturnType<typeof workToDecide>['mediation']>) => (
  <>
    <Section title={m.dispute_contacts()}>
      <p className="hint">{m.dispute_contacts_hint()}</p>
      {contacts.map((one) => (
        <ContactList key={one.name} contacts={one} />
      ))}
    </Section>
    <Section title={m.dispute_agreed_on()}>
      <Details summary={m.dispute_plan()}>
        <PlanSummary plan={plan} />
      </Details>
      <PaymentsSaid {...payments} />
    </Section>
  </>
)

/** Silence is no answer: the department confirms that the work has ended, and says why. */
export function ConfirmEnd({ lastResult }: LastResult) {
  const [form, fields] = useForm({
    id: 'confirm-end',
    lastResult: answerTo('confirm_end', lastResult, 'intent'),
    defaultValue: { intent: 'confirm_end', reason: '' },
  })
  if (useReadOnly()) return null
  return (
    <Form form={form}>
      <p>{m.work_confirm_end_how()}</p>
      <HiddenField field={fields.intent} />
      <TextArea field={fields.reason} label={m.work_reason()} hint={m.work_confirm_end_hint()} rows={3} />
      <Button>{m.work_confirm_end()}</Button>
    </Form>
  )
}

/** The milestones with their days; what was delivered where the department decides on it or mediates. */
export const WorkMilestones = ({
  milestones,
  mayDecide,
  lastResult,
}: LastResult & { milestones: Milestones; mayDecide: boolean }) => (
  <Section title={m.engagement_milestones_title()}>
    <Timeline
      items={milestones.map((milestone) => {
        const { status, title, acceptedAt, dueOn, isUnseen } = milestone
        return {
          state: status === 'accepted' ? ('done' as const) : isUnseen ? ('now' as const) : ('next' as const),
          title,
          who: milestoneStatusText[status](),
          when: acceptedAt
            ? m.milestone_accepted({ day: formatMomentDay(acceptedAt) })
            : m.milestone_due({ day: formatDay(dueOn) }),
          children: (
            <>
              <Deliveries milestone={milestone} />
              {isUnseen && mayDecide ? <DecideDelivery milestone={milestone} lastResult={lastResult} /> : null}
            </>
          ),
        }
      })}
    />
  </Section>
)

function DecideDelivery({ milestone, lastResult }: LastResult & { milestone: Milestones[number] }) {
  const { id, deliveries } = milestone
  const [form, fields] = useForm({
    id: `decide-${id}`,
    lastResult: answerTo(id, answerTo('delivery', lastResult, 'intent'), 'milestoneId'),
    defaultValue: { intent: 'delivery', milestoneId: id, answer: '', reason: '' },
  })
  if (useReadOnly()) return null
  return (
    <Form form={form} readAs={String(deliveries.at(-1)?.submittedAt.getTime())}>
      <p>{m.work_delivery_how({ days: formatNumber(UNSEEN_DAYS) })}</p>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.milestoneId} />
      <RadioGroup
        field={fields.answer}
        legend={m.work_delivery_answer()}
        options={[
          { value: 'accept', label: m.work_delivery_accept() },
          { value: 'return', label: m.work_delivery_return() },
        ]}
      />
      <TextArea field={fields.reason} label={m.work_reason()} hint={m.work_reason_hint()} rows={3} />
      <Button>{m.work_delivery_button()}</Button>
    </Form>
  )
}

import { Fragment } from 'react'
import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import type { Role } from '~/domain/accounts/lifecycle'
import { acceptanceForm, deliveryForm, MAX_DELIVERY_FILES, returnForm } from '~/domain/engagement/forms'
import type { MilestoneStatus } from '~/domain/engagement/lifecycle'
import { answerTo } from '~/forms/answer-to'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { milestoneStatusText } from '~/i18n/work-terms'
import { Button } from '~/ui/actions'
import { FilesField } from '~/ui/files-field'
import { Form } from '~/ui/form'
import { Details, Prose } from '~/ui/layout'
import { Timeline, type TimelineItem } from '~/ui/process'
import { type AttachedFile, Attachments } from '~/ui/results'
import { HiddenField, TextArea } from '~/ui/text-fields'

type Milestone = {
  id: string
  title: string
  handover: string | null
  dueOn: string
  status: MilestoneStatus
  acceptedAt: Date | null
  /** The first first. */
  deliveries: Delivery[]
}

type Delivery = {
  note: string
  submittedAt: Date
  submittedByName: string | null
  returnedAt: Date | null
  returnedReason: string | null
  acceptedAt: Date | null
  acceptedReason: string | null
  answeredByName: string | null
  byDepartment: boolean
  files: AttachedFile[]
}

type Result = SubmissionResult<string[]> | undefined

export type MilestoneTimelineProps = {
  milestones: Milestone[]
  /** Those being worked on. */
  currentIds: readonly string[]
  /** In the work for a group, those on which the reader decides; left out: on all. */
  decidesOn?: readonly string[]
  /** Who reads; without it there are no forms. */
  role?: Role
  lastResult?: Result
}

/** The milestones in order; what is being worked on carries the forms of whoever acts now. */
export const MilestoneTimeline = ({ milestones, currentIds, decidesOn, role, lastResult }: MilestoneTimelineProps) => (
  <Timeline
    items={milestones.map((milestone) => ({
      ...stateOf(milestone, currentIds.includes(milestone.id)),
      title: milestone.title,
      who: milestoneStatusText[milestone.status](),
      children: (
        <>
          {milestone.handover ? (
            <p className="hint">{m.proposal_milestone_hands_over({ handover: milestone.handover })}</p>
          ) : null}
          <Said milestone={milestone} />
          {role && currentIds.includes(milestone.id) ? (
            <Act
              milestone={milestone}
              role={role}
              mayDecide={decidesOn?.includes(milestone.id) ?? true}
              lastResult={lastResult}
            />
          ) : null}
        </>
      ),
    }))}
  />
)

function stateOf({ status, acceptedAt, dueOn }: Milestone, isCurrent: boolean): Pick<TimelineItem, 'state' | 'when'> {
  if (status === 'accepted' && acceptedAt) {
    return { state: 'done', when: m.milestone_accepted({ day: formatMomentDay(acceptedAt) }) }
  }
  return { state: isCurrent ? 'now' : 'next', when: m.milestone_due({ day: formatDay(dueOn) }) }
}

/**
 * Every delivery with what was answered, the newest on top. What whoever acts now has to read stands open: the last return while it is
 * the consultant's turn, the last delivery while it is to be accepted.
 */
const Said = ({ milestone: { status, deliveries } }: { milestone: Pick<Milestone, 'status' | 'deliveries'> }) => (
  <>
    {deliveries
      .map((delivery, i) => {
        const isLast = i === deliveries.length - 1
        const isOpen = status === 'returned' && isLast
        return (
          <Fragment key={i}>
            {isOpen ? <Answered delivery={delivery} /> : null}
            <Details
              summary={submittedText(i, deliveries, delivery.submittedAt)}
              open={status === 'submitted' && isLast}
            >
              <Prose text={delivery.note} />
              <Attachments files={delivery.files} />
              {delivery.submittedByName === null ? null : (
                <p className="hint">{m.delivery_by({ name: personName(delivery.submittedByName) })}</p>
              )}
              {isOpen ? null : <Answered delivery={delivery} />}
            </Details>
          </Fragment>
        )
      })
      .toReversed()}
  </>
)

/** Every delivery of a milestone, for whoever does not act on it. */
export const Deliveries = Said

/** The day alone, while there is one; of several which one it was, too. */
function submittedText(index: number, { length }: readonly Delivery[], submittedAt: Date): string {
  const day = formatMomentDay(submittedAt)
  return length === 1
    ? m.milestone_submitted({ day })
    : m.milestone_submitted_again({ number: formatNumber(index + 1), day })
}

/** What was answered to a delivery, by whom and why; nothing while it waits. */
function Answered({ delivery }: { delivery: Delivery }) {
  const { returnedAt, returnedReason, acceptedAt, acceptedReason, answeredByName, byDepartment } = delivery
  const at = returnedAt ?? acceptedAt
  if (!at) return null
  const words = returnedAt
    ? byDepartment
      ? m.delivery_returned_by_department
      : m.milestone_returned_because
    : byDepartment
      ? m.delivery_accepted_by_department
      : m.milestone_accepted
  const reason = returnedAt ? returnedReason : acceptedReason
  return (
    <>
      <p>
        <strong>{words({ day: formatMomentDay(at) })}</strong>
      </p>
      {reason ? <Prose text={reason} /> : null}
      {answeredByName === null ? null : (
        <p className="hint">{m.delivery_answered_by({ name: personName(answeredByName) })}</p>
      )}
    </>
  )
}

type ActProps = { milestone: Milestone; lastResult: Result }

function Act({ milestone, role, mayDecide, lastResult }: ActProps & { role: Role; mayDecide: boolean }) {
  if (milestone.status === 'submitted') {
    if (role !== 'enterprise' || !mayDecide) return null
    return (
      <>
        <Accept milestone={milestone} lastResult={lastResult} />
        <GiveBack milestone={milestone} lastResult={lastResult} />
      </>
    )
  }
  return role === 'consultant' ? <Deliver milestone={milestone} lastResult={lastResult} /> : null
}

/** Several forms answer to one address: each takes back only its own result. */
const resultFor = (intent: string, { id }: Milestone, lastResult: Result) =>
  answerTo(id, answerTo(intent, lastResult, 'intent'), 'milestoneId')

function Deliver({ milestone, lastResult }: ActProps) {
  const [form, fields] = useForm({
    id: `submit-${milestone.id}`,
    lastResult: resultFor('submit', milestone, lastResult),
    constraint: getZodConstraint(deliveryForm),
    defaultValue: { intent: 'submit', milestoneId: milestone.id, note: '', attachments: [] },
  })
  return (
    <Form form={form} encType="multipart/form-data">
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.milestoneId} />
      <TextArea field={fields.note} label={m.milestone_note()} hint={m.milestone_note_hint()} rows={3} />
      <FilesField
        field={fields.attachments}
        label={m.milestone_files()}
        hint={m.milestone_files_hint()}
        most={MAX_DELIVERY_FILES}
      />
      <Button>{m.milestone_submit()}</Button>
    </Form>
  )
}

/** Which delivery a decision is about. */
const lastDelivery = ({ deliveries }: Milestone) => String(deliveries.at(-1)?.submittedAt.getTime())

function Accept({ milestone, lastResult }: ActProps) {
  const [form, fields] = useForm({
    id: `accept-${milestone.id}`,
    lastResult: resultFor('accept', milestone, lastResult),
    constraint: getZodConstraint(acceptanceForm),
    defaultValue: { intent: 'accept', milestoneId: milestone.id },
  })
  return (
    <Form form={form} readAs={lastDelivery(milestone)}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.milestoneId} />
      <Button>{m.milestone_accept()}</Button>
    </Form>
  )
}

function GiveBack({ milestone, lastResult }: ActProps) {
  const result = resultFor('return', milestone, lastResult)
  const [form, fields] = useForm({
    id: `return-${milestone.id}`,
    lastResult: result,
    constraint: getZodConstraint(returnForm),
    defaultValue: { intent: 'return', milestoneId: milestone.id, reason: '' },
  })
  return (
    <Details forForm summary={m.milestone_return_open()} open={result !== undefined}>
      <Form form={form} readAs={lastDelivery(milestone)}>
        <HiddenField field={fields.intent} />
        <HiddenField field={fields.milestoneId} />
        <TextArea field={fields.reason} label={m.milestone_return_reason()} rows={3} />
        <Button variant="secondary">{m.milestone_return()}</Button>
      </Form>
    </Details>
  )
}

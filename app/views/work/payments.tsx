import { type SubmissionResult, useForm } from '@conform-to/react'
import type { Role } from '~/domain/accounts/lifecycle'
import type { paymentsOf } from '~/domain/engagement/payment-queries.server'
import { stands } from '~/domain/engagement/payments'
import { answerTo } from '~/forms/answer-to'
import { formatDay, formatMomentDay, formatNumber, formatVnd } from '~/i18n/format'
import { paymentStatusText, paymentStatusTone } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Button } from '~/ui/actions'
import { Tag } from '~/ui/feedback'
import { Form } from '~/ui/form'
import { Details, Section, Stack } from '~/ui/layout'
import { DateField, HiddenField, TextArea } from '~/ui/text-fields'

type Payments = ReturnType<typeof paymentsOf>
type Step = Payments['steps'][number]
type Mark = Step['marks'][number]
type Props = {
  role: Role
  newIds: readonly string[]
  /** Of those whose time has come the places in the plan. */
  due: readonly number[]
  lastResult: SubmissionResult<string[]> | undefined
}

/** The payments of the plan, each with what was said of it and what the reader can say now. */
export const PaymentSteps = ({ steps, newIds, due, ...props }: Props & Pick<Payments, 'steps'>) => (
  <ol className="stack stack-large">
    {steps.map((step, position) => (
      <li key={`${step.title} ${step.nth}`}>
        <Stack gap="small">
          <p>
            <strong>{saidOf(step)}</strong> <OpenTag step={step} isDue={due.includes(position)} />
          </p>
          {step.marks.map((mark, index) => (
            <MarkSaid key={mark.id} mark={mark} isMore={step.marks.slice(0, index).some(stands)} {...props} />
          ))}
          <Difference step={step} />
          {step.isOpen && props.role === 'enterprise' ? (
            <MarkPaid step={step} position={position} newId={newIds[position]!} lastResult={props.lastResult} />
          ) : null}
        </Stack>
      </li>
    ))}
  </ol>
)

/** What either side said of the payments, to who only reads it. */
export const PaymentsSaid = ({ steps, earlier }: Payments) => (
  <>
    <PaymentSteps steps={steps} role="department" newIds={[]} due={[]} lastResult={undefined} />
    <EarlierPayments earlier={earlier} role="department" lastResult={undefined} />
  </>
)

function OpenTag({ step, isDue }: { step: Step; isDue: boolean }) {
  if (isDue) return <Tag tone="due">{m.payment_due_tag()}</Tag>
  return step.marks.length === 0 ? <Tag tone="neutral">{m.payment_open_tag()}</Tag> : null
}

/** Where an appendix changed what was marked before: what is left, or too much. */
function Difference({ step: { amountVnd, leftVnd } }: { step: Step }) {
  if (leftVnd === 0 || leftVnd === amountVnd) return null
  const paid = formatVnd(amountVnd - leftVnd)
  return (
    <p>
      {leftVnd > 0
        ? m.payment_left({ paid, left: formatVnd(leftVnd) })
        : m.payment_over({ paid, over: formatVnd(-leftVnd) })}
    </p>
  )
}

/** Payments of a plan that was changed since: what was paid stays. */
export const EarlierPayments = ({ earlier, ...props }: Omit<Props, 'newIds' | 'due'> & Pick<Payments, 'earlier'>) =>
  earlier.length === 0 ? null : (
    <Section title={m.payment_earlier()}>
      <p className="hint">{m.payment_earlier_hint()}</p>
      <Stack>
        {earlier.map((mark) => (
          <Stack key={mark.id} gap="small">
            <p>
              <strong>{saidOf(mark)}</strong>
            </p>
            <MarkSaid mark={mark} isMore={false} {...props} />
          </Stack>
        ))}
      </Stack>
    </Section>
  )

const saidOf = ({ title, percent, amountVnd }: Pick<Step, 'title' | 'percent' | 'amountVnd'>) =>
  m.proposal_payment_said({ title, percent: formatNumber(percent), amount: formatVnd(amountVnd) })

type SaidProps = { mark: Mark; /** It pays what an earlier mark left. */ isMore: boolean } & Omit<
  Props,
  'newIds' | 'due'
>

function MarkSaid({ mark, isMore, role, lastResult }: SaidProps) {
  const { status, paidOn, markedAt, markedByName, answeredAt, answeredByName, note, amountVnd, percent } = mark
  const said = {
    day: formatDay(paidOn),
    name: personName(markedByName),
    on: formatMomentDay(markedAt),
    amount: formatVnd(amountVnd),
  }
  return (
    <Stack gap="small">
      <p>
        <Tag tone={paymentStatusTone[status]}>{paymentStatusText[status]()}</Tag>{' '}
        {isMore ? m.payment_marked_more(said) : m.payment_marked({ ...said, percent: formatNumber(percent) })}
      </p>
      {answeredAt ? (
        <p>
          {(status === 'missing' ? m.payment_missing_on : m.payment_confirmed_on)({
            day: formatMomentDay(answeredAt),
            name: personName(answeredByName ?? ''),
          })}
          {note ? ` ${note}` : ''}
        </p>
      ) : null}
      {status === 'marked' && role === 'consultant' ? <AnswerPayment mark={mark} lastResult={lastResult} /> : null}
      {status === 'marked' && role === 'enterprise' ? (
        <OneButton intent="withdraw" paymentId={mark.id} text={m.payment_withdraw()} />
      ) : null}
    </Stack>
  )
}

type OneProps = { intent: 'confirm' | 'withdraw'; paymentId: string; text: string }

function OneButton({ intent, paymentId, text }: OneProps) {
  const [form, fields] = useForm({ id: `${intent}-${paymentId}`, defaultValue: { intent, paymentId } })
  return (
    <Form form={form}>
      <HiddenField field={fields.intent} />
      <HiddenField field={fields.paymentId} />
      <Button variant={intent === 'confirm' ? 'primary' : 'quiet'}>{text}</Button>
    </Form>
  )
}

function AnswerPayment({ mark: { id }, lastResult }: { mark: Mark; lastResult: Props['lastResult'] }) {
  const result = answerTo(id, answerTo('missing', lastResult, 'intent'), 'paymentId')
  const [form, fields] = useForm({
    id: `missing-${id}`,
    lastResult: result,
    defaultValue: { intent: 'missing', paymentId: id, note: '' },
  })
  return (
    <>
      <OneButton intent="confirm" paymentId={id} text={m.payment_confirm()} />
      <Details forForm summary={m.payment_missing_open()} open={result !== undefined}>
        <Form form={form}>
          <HiddenField field={fields.intent} />
          <HiddenField field={fields.paymentId} />
          <TextArea field={fields.note} label={m.payment_note()} hint={m.payment_note_hint()} rows={3} />
          <Button variant="secondary">{m.payment_missing()}</Button>
        </Form>
      </Details>
    </>
  )
}

type MarkProps = { step: Step; position: number; newId: string; lastResult: Props['lastResult'] }

function MarkPaid({ step: { title, nth, leftVnd, amountVnd }, position, newId, lastResult }: MarkProps) {
  const result = answerTo(String(nth), answerTo(title, answerTo('mark', lastResult, 'intent'), 'title'), 'nth')
  const [form, fields] = useForm({
    id: `mark-${position}`,
    lastResult: result,
    defaultValue: { intent: 'mark', id: newId, title, nth: String(nth), paidOn: '' },
  })
  return (
    <Details
      forForm
      summary={leftVnd < amountVnd ? m.payment_mark_left_open() : m.payment_mark_open()}
      open={result !== undefined}
    >
      <Form form={form}>
        <HiddenField field={fields.intent} />
        <HiddenField field={fields.id} />
        <HiddenField field={fields.title} />
        <HiddenField field={fields.nth} />
        <DateField field={fields.paidOn} label={m.payment_paid_on()} hint={m.payment_paid_on_hint()} />
        <Button>{m.payment_mark()}</Button>
      </Form>
    </Details>
  )
}

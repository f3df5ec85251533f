import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { answerTo } from '~/forms/answer-to'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { inSentence } from '~/i18n/in-sentence'
import { personName } from '~/i18n/person-name'
import { Button } from '~/ui/actions'
import { Checkbox } from '~/ui/choices'
import { Form, PlainForm } from '~/ui/form'
import { Details } from '~/ui/layout'
import { NextStepBox } from '~/ui/next-step'
import { HiddenField, TextArea } from '~/ui/text-fields'
import type { ReportPage } from './report-page.server'
import { partStates } from './part-states'
import { yearlyReportPath } from './report-terms'

type LastResult = { lastResult: SubmissionResult<string[]> | undefined }
type StepProps = LastResult &
  Pick<ReportPage, 'year' | 'report' | 'parts' | 'mark' | 'isSender' | 'dueOn' | 'othersDueOn' | 'sendFrom' | 'today'>

/** Who acts next on the report, until when, and the buttons of whoever reads it. */
export function ReportStep(props: StepProps) {
  const { report, dueOn, today } = props
  if (report.status === 'closed') return <NextStepBox title={m.yearly_report_next_title()} what={whatNext(props)} />
  const until = { text: m.yearly_report_until({ day: formatDay(dueOn) }), overdue: today > dueOn, isOwn: true }
  return (
    <NextStepBox title={m.yearly_report_next_title()} what={whatNext(props)} until={until}>
      {report.status === 'draft' ? <Send {...props} /> : <Review {...props} />}
    </NextStepBox>
  )
}

function whatNext({ report, parts, isSender }: StepProps): string {
  const left = unfinished(parts).length
  if (report.status === 'draft')
    return left > 0 ? m.yearly_report_next_write({ count: formatNumber(left) }) : m.yearly_report_next_send()
  if (report.status === 'closed')
    return m.yearly_report_next_closed({
      name: personName(report.closer ?? ''),
      day: formatMomentDay(report.closedAt!),
    })
  const day = formatMomentDay(report.sentAt!)
  return isSender
    ? m.yearly_report_next_own({ day })
    : m.yearly_report_next_wait({ name: personName(report.sender ?? ''), day })
}

const unfinished = (parts: StepProps['parts']) => parts.filter(({ state }) => state !== 'written')

/** What is not written to the end: each with the way there. */
const Unfinished = ({ year, parts }: Pick<StepProps, 'year' | 'parts'>) =>
  unfinished(parts).length === 0 ? null : (
    <>
      <p>{m.yearly_report_unfinished()}</p>
      <ul>
        {unfinished(parts).map(({ id, number, title, state }) => (
          <li key={id}>
            <Link to={yearlyReportPath(year, `/parts/${id}`)}>
              {number}. {title}
            </Link>
            : {inSentence(partStates[state].text())}
          </li>
        ))}
      </ul>
    </>
  )

const Send = ({ sendFrom, othersDueOn, today, year, parts }: StepProps) => (
  <>
    {today <= othersDueOn ? (
      <p className="hint">{m.yearly_report_next_others({ day: formatDay(othersDueOn) })}</p>
    ) : null}
    <Unfinished year={year} parts={parts} />
    {sendFrom ? (
      <p>{m.yearly_report_send_from({ day: formatDay(sendFrom) })}</p>
    ) : (
      <PlainForm>
        <Button name="step" value="send">
          {m.yearly_report_send()}
        </Button>
      </PlainForm>
    )}
  </>
)

function Review({ year, parts, isSender, mark, lastResult }: StepProps) {
  return (
    <>
      <Unfinished year={year} parts={parts} />
      {isSender ? null : (
        <>
          <p>
            {m.yearly_report_close_how()} <Link to={yearlyReportPath(year, '/paper')}>{m.yearly_report_paper()}</Link>
          </p>
          <Close mark={mark} lastResult={lastResult} />
        </>
      )}
      <Return isSender={isSender} lastResult={lastResult} />
    </>
  )
}

/** Closes for good, once its reader says that the paper was read. */
function Close({ mark, lastResult }: LastResult & { mark: string }) {
  const answer = answerTo('close', lastResult)
  const [form, fields] = useForm({ id: 'close', lastResult: answer, defaultValue: { step: 'close', read: false } })
  return (
    <Form form={form} readAs={mark}>
      <HiddenField field={fields.step} />
      <Checkbox field={fields.read} label={m.yearly_report_close_read()} hint={m.yearly_report_close_read_hint()} />
      <Button>{m.yearly_report_close()}</Button>
    </Form>
  )
}

/** Back to be written further; whoever sent it takes it back. */
function Return({ isSender, lastResult }: LastResult & { isSender: boolean }) {
  const answer = answerTo('return', lastResult)
  const [form, fields] = useForm({ id: 'return', lastResult: answer, defaultValue: { step: 'return', reason: '' } })
  return (
    <Details
      forForm
      summary={isSender ? m.yearly_report_take_back_open() : m.yearly_report_return_open()}
      open={answer !== undefined}
    >
      <Form form={form}>
        <HiddenField field={fields.step} />
        <TextArea
          field={fields.reason}
          label={m.yearly_report_return_reason()}
          hint={m.yearly_report_return_hint()}
          rows={3}
        />
        <Button variant="secondary">{isSender ? m.yearly_report_take_back() : m.yearly_report_return()}</Button>
      </Form>
    </Details>
  )
}

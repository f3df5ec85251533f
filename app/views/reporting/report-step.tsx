import { type SubmissionResult, useForm } from '@conform-to/react'
import { Link } from '@remix-run/react'
import { answerTo } from '~/forms/answer-to'
import { READ_AS } from '~/forms/carried'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { Button } from '~/ui/actions'
import { Form, PlainForm } from '~/ui/form'
import { Details } from '~/ui/layout'
import { NextStepBox } from '~/ui/next-step'
import { HiddenField, TextArea } from '~/ui/text-fields'
import type { ReportPage } from './report-page.server'
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
  const empty = parts.filter(({ state }) => state === 'empty').length
  if (report.status === 'draft')
    return empty > 0 ? m.yearly_report_next_write({ count: formatNumber(empty) }) : m.yearly_report_next_send()
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

const Send = ({ sendFrom, othersDueOn }: StepProps) => (
  <>
    <p className="hint">{m.yearly_report_next_others({ day: formatDay(othersDueOn) })}</p>
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

function Review({ year, isSender, mark, lastResult }: StepProps) {
  return (
    <>
      {isSender ? null : (
        <>
          <p>
            {m.yearly_report_close_how()} <Link to={yearlyReportPath(year, '/paper')}>{m.yearly_report_paper()}</Link>
          </p>
          <PlainForm>
            <input type="hidden" name={READ_AS} value={mark} />
            <Button name="step" value="close">
              {m.yearly_report_close()}
            </Button>
          </PlainForm>
        </>
      )}
      <Return isSender={isSender} lastResult={lastResult} />
    </>
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

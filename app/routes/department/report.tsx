import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { decideReport } from '~/domain/conversation/decide-report.server'
import { reportDecisionForm } from '~/domain/conversation/forms'
import { REPORT_DECISIONS } from '~/domain/conversation/lifecycle'
import { reportOf } from '~/domain/conversation/reports.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMoment, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { reportDecisionText, reportKindText } from '~/i18n/conversation-terms'
import {
  Attachments,
  Button,
  Columns,
  Form,
  Notice,
  PageHeader,
  Prose,
  RadioGroup,
  Refused,
  Section,
  Stack,
  SummaryList,
  TextArea,
  useReadOnly,
} from '~/ui'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? titleOf(data.report) : m.report_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'oversee_conversations')
  return {
    report: orNotFound(() => reportOf(actor, params.reportId!)),
    done: new URL(request.url).searchParams.get('done') === 'decided',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'oversee_conversations')
  const { id } = orNotFound(() => reportOf(actor, params.reportId!))
  const form = await parseForm(request, reportDecisionForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decideReport(actor, id, form.value))
  if (done.refused) return done.refused
  return redirect(`/department/reports/${id}?done=decided`, 303)
}

type Report = ReturnType<typeof useLoaderData<typeof loader>>['report']

const titleOf = ({ kind }: Pick<Report, 'kind'>) => m.report_page_title({ kind: reportKindText[kind]() })

export default function ReportToDecide() {
  const { report, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader title={titleOf(report)} back={{ to: '/department/reports', text: m.report_list_title() }} />
      {report.decision ? <Refused result={lastResult} /> : null}
      {done && !lastResult ? <Notice tone="ok">{m.report_done_decided()}</Notice> : null}
      <Columns
        main={<ReportStory report={report} />}
        side={
          <Section title={m.report_decision_title()}>
            {report.decision ? (
              <Decided report={report} />
            ) : report.isOwnMatter ? (
              <p>{m.error_own_interest()}</p>
            ) : (
              <Decide lastResult={lastResult} />
            )}
          </Section>
        }
      />
    </>
  )
}

const ReportStory = ({ report }: { report: Report }) => (
  <Stack>
    <blockquote className="told">
      <Prose text={report.text} />
      <Attachments files={report.files} />
    </blockquote>
    <SummaryList
      items={[
        { term: m.report_writer(), detail: `${report.writer}, ${formatMoment(report.sentAt)}` },
        { term: m.report_of_sides(), detail: m.report_sides(report) },
        { term: m.report_reporter(), detail: `${report.reporter}, ${formatMomentDay(report.reportedAt)}` },
        ...(report.note ? [{ term: m.report_note(), detail: <Prose text={report.note} /> }] : []),
      ]}
    />
    <p>
      {m.report_only_this()}{' '}
      <Link to={`/department/conversations/${report.requestId}?reason=complaint`}>{m.report_read_all()}</Link>
    </p>
  </Stack>
)

const Decided = ({ report: { decision, decisionReason, decidedBy, decidedAt } }: { report: Report }) => (
  <Stack>
    <p>
      <strong>{reportDecisionText[decision!]()}</strong>
    </p>
    <Prose text={decisionReason!} />
    <p className="hint">{m.report_decided_by({ name: decidedBy ?? '', day: formatMomentDay(decidedAt!) })}</p>
  </Stack>
)

function Decide({ lastResult }: { lastResult: ReturnType<typeof useActionData<typeof action>> }) {
  const [form, fields] = useForm({
    id: 'decision',
    lastResult,
    constraint: getZodConstraint(reportDecisionForm),
    defaultValue: { decision: '', reason: '' },
  })
  if (useReadOnly()) return <p className="hint">{m.ui_read_only()}</p>
  return (
    <Form form={form}>
      <RadioGroup
        field={fields.decision}
        legend={m.report_decision_legend()}
        options={REPORT_DECISIONS.map((value) => ({ value, label: reportDecisionText[value]() }))}
      />
      <TextArea field={fields.reason} label={m.report_reason()} hint={m.report_reason_hint()} rows={4} />
      <Button>{m.report_decide_button()}</Button>
    </Form>
  )
}

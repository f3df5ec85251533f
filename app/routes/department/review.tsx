import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { canFollowUp } from '~/domain/needs/policy'
import { decideReview } from '~/domain/reviews/decide-review.server'
import { decisionForm } from '~/domain/reviews/forms'
import { reportedTransitions } from '~/domain/reviews/lifecycle'
import { reviewReportOf } from '~/domain/reviews/reports.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { reportedStatusText, reviewDecisionText, reviewReportKindText } from '~/i18n/review-terms'
import {
  Button,
  Columns,
  Form,
  Notice,
  PageHeader,
  Prose,
  RadioGroup,
  Section,
  Stack,
  SummaryList,
  Tag,
  TextArea,
  useReadOnly,
} from '~/ui'
import { followUpPath } from '~/views/follow-up/words'
import { ReviewShown } from '~/views/reviews/review-shown'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? titleOf(data.report) : m.review_work_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'oversee_conversations')
  const report = orNotFound(() => reviewReportOf(actor, params.reportId!))
  return {
    report: { ...report, mayFollow: canFollowUp(actor, report) },
    done: new URL(request.url).searchParams.get('done') === 'decided',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'oversee_conversations')
  const { id } = orNotFound(() => reviewReportOf(actor, params.reportId!))
  const form = await parseForm(request, decisionForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decideReview(actor, id, form.value, seenIn(form)))
  if (done.refused) return done.refused
  return redirect(`/department/reviews/${id}?done=decided`, 303)
}

type Report = ReturnType<typeof useLoaderData<typeof loader>>['report']

const titleOf = ({ kind }: Pick<Report, 'kind'>) => m.review_work_page({ kind: reviewReportKindText[kind]() })

export default function ReportedReview() {
  const { report, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={titleOf(report)}
        back={{ to: '/department/reports', text: m.report_list_title() }}
        tag={<Tag tone={report.status === 'reported' ? 'due' : 'neutral'}>{reportedStatusText[report.status]()}</Tag>}
      />
      {done && !lastResult ? <Notice tone="ok">{m.review_decision_done()}</Notice> : null}
      <Columns
        main={<Reported report={report} />}
        side={
          <Section title={m.report_decision_title()}>
            {report.isOwnMatter ? (
              <p>{m.error_own_interest()}</p>
            ) : (
              // Another status is another question: nothing chosen for the one before stays.
              <Decide key={report.status} {...report} lastResult={lastResult} />
            )}
          </Section>
        }
      />
    </>
  )
}

const Reported = ({ report: { review, ...report } }: { report: Report }) => (
  <Stack>
    <article className="review">
      <ReviewShown {...review} reviewed={report.reporter}>
        <h2>{m.review_work_of({ writer: report.writer, name: report.reporter })}</h2>
        {review.text ? null : <p className="hint">{m.review_work_without_text()}</p>}
      </ReviewShown>
    </article>
    <SummaryList
      items={[
        { term: m.report_reporter(), detail: `${report.reporter}, ${formatMomentDay(report.reportedAt)}` },
        ...(report.mayFollow
          ? [
              {
                term: m.review_work_link_term(),
                detail: (
                  <Link to={followUpPath({ about: 'engagement', recordId: report.engagementId })}>
                    {m.work_department_title(report)}
                  </Link>
                ),
              },
            ]
          : []),
        ...(report.note ? [{ term: m.report_note(), detail: <Prose text={report.note} /> }] : []),
        ...report.decisions.map(({ decision, reason, decidedBy, decidedAt }) => ({
          term: reviewDecisionText[decision](),
          detail: (
            <>
              <Prose text={reason} />
              <p className="hint">{m.review_decision_by({ name: decidedBy, day: formatMomentDay(decidedAt) })}</p>
            </>
          ),
        })),
      ]}
    />
  </Stack>
)

type DecideProps = Pick<Report, 'status' | 'decisions'> & {
  lastResult: ReturnType<typeof useActionData<typeof action>>
}

function Decide({ status, decisions, lastResult }: DecideProps) {
  const possible = reportedTransitions[status]
  const [form, fields] = useForm({
    id: 'decision',
    lastResult,
    constraint: getZodConstraint(decisionForm),
    defaultValue: { decision: possible.length === 1 ? possible[0] : '', reason: '' },
  })
  if (useReadOnly()) return <p className="hint">{m.ui_read_only()}</p>
  return (
    <Form form={form} readAs={String(decisions.length)}>
      <RadioGroup
        field={fields.decision}
        legend={m.review_decision_legend()}
        options={possible.map((value) => ({ value, label: reviewDecisionText[value]() }))}
      />
      <TextArea field={fields.reason} label={m.report_reason()} hint={m.review_decision_reason_hint()} rows={4} />
      <Button>{m.report_decide_button()}</Button>
    </Form>
  )
}

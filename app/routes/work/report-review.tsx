import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { reviewReportForm } from '~/domain/reviews/forms'
import { REVIEW_REPORT_KINDS } from '~/domain/reviews/lifecycle'
import { receivedReview } from '~/domain/reviews/queries.server'
import { reportReview } from '~/domain/reviews/report-review.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { reviewReportKindText } from '~/i18n/review-terms'
import { Button, Form, PageHeader, RadioGroup, Stack, TextArea } from '~/ui'
import { ReviewShown } from '~/views/reviews/review-shown'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.review_report_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const review = orNotFound(() => receivedReview(actor, engagement.id, params.reviewId!))
  const back = `/engagements/${engagement.id}#reviews`
  if (review.isReported || review.hiddenReason !== null) leavePage(request, back)
  return { back, review, ownName: actor.role === 'enterprise' ? engagement.enterprise : engagement.consultant }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const review = orNotFound(() => receivedReview(actor, engagement.id, params.reviewId!))
  const form = await parseForm(request, reviewReportForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => reportReview(actor, engagement.id, review.id, form.value))
  if (done.refused) return done.refused
  return redirect(`/engagements/${engagement.id}?done=review_reported#reviews`, 303)
}

export default function ReportReview() {
  const { back, review, ownName } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({ id: 'report', lastResult, defaultValue: { kind: '', note: '' } })
  return (
    <Stack>
      <PageHeader title={m.review_report_title()} back={{ to: back, text: m.review_back() }} />
      <article className="review">
        <ReviewShown {...review} reviewed={ownName} />
      </article>
      <p>{m.review_report_lead()}</p>
      <Form form={form}>
        <RadioGroup
          field={fields.kind}
          legend={m.review_report_kind_legend()}
          options={REVIEW_REPORT_KINDS.map((value) => ({ value, label: reviewReportKindText[value]() }))}
        />
        <TextArea field={fields.note} label={m.report_note()} hint={m.report_note_hint()} rows={3} optional />
        <Button>{m.report_button()}</Button>
      </Form>
    </Stack>
  )
}

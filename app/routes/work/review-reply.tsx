import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { replyForm } from '~/domain/reviews/forms'
import { receivedReview } from '~/domain/reviews/queries.server'
import { replyToReview } from '~/domain/reviews/reply-to-review.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, PageHeader, Refused, Stack, TextArea } from '~/ui'
import { ReviewShown } from '~/views/reviews/review-shown'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.review_reply_title({ name: data.partner }) : m.review_section() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id, enterprise, consultant } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const review = orNotFound(() => receivedReview(actor, id, params.reviewId!))
  const back = `/engagements/${id}#reviews`
  if (review.reply !== null || review.hiddenReason !== null) leavePage(request, back)
  const [partner, ownName] = actor.role === 'enterprise' ? [consultant, enterprise] : [enterprise, consultant]
  return { back, review, partner, ownName }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const review = orNotFound(() => receivedReview(actor, engagement.id, params.reviewId!))
  const form = await parseForm(request, replyForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => replyToReview(actor, engagement.id, review.id, form.value.reply))
  if (done.refused) return done.refused
  return redirect(`/engagements/${engagement.id}?done=review_replied#reviews`, 303)
}

export default function ReviewReply() {
  const { back, review, partner, ownName } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const isOpen = review.reply === null && review.hiddenReason === null
  const [form, fields] = useForm({
    id: 'reply',
    lastResult,
    constraint: getZodConstraint(replyForm),
    defaultValue: { reply: '' },
  })
  return (
    <Stack>
      <PageHeader title={m.review_reply_title({ name: partner })} back={{ to: back, text: m.review_back() }} />
      {isOpen ? null : <Refused result={lastResult} />}
      <article className="review">
        <ReviewShown {...review} reviewed={ownName} />
      </article>
      <p>{m.review_reply_lead()}</p>
      <Form form={form}>
        <TextArea
          field={fields.reply}
          label={m.review_reply_label()}
          hint={m.review_reply_hint({ name: partner })}
          rows={4}
        />
        <Button>{m.review_reply_button()}</Button>
      </Form>
    </Stack>
  )
}

import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { engagementOf } from '~/domain/engagement/queries.server'
import { chooseNamed } from '~/domain/reviews/choose-named.server'
import { reviewPageForm } from '~/domain/reviews/forms'
import { reviewsOfEngagement } from '~/domain/reviews/queries.server'
import { writeReview } from '~/domain/reviews/write-review.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice, PageHeader, Refused, Stack } from '~/ui'
import { OwnReviewShown, ReviewForm } from '~/views/reviews/review-form'
import { engagementReviews } from '~/views/reviews/review-items.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.review_title({ name: data.partner }) : m.review_section() }) },
]

const valuesOf = ({ own }: Pick<ReturnType<typeof reviewsOfEngagement>, 'own'>) => ({
  marks: own?.marks ?? {},
  text: own?.text ?? '',
  isNamed: own?.isNamed ?? false,
})

const partnerOf = (actor: Actor, engagementId: string) => {
  const { id, enterprise, consultant } = orNotFound(() => engagementOf(actor, engagementId))
  return { id, partner: actor.role === 'enterprise' ? consultant : enterprise }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id, partner } = partnerOf(actor, params.engagementId!)
  const back = `/engagements/${id}`
  const reviews = engagementReviews(actor, id)
  const { standing, own, side, lastDay, who, hasOther } = reviews
  if (standing === 'going_on' || (standing === 'shown' && !own)) leavePage(request, `${back}#reviews`)
  const values = valuesOf(reviews)
  return {
    back,
    partner,
    side,
    who,
    standing,
    isLast: hasOther,
    own,
    values,
    readAs: markOf(values),
    day: lastDay ? formatDay(lastDay) : '',
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = partnerOf(actor, params.engagementId!)
  const { side } = reviewsOfEngagement(actor, id)
  const form = await parseForm(request, reviewPageForm(side))
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  if (value.intent !== 'write') {
    const done = attempt(form, () => chooseNamed(actor, id, value.intent === 'name'))
    return done.refused ?? redirect(`/engagements/${id}/review?done=${value.intent}`, 303)
  }
  const done = attemptEdit(
    form,
    () => valuesOf(reviewsOfEngagement(actor, id)),
    ['text'],
    () => writeReview(actor, id, value),
  )
  if (done.refused) return done.refused
  const isShown = reviewsOfEngagement(actor, id).standing === 'shown'
  return redirect(`/engagements/${id}?done=${isShown ? 'review_shown' : 'review_written'}#reviews`, 303)
}

const doneTexts: Record<string, () => string> = { name: m.review_done_name, no_name: m.review_done_no_name }

export default function ReviewPage() {
  const loaded = useLoaderData<typeof loader>()
  const { back, partner, standing, own, values, done } = loaded
  const lastResult = useActionData<typeof action>()
  const isOpen = standing === 'open'
  const said = wordOf(doneTexts, done)
  const [form, fields] = useForm({ id: 'review', lastResult: isOpen ? lastResult : undefined, defaultValue: values })
  return (
    <Stack>
      <PageHeader title={m.review_title({ name: partner })} back={{ to: `${back}#reviews`, text: m.review_back() }} />
      {isOpen ? null : <Refused result={lastResult} />}
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {own && !isOpen ? (
        <OwnReviewShown {...loaded} own={own} />
      ) : (
        <ReviewForm {...loaded} isChange={own !== null} form={form} fields={fields} />
      )}
    </Stack>
  )
}

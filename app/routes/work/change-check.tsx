import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { changeDraftFor } from '~/domain/engagement/change-draft.server'
import { sendChangeForm } from '~/domain/engagement/forms'
import { outOfOrder } from '~/domain/engagement/plan'
import { proposeChange } from '~/domain/engagement/propose-change.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Checkbox, Form, HiddenField, Inline, LinkButton, Notice, PageHeader, Section } from '~/ui'
import { ChangeSummary } from '~/views/work/change'
import { drawnDraft } from '~/views/work/change-check.server'
import { PaperText } from '~/views/work/paper'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.change_check_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  if (engagement.status !== 'active' || engagement.pause || engagement.change)
    leavePage(request, `/engagements/${engagement.id}#changes`)
  const drawn = drawnDraft(engagement, actor)
  if (!drawn) throw redirect(`/engagements/${engagement.id}/change`)
  return {
    id: engagement.id,
    partner: actor.role === 'enterprise' ? engagement.consultant : engagement.enterprise,
    ...drawn,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  const drawn = drawnDraft(engagement, actor)
  const isAsked = drawn !== null && outOfOrder(drawn.plan, drawn.change).length > 0
  const form = await parseForm(request, sendChangeForm(isAsked))
  if (form.status !== 'success') return refuse(form)
  const sent = { id: form.value.id, seen: seenIn(form) }
  const done = attempt(form, () => proposeChange(actor, engagement.id, sent))
  // A colleague has sent it, or the work is done: the engagement's page says how it stands.
  if (done.refused && !changeDraftFor(engagement, actor)) return redirect(`/engagements/${engagement.id}#changes`, 303)
  if (done.refused) return done.refused
  return redirect(`/engagements/${engagement.id}/changes/${done.value}?done=propose`, 303)
}

export default function CheckChange() {
  const { id, partner, draft, plan, change, text, dueOn } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const questions = outOfOrder(plan, change)
  const [form, fields] = useForm({ id: 'send', lastResult, defaultValue: { id: draft.id, sure: false } })
  return (
    <>
      <PageHeader
        title={m.change_check_title()}
        lead={m.change_check_lead({ name: partner })}
        back={{ to: `/engagements/${id}/change`, text: m.change_check_back() }}
      />
      <Section title={m.change_what()}>
        <ChangeSummary before={plan} change={change} reason={draft.reason} />
      </Section>
      <Notice tone="due">{m.change_check_until({ name: partner, day: formatDay(dueOn) })}</Notice>
      <Form form={form} readAs={String(text.number)}>
        <HiddenField field={fields.id} />
        {questions.length > 0 ? (
          <>
            {questions.map(({ number, before }) => (
              <p key={number}>
                {m.change_question_order({ number: formatNumber(number), before: formatNumber(before) })}
              </p>
            ))}
            <Checkbox field={fields.sure} label={m.change_question_sure()} />
          </>
        ) : null}
        <Inline>
          <Button>{m.change_send()}</Button>
          <LinkButton variant="quiet" to={`/engagements/${id}/change`}>
            {m.proposal_check_edit()}
          </LinkButton>
        </Inline>
      </Form>
      <Section title={m.change_paper()}>
        <PaperText paper={text.paper} foot={m.agreement_foot({ code: text.code }, { locale: 'vi' })} />
      </Section>
    </>
  )
}

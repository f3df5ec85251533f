import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { enterpriseOf } from '~/domain/accounts/enterprise-of'
import type { Actor } from '~/domain/accounts/lifecycle'
import { lastReport } from '~/domain/certification/told-results'
import { engagementOf, groupTakingPart, memberWork } from '~/domain/engagement/queries.server'
import { agreeToBeNamed, nameNoMore } from '~/domain/measures/agree-to-be-named.server'
import { namingForm } from '~/domain/measures/forms'
import { resultsToName } from '~/domain/measures/public-register.server'
import { READ_AS } from '~/forms/carried'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Button, Notice, PageHeader, PlainForm, Refused, Stack } from '~/ui'
import { RegisterTable } from '~/views/verify/register'
import { namingPath } from '~/views/work/naming-path'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.naming_title() }) }]

/** An engagement with when the actor's enterprise agreed to be named, as who represents it or as a member of the group that it is for. */
function placeOf(actor: Actor, engagementId: string) {
  const groupId = groupTakingPart(actor, engagementId)
  if (groupId) {
    const { engagement, own } = memberWork(actor, groupId)
    return { engagement, agreedAt: own.namedAt }
  }
  const engagement = engagementOf(actor, engagementId)
  return { engagement, agreedAt: engagement.enterpriseNamedAt }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { engagement, agreedAt } = orNotFound(() => placeOf(actor, params.engagementId!))
  const results = resultsToName(engagement, enterpriseOf(actor))
  const seen = lastReport(results)
  return {
    id: engagement.id,
    results,
    seen,
    agreedOn: agreedAt && formatMomentDay(agreedAt),
    hasNew: results.length > 0 && (agreedAt === null || agreedAt.getTime() < seen),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id } = orNotFound(() => placeOf(actor, params.engagementId!)).engagement
  const form = await parseForm(request, namingForm)
  if (form.status !== 'success') return refuse(form)
  const { step } = form.value
  const done = attempt(form, () => (step === 'agree' ? agreeToBeNamed(actor, id, seenIn(form)) : nameNoMore(actor, id)))
  if (done.refused) return done.refused
  return redirect(`${namingPath(id)}?done=${step}`, 303)
}

const doneText = { agree: m.naming_done_agree, withdraw: m.naming_done_withdraw }

export default function Naming() {
  const { id, results, seen, agreedOn, hasNew, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const named = results.filter(({ isNamed }) => isNamed)
  const others = results.filter(({ isNamed }) => !isNamed)
  const said = wordOf(doneText, done)
  return (
    <Stack>
      <PageHeader
        title={m.naming_title()}
        lead={m.naming_why()}
        back={{ to: `/engagements/${id}`, text: m.naming_back() }}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {results.length === 0 ? <p>{m.naming_none()}</p> : null}
      {named.length > 0 ? <RegisterTable rows={named} caption={m.naming_preview()} /> : null}
      {others.length > 0 ? <RegisterTable rows={others} caption={m.naming_preview_not_yet()} /> : null}
      <p>{m.naming_paper()}</p>
      <p>
        {agreedOn ? m.naming_agreed({ day: agreedOn }) : m.naming_not()} {agreedOn && hasNew ? m.naming_new() : null}
      </p>
      <PlainForm>
        <input type="hidden" name={READ_AS} value={seen} />
        {hasNew ? (
          <Button name="step" value="agree">
            {agreedOn ? m.naming_agree_more() : m.naming_agree()}
          </Button>
        ) : null}
        {agreedOn ? (
          <Button variant="secondary" name="step" value="withdraw">
            {m.naming_withdraw()}
          </Button>
        ) : null}
      </PlainForm>
    </Stack>
  )
}

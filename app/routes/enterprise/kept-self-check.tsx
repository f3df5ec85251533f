import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { removeForm } from '~/domain/self-check/forms'
import { checkOf } from '~/domain/self-check/queries.server'
import { removeCheck } from '~/domain/self-check/remove-check.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Details, Notice, PageHeader, PlainForm, Refused } from '~/ui'
import { ResultSections } from '~/views/self-check/result'
import { resultView } from '~/views/self-check/result-view.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.self_check_result_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { check, earlier } = orNotFound(() => checkOf(actor, params.checkId!))
  return {
    day: formatDay(check.keptOn),
    result: resultView(check, earlier),
    isKept: new URL(request.url).searchParams.get('done') === 'kept',
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { check } = orNotFound(() => checkOf(actor, params.checkId!))
  const form = await parseForm(request, removeForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => removeCheck(actor, check.id))
  if (done.refused) return done.refused
  return redirect('/self-checks?done=removed', 303)
}

export default function KeptSelfCheck() {
  const { day, result, isKept } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <>
      <PageHeader
        title={m.self_checks_one({ day })}
        lead={m.self_check_result_lead({
          field: result.fieldName,
          settled: formatNumber(result.settled),
          missing: formatNumber(result.missing),
          count: formatNumber(result.rows.length),
        })}
        back={{ to: '/self-checks', text: m.self_checks_title() }}
      />
      <Refused result={lastResult} />
      {isKept && !lastResult ? <Notice tone="ok">{m.self_checks_done_kept()}</Notice> : null}
      <ResultSections result={result} />
      <Details summary={m.self_checks_remove_title()} forForm>
        <p>{m.self_checks_remove_text()}</p>
        <PlainForm>
          <Button variant="danger" name="step" value="remove">
            {m.self_checks_remove()}
          </Button>
        </PlainForm>
      </Details>
    </>
  )
}

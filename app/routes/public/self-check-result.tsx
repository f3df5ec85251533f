import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor, requireRole } from '~/auth/actor.server'
import { withNext } from '~/auth/next-path'
import { canWrite, isEnterprise } from '~/domain/accounts/policy'
import { readAnswers, resultPath, writeAnswers } from '~/domain/self-check/answers'
import { keepForm } from '~/domain/self-check/forms'
import { keepCheck } from '~/domain/self-check/keep-check.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Inline, LinkButton, PageHeader, PlainForm, Refused, Section } from '~/ui'
import { ResultSections } from '~/views/self-check/result'
import { resultView } from '~/views/self-check/result-view.server'
import { isSelfCheckField } from '~/vocabulary/self-check'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.self_check_result_title() }) }]

/** What the address says; it is stored nowhere else. */
function resultIn({ field, answers: written }: LoaderFunctionArgs['params']) {
  const answers = isSelfCheckField(field) ? readAnswers(field, written) : undefined
  if (!isSelfCheckField(field) || !answers) throw new Response(null, { status: 404 })
  return { field, answers }
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const check = resultIn(params)
  return {
    result: resultView(check),
    keeps: actor === null ? ('visitor' as const) : isEnterprise(actor) && canWrite(actor),
    here: resultPath(check.field, check.answers),
    change: `/self-check/${check.field}?answers=${writeAnswers(check.field, check.answers)}`,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const check = resultIn(params)
  const form = await parseForm(request, keepForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => keepCheck(actor, check))
  if (done.refused) return done.refused
  return redirect(`/self-checks/${done.value}?done=kept`, 303)
}

export default function SelfCheckResult() {
  const { result, keeps, here, change } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { settled, missing, rows } = result
  return (
    <>
      <PageHeader
        title={m.self_check_result_title()}
        lead={m.self_check_result_lead({
          field: result.fieldName,
          settled: formatNumber(settled),
          missing: formatNumber(missing),
          count: formatNumber(rows.length),
        })}
        back={{ to: change, text: m.self_check_change_answers() }}
      />
      <Refused result={lastResult} />
      <ResultSections result={result}>
        {keeps ? (
          <Section title={m.self_check_keep_title()}>
            {keeps === 'visitor' ? <SignInToKeep here={here} /> : <Keep />}
          </Section>
        ) : null}
      </ResultSections>
    </>
  )
}

const Keep = () => (
  <>
    <p>{m.self_check_keep_text()}</p>
    <PlainForm>
      <Button name="step" value="keep">
        {m.self_check_keep()}
      </Button>
    </PlainForm>
  </>
)

const SignInToKeep = ({ here }: { here: string }) => (
  <>
    <p>{m.self_check_keep_visitor()}</p>
    <Inline>
      <LinkButton to={withNext('/sign-in', here)} variant="secondary">
        {m.account_sign_in_title()}
      </LinkButton>
      <LinkButton to={withNext('/sign-up', here)} variant="secondary">
        {m.account_sign_up_title()}
      </LinkButton>
    </Inline>
    <p className="hint">
      {m.self_check_keep_link()} {m.self_check_kept_consultant()}
    </p>
  </>
)

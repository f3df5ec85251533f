import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { addDays } from '~/domain/days'
import { nationalForm, selfChecksForm } from '~/domain/self-check/forms'
import { AGAIN_DAYS } from '~/domain/self-check/lifecycle'
import { noteNationalResult, removeNationalResult } from '~/domain/self-check/note-national-result.server'
import { checksOf, nationalResultsOf } from '~/domain/self-check/queries.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { inWords } from '~/i18n/worded'
import {
  Button,
  DateField,
  Form,
  HiddenField,
  LinkButton,
  Notice,
  PageHeader,
  PlainForm,
  Section,
  TextField,
} from '~/ui'
import { NationalCheck } from '~/views/self-check/national'
import { fieldName } from '~/vocabulary/self-check'
import { today } from '~db/clock'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.self_checks_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const checks = checksOf(actor)
  const again = checks[0] ? addDays(checks[0].keptOn, AGAIN_DAYS) : null
  return {
    checks: checks.map(({ id, field, keptOn }) => ({ id, day: formatDay(keptOn), field: inWords(fieldName(field)) })),
    again: again && { day: formatDay(again), isDue: again <= today() },
    national: nationalResultsOf(actor).map(({ id, result, takenOn }) => ({ id, result, day: formatDay(takenOn) })),
    id: newId(),
    today: today(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const form = await parseForm(request, selfChecksForm(today()))
  if (form.status !== 'success') return refuse(form)
  const input = form.value
  const done = attempt(form, () =>
    input.step === 'note' ? noteNationalResult(actor, input) : removeNationalResult(actor, input.remove),
  )
  if (done.refused) return done.refused
  return redirect(`/self-checks?done=${input.step === 'note' ? 'noted' : 'removed'}`, 303)
}

const doneText = { noted: m.self_checks_done_noted, removed: m.self_checks_done_removed }

export default function SelfChecks() {
  const { checks, again, national, id, today: day, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const schema = nationalForm(day)
  const [form, fields] = useForm({
    id: 'national',
    lastResult,
    constraint: getZodConstraint(schema),
    defaultValue: { step: 'note', id, result: '', takenOn: '' },
  })
  const said = wordOf(doneText, done)
  return (
    <>
      <PageHeader title={m.self_checks_title()} lead={m.self_checks_lead()} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Section title={m.self_checks_list()}>
        {again ? (
          again.isDue ? (
            <Notice tone="due">{m.self_checks_due()}</Notice>
          ) : (
            <p>{m.self_checks_next({ day: again.day })}</p>
          )
        ) : (
          <p>{m.self_checks_none()}</p>
        )}
        {checks.length > 0 ? (
          <ul>
            {checks.map((check) => (
              <li key={check.id}>
                <Link to={`/self-checks/${check.id}`}>{m.self_checks_day(check)}</Link> · {check.field}
              </li>
            ))}
          </ul>
        ) : null}
        <LinkButton to="/self-check">{again ? m.self_check_again() : m.self_check_start()}</LinkButton>
      </Section>
      <NationalCheck />
      {national.length > 0 ? (
        <Section title={m.national_list()}>
          {national.map((one) => (
            <div key={one.id} className="with-action">
              <p>
                {m.self_checks_day(one)}: <strong>{one.result}</strong>
              </p>
              <PlainForm>
                <input type="hidden" name="step" value="remove" />
                <Button variant="quiet" name="remove" value={one.id}>
                  {m.national_remove(one)}
                </Button>
              </PlainForm>
            </div>
          ))}
        </Section>
      ) : null}
      <Section title={m.national_note_title()}>
        <Form form={form} guard>
          <HiddenField field={fields.step} />
          <HiddenField field={fields.id} />
          <TextField field={fields.result} label={m.national_result()} hint={m.national_result_hint()} />
          <DateField field={fields.takenOn} label={m.national_taken_on()} />
          <Button variant="secondary">{m.national_note()}</Button>
        </Form>
      </Section>
    </>
  )
}

import { type SubmissionResult, useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { managedNeed, needPage } from '~/domain/needs/queries.server'
import { wavesForm } from '~/domain/proposals/forms'
import { MAX_REQUESTS_PER_NEED, USUAL_CONTACT_FROM } from '~/domain/proposals/lifecycle'
import { startWaves } from '~/domain/proposals/start-waves.server'
import { stopWaves } from '~/domain/proposals/stop-waves.server'
import { MOST_INVITED, nextLookOn, USUAL_WANTED, WAVE_DAYS } from '~/domain/proposals/waves'
import { answerTo } from '~/forms/answer-to'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, HiddenField, PageHeader, Refused, Section, SelectField, Stack } from '~/ui'
import { InvitationFields } from '~/views/needs/contact-from'
import { LastWaves, StopWaves } from '~/views/needs/waves'
import { firstWave, namesOf, wavesView } from '~/views/needs/waves.server'
import { newId } from '~db/ids'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.waves_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id: needId } = orNotFound(() => managedNeed(actor, params.needId!))
  const page = orNotFound(() => needPage(actor, needId))
  const waves = wavesView(page)
  if (!waves?.last && !waves?.mayStart) leavePage(request, `/needs/${needId}`)
  return {
    needId,
    need: excerpt(page.need.text, 120),
    last: waves?.last ?? null,
    first: waves?.mayStart ? namesOf(firstWave(page.need, page.requests)) : [],
    nextOn: formatDay(nextLookOn(today(), today())),
    hasPhone: page.organisation.phone !== null,
    newId: newId(),
  }
}

/** Between the ids of those who were shown, in the order in which they were. */
const BETWEEN = ' '

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id: needId } = orNotFound(() => managedNeed(actor, params.needId!))
  const form = await parseForm(request, wavesForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => {
    if (form.value.step === 'stop') return stopWaves(actor, needId)
    const { step: _, ...input } = form.value
    return startWaves(actor, needId, { ...input, seen: (form.readAs ?? '').split(BETWEEN) })
  })
  if (done.refused) return done.refused
  return redirect(`/needs/${needId}?done=waves_${form.value.step === 'stop' ? 'stopped' : 'started'}`, 303)
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type LastResult = { lastResult: SubmissionResult<string[]> | undefined }

/** The enterprise invites the best of its list, some at a time: who is first, how many, and when the next are. */
export default function Waves() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { needId, need, last, first } = loaded
  return (
    <Stack>
      <PageHeader title={m.waves_title()} lead={need} back={{ to: `/needs/${needId}`, text: m.sent_request_back() }} />
      {first.length > 0 ? null : <Refused result={lastResult} />}
      {last ? (
        <Section title={m.waves_standing()}>
          <LastWaves last={last} mine />
          {last.stoppedAt ? null : <StopWaves needId={needId} />}
        </Section>
      ) : null}
      {first.length > 0 ? <Start {...loaded} lastResult={lastResult} /> : null}
    </Stack>
  )
}

function Start({ first, nextOn, hasPhone, newId: id, lastResult }: Loaded & LastResult) {
  const answer = answerTo('start', lastResult)
  const numbers = first.map((_, place) => String(place + 1))
  const usual = { size: String(first.length), wanted: String(USUAL_WANTED) }
  const defaultValue = { id, ...usual, message: '', contactFrom: USUAL_CONTACT_FROM }
  const [form, fields] = useForm({ id: 'start', lastResult: answer, defaultValue })
  const counts = { days: formatNumber(WAVE_DAYS), most: formatNumber(MOST_INVITED) }
  return (
    <Section title={m.waves_start_title()}>
      <p>{m.waves_lead(counts)}</p>
      <p>{m.waves_first_lead()}</p>
      <ol>
        {first.map(({ id: profileId, name }) => (
          <li key={profileId}>
            <Link to={`/consultants/${profileId}`}>{name}</Link>
          </li>
        ))}
      </ol>
      <Form form={form} readAs={first.map((one) => one.id).join(BETWEEN)}>
        <input type="hidden" name="step" value="start" />
        <HiddenField field={fields.id} />
        <SelectField
          field={fields.size}
          label={m.waves_size()}
          hint={m.waves_size_hint({ maximum: formatNumber(MAX_REQUESTS_PER_NEED) })}
          options={numbers.map((value) => ({ value, label: m.waves_people({ count: value }) }))}
        />
        <SelectField
          field={fields.wanted}
          label={m.waves_wanted()}
          options={['1', '2', '3', '4', '5'].map((value) => ({ value, label: m.waves_people({ count: value }) }))}
        />
        <p>{m.waves_next_on({ day: nextOn })}</p>
        <InvitationFields fields={fields} hasPhone={hasPhone} />
        <Button>{m.waves_start_button()}</Button>
      </Form>
    </Section>
  )
}

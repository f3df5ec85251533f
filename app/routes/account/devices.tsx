import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { storedSessionId } from '~/auth/session.server'
import { devicesForm } from '~/domain/accounts/forms'
import { endOneSession, endOtherSessions, sessionsOf } from '~/domain/accounts/sessions.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Meta, Notice, PageHeader, PlainForm, Refused, Stack, Tag } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.devices_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const here = storedSessionId(request)
  return {
    devices: sessionsOf(actor).map(({ id, device, createdAt, seenAt }) => ({
      id,
      name: device ?? m.devices_unknown(),
      isHere: id === here,
      since: formatMomentDay(createdAt),
      seen: formatMomentDay(seenAt ?? createdAt),
    })),
    done: new URL(request.url).searchParams.get('done') === 'ended',
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, devicesForm)
  if (form.status !== 'success') return refuse(form)
  const { session } = form.value
  const done = attempt(form, () =>
    session === undefined ? endOtherSessions(actor, storedSessionId(request)) : endOneSession(actor, session),
  )
  if (done.refused) return done.refused
  return redirect('/account/devices?done=ended', 303)
}

/** Where somebody is signed in, and the way to sign out there. */
export default function Devices() {
  const { devices, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  return (
    <Stack>
      <PageHeader
        title={m.devices_title()}
        lead={m.devices_lead()}
        back={{ to: '/account', text: m.account_title() }}
      />
      <Refused result={lastResult} />
      {done && !lastResult ? <Notice tone="ok">{m.devices_ended()}</Notice> : null}
      {devices.map(({ id, name, isHere, since, seen }) => (
        <section key={id} className="with-action">
          <h2 id={`device-${id}`}>
            {name} {isHere ? <Tag tone="ok">{m.devices_this()}</Tag> : null}
          </h2>
          <Meta items={[m.devices_since({ day: since }), m.devices_seen({ day: seen })]} />
          {isHere ? null : (
            <PlainForm personal>
              <Button variant="secondary" name="session" value={id} aria-describedby={`device-${id}`}>
                {m.devices_end()}
              </Button>
            </PlainForm>
          )}
        </section>
      ))}
      {devices.length > 1 ? (
        <PlainForm personal>
          <Button>{m.devices_end_all()}</Button>
        </PlainForm>
      ) : (
        <p>{m.devices_only_this()}</p>
      )}
    </Stack>
  )
}

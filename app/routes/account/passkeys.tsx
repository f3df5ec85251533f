import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requirePerson } from '~/auth/actor.server'
import { confirmBoth, confirmPassword } from '~/auth/credentials.server'
import { deviceName } from '~/auth/device-name'
import { PASSKEYS } from '~/auth/next-path'
import { askToMake, checkMade, passkeySite, passkeyToMake } from '~/auth/passkeys.server'
import { storedSessionId } from '~/auth/session.server'
import { addPasskey, mayMakePasskey } from '~/domain/accounts/change-passkeys.server'
import { passkeysForm } from '~/domain/accounts/forms'
import { type Actor, MAX_PASSKEYS } from '~/domain/accounts/lifecycle'
import { passkeysOf } from '~/domain/accounts/passkeys.server'
import { secondStepOf } from '~/domain/accounts/second-step.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { LinkButton, Meta, Notice, PageHeader, Section, Stack } from '~/ui'
import { AddPasskey } from '~/views/account/add-passkey'
import { RecoveryCodes } from '~/views/account/recovery-codes'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.passkeys_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const [site, all] = [passkeySite(request), passkeysOf(actor)]
  return {
    passkeys: all.map((one) => ({
      id: one.id,
      name: one.name,
      facts: [
        m.passkeys_added_on({ day: formatMomentDay(one.createdAt) }),
        one.usedAt ? m.passkeys_used_on({ day: formatMomentDay(one.usedAt) }) : m.passkeys_unused(),
        ...(one.site === site?.id ? [] : [m.passkeys_elsewhere({ site: one.site })]),
      ],
    })),
    worksHere: site !== null,
    isFull: all.length >= MAX_PASSKEYS,
    hasOneHere: all.some((one) => one.site === site?.id),
    second: secondStepOf(actor) && { hasApp: secondStepOf(actor)!.since !== null },
    toMake: await passkeyToMake(request, actor),
    device: deviceName(request.headers.get('User-Agent')) ?? m.passkeys_title(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, passkeysForm)
  if (form.status !== 'success') return refuse(form)
  const headers = new Headers()
  const done = await attemptAsync(form, () => carryOut(request, actor, form.value, headers))
  if (done.refused) return done.refused
  // Told this once: the page that answers shows them, and no other.
  if (done.value && done.value.length > 0) return { recoveryCodes: done.value }
  return redirect(form.value.step === 'add' ? `${PASSKEYS}?done=added` : PASSKEYS, { status: 303, headers })
}

/** Gives the recovery codes where they were made. */
async function carryOut(request: Request, actor: Actor, asked: z.infer<typeof passkeysForm>, headers: Headers) {
  if (asked.step === 'add') {
    const made = await checkMade(request, actor, asked.passkey)
    const name = asked.name ?? deviceName(request.headers.get('User-Agent')) ?? m.passkeys_title()
    return addPasskey(actor, storedSessionId(request), name, made)
  }
  if (asked.step === 'begin') {
    await confirmPassword(request, actor, asked.currentPassword, 'currentPassword')
    mayMakePasskey(actor)
  } else await confirmBoth(request, actor, asked, (second) => mayMakePasskey(actor, second))
  await askToMake(request, actor, headers)
}

const doneTexts = {
  added: m.passkeys_done_added,
  renamed: m.passkeys_done_renamed,
  removed: m.passkeys_done_removed,
}

/** Somebody's passkeys, and one more. */
export default function Passkeys() {
  const { passkeys, done, ...adding } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'recoveryCodes' in answer) return <RecoveryCodes codes={answer.recoveryCodes} />
  const said = wordOf(doneTexts, done)
  return (
    <Stack>
      <PageHeader title={m.passkeys_title()} lead={m.passkey_is()} back={{ to: '/account', text: m.account_title() }} />
      {said && !answer ? <Notice tone="ok">{said}</Notice> : null}
      {passkeys.map(({ id, name, facts }) => (
        <section key={id} className="with-action">
          <h2 id={`passkey-${id}`}>{name}</h2>
          <Meta items={facts} />
          <div>
            <LinkButton variant="secondary" to={`${PASSKEYS}/${id}`} aria-describedby={`passkey-${id}`}>
              {m.passkeys_change()}
            </LinkButton>
          </div>
        </section>
      ))}
      {passkeys.length === 0 ? <p>{m.passkeys_none()}</p> : null}
      <Section title={adding.toMake ? m.passkeys_make_title() : m.passkeys_add_title()}>
        <Stack>
          <AddPasskey {...adding} lastResult={answer} />
        </Stack>
      </Section>
    </Stack>
  )
}

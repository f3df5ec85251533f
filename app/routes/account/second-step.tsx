import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requirePerson } from '~/auth/actor.server'
import { confirmBoth, confirmPassword } from '~/auth/credentials.server'
import { storedSessionId } from '~/auth/session.server'
import {
  beginSecondStep,
  confirmSecondStep,
  renewRecoveryCodes,
  turnOffSecondStep,
} from '~/domain/accounts/change-second-step.server'
import { secondStepForm } from '~/domain/accounts/forms'
import { type Actor, signInName } from '~/domain/accounts/lifecycle'
import { appLink } from '~/domain/accounts/one-time-codes.server'
import { hasPasskey } from '~/domain/accounts/passkeys.server'
import { keyBeingSetUp, type Second, secondStepOf } from '~/domain/accounts/second-step.server'
import { secondStepDue } from '~/domain/accounts/second-step-needed.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMoment, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { LinkButton, Notice, PageHeader, Section, Stack } from '~/ui'
import { now } from '~db/clock'
import { RecoveryCodes } from '~/views/account/recovery-codes'
import { SecondStepOff } from '~/views/account/second-step-off'
import { SecondStepOn } from '~/views/account/second-step-on'
import { SecondStepSetUp } from '~/views/account/second-step-set-up'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.second_step_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  const key = keyBeingSetUp(actor, storedSessionId(request))
  const on = secondStepOf(actor)
  return {
    on: on && { ...on, since: on.since && formatMomentDay(on.since), hasPasskey: hasPasskey(actor.userId) },
    setUp: key && { appKey: key, link: appLink(key, m.common_brand(), signInName(actor)) },
    needed: neededBy(actor),
    done: new URL(request.url).searchParams.get('done'),
  }
}

/** Until when it may be off, where it may not stay so. */
function neededBy(actor: Actor) {
  const due = secondStepDue(actor)
  return due && { time: formatMoment(due), isOver: due <= now() }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePerson(request)
  const form = await parseForm(request, secondStepForm)
  if (form.status !== 'success') return refuse(form)
  const done = await attemptAsync(form, () => carryOut(request, actor, form.value))
  if (done.refused) return done.refused
  // Told this once: the page that answers shows them, and no other.
  if (done.value && done.value.length > 0) return { recoveryCodes: done.value }
  return redirect(`/account/second-step${doneOf[form.value.step] ?? ''}`, 303)
}

const doneOf: Partial<Record<Asked['step'], string>> = {
  confirm: '?done=on',
  off: '?done=off',
  off_by_passkey: '?done=off',
}
type Asked = z.infer<typeof secondStepForm>

type Change = (actor: Actor, second: Second, sessionId: string) => string[] | void
const more: Change = (actor, second, sessionId) => beginSecondStep(actor, sessionId, second)
const changes: Record<Exclude<Asked['step'], 'begin' | 'confirm'>, Change> = {
  more,
  more_by_passkey: more,
  codes: renewRecoveryCodes,
  codes_by_passkey: renewRecoveryCodes,
  off: turnOffSecondStep,
  off_by_passkey: turnOffSecondStep,
}

/** Gives the recovery codes where new ones were made. */
async function carryOut(request: Request, actor: Actor, asked: Asked) {
  const sessionId = storedSessionId(request)
  if (asked.step === 'confirm') return confirmSecondStep(actor, sessionId, asked.code)
  if (asked.step !== 'begin')
    return confirmBoth(request, actor, asked, (second) => changes[asked.step](actor, second, sessionId))
  await confirmPassword(request, actor, asked.currentPassword, 'currentPassword')
  return beginSecondStep(actor, sessionId)
}

const doneTexts = { off: m.second_step_done_off, on: m.second_step_done_on }

/** The second step of signing in: turning it on, its recovery codes, turning it off. */
export default function SecondStep() {
  const { on, setUp, needed, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'recoveryCodes' in answer) return <RecoveryCodes codes={answer.recoveryCodes} />
  const said = done === 'off' && on ? m.second_step_done_app_off() : wordOf(doneTexts, done)
  return (
    <Stack>
      <PageHeader
        title={m.second_step_title()}
        lead={!on ? m.second_step_lead() : on.since ? m.second_step_on_lead() : m.second_step_passkey_lead()}
        back={{ to: '/account', text: m.account_title() }}
      />
      {said && !answer ? <Notice tone="ok">{said}</Notice> : null}
      {needed ? (
        <Notice tone="due">
          {needed.isOver ? m.second_step_needed_now() : m.second_step_needed_by({ time: needed.time })}
        </Notice>
      ) : null}
      {setUp ? (
        <SecondStepSetUp {...setUp} lastResult={answer} />
      ) : on ? (
        <SecondStepOn {...on} lastResult={answer} />
      ) : (
        <SecondStepOff lastResult={answer} />
      )}
      <Section title={m.passkeys_title()}>
        <Stack>
          <p>
            {m.passkey_is()} {m.second_step_passkeys_text()}
          </p>
          <LinkButton variant="secondary" to="/account/passkeys">
            {m.passkeys_link()}
          </LinkButton>
        </Stack>
      </Section>
    </Stack>
  )
}

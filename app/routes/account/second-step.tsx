import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requirePerson } from '~/auth/actor.server'
import { confirmCode, confirmPassword } from '~/auth/credentials.server'
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
import { keyBeingSetUp, secondStepOf } from '~/domain/accounts/second-step.server'
import { secondStepDue } from '~/domain/accounts/second-step-needed.server'
import { attemptAsync, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMoment, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Notice, PageHeader, Stack } from '~/ui'
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
    on: on && { ...on, since: formatMomentDay(on.since) },
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
  if (done.value) return { recoveryCodes: done.value }
  return redirect(`/account/second-step${form.value.step === 'off' ? '?done=off' : ''}`, 303)
}

/** Gives the recovery codes where new ones were made. */
async function carryOut(request: Request, actor: Actor, asked: z.infer<typeof secondStepForm>) {
  const sessionId = storedSessionId(request)
  if (asked.step === 'confirm') return confirmSecondStep(actor, sessionId, asked.code)
  await confirmPassword(request, actor, asked.currentPassword, 'currentPassword')
  if (asked.step === 'begin') return beginSecondStep(actor, sessionId)
  return confirmCode(request, actor, () =>
    asked.step === 'codes' ? renewRecoveryCodes(actor, asked.code) : turnOffSecondStep(actor, asked.code),
  )
}

const doneTexts = { off: m.second_step_done_off, on: m.second_step_done_on }

/** The second step of signing in: turning it on, its recovery codes, turning it off. */
export default function SecondStep() {
  const { on, setUp, needed, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  if (answer && 'recoveryCodes' in answer) return <RecoveryCodes codes={answer.recoveryCodes} />
  const said = wordOf(doneTexts, done)
  return (
    <Stack>
      <PageHeader
        title={m.second_step_title()}
        lead={on ? m.second_step_on_lead() : m.second_step_lead()}
        back={{ to: '/account', text: m.account_title() }}
      />
      {said && !answer ? <Notice tone="ok">{said}</Notice> : null}
      {needed ? (
        <Notice tone="due">
          {needed.isOver ? m.second_step_needed_now() : m.second_step_needed_by({ time: needed.time })}
        </Notice>
      ) : null}
      {on ? (
        <SecondStepOn {...on} lastResult={answer} />
      ) : setUp ? (
        <SecondStepSetUp {...setUp} lastResult={answer} />
      ) : (
        <SecondStepOff lastResult={answer} />
      )}
    </Stack>
  )
}

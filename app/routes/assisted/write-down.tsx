import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { enterpriseInReach } from '~/domain/assisted/enterprises.server'
import { assistedForm } from '~/domain/assisted/forms'
import { knownEntry } from '~/domain/assisted/queries.server'
import { writeDown } from '~/domain/assisted/write-down.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { rowIdInAddress } from '~/forms/row-id.server'
import * as m from '~/i18n/paraglide/messages'
import { PageHeader } from '~/ui'
import { entryValues } from '~/views/assisted/entry-values'
import { WriteForm } from '~/views/assisted/write-form'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.assisted_write_title() }) }]

const NAME_MAX = 200

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const id = rowIdInAddress(request)
  if (knownEntry(actor, id)) leavePage(request, `/department/assisted/${id}/edit`)
  const asked = new URL(request.url).searchParams
  const known = asked.get('for')
  return {
    values: known ? ofKnown(actor, id, known) : ofNew(actor, id, (asked.get('name') ?? '').slice(0, NAME_MAX)),
    sectors: sectorChoices(),
    communes: communeChoices(),
  }
}

function ofKnown(actor: Actor, id: string, organisationId: string) {
  const { name, communeCode, phone, sectorCode } = orNotFound(() => enterpriseInReach(actor, organisationId))
  return { ...entryValues({ id, organisationId, name, communeCode, phone }), sectorCode }
}

/** A commune's office writes for its own commune; what was searched for by digits is a tax code. */
function ofNew(actor: Actor, id: string, asked: string) {
  const communeCode = actor.role === 'agency' ? organisationOf(actor).communeCode : null
  const isCode = /^[\d\s.-]+$/.test(asked)
  const values = entryValues({ id, organisationId: null, name: isCode ? '' : asked, communeCode, phone: null })
  return { ...values, taxCode: isCode ? asked : null }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const form = await parseForm(request, assistedForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => writeDown(actor, form.value))
  if (done.refused) return done.refused
  return redirect(`/department/assisted/${form.value.id}/subjects`, 303)
}

export default function WriteDown() {
  const { values, sectors, communes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const isKnown = values.whose === 'known'
  return (
    <>
      <PageHeader
        title={m.assisted_write_title()}
        lead={isKnown ? m.assisted_write_known({ name: values.organisationName }) : m.assisted_write_lead()}
        back={{ to: '/department/assisted/new', text: m.assisted_new_title() }}
      />
      <WriteForm values={values} sectors={sectors} communes={communes} lastResult={lastResult} />
    </>
  )
}

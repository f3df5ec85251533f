import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { z } from 'zod'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { changeContact, contactChoice } from '~/domain/proposals/change-contact.server'
import { contactForm } from '~/domain/proposals/forms'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { leavePage } from '~/forms/leave-page.server'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, Form, Notice, PageHeader, Stack } from '~/ui'
import { ContactFromField } from '~/views/needs/contact-from'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.contact_change_title() }) }]

const valuesOf = ({ contactFrom }: Pick<ReturnType<typeof contactChoice>, 'contactFrom'>) => ({ contactFrom })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const choice = orNotFound(() => contactChoice(actor, params.needId!, params.requestId!))
  const back = `/needs/${choice.needId}`
  if (!choice.isOpen) leavePage(request, back)
  const { consultant, isShown, contactSharedAt } = choice
  return {
    back,
    consultant,
    values: valuesOf(choice),
    readAs: markOf(valuesOf(choice)),
    shownSince: isShown && contactSharedAt ? formatMomentDay(contactSharedAt) : null,
    hasPhone: orNotFound(() => organisationOf(actor)).phone !== null,
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { needId, id } = orNotFound(() => contactChoice(actor, params.needId!, params.requestId!))
  const form = await parseForm(request, contactForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => valuesOf(contactChoice(actor, needId, id)),
    [],
    () => changeContact(actor, needId, id, form.value.contactFrom),
  )
  if (done.refused) return done.refused
  return redirect(`/needs/${needId}?done=contact`, 303)
}

/** From when on a consultant who was asked sees how the enterprise is reached, chosen anew. */
export default function ContactChoice() {
  const { back, consultant, values, readAs, shownSince, hasPhone } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<z.input<typeof contactForm>>({ id: 'contact', lastResult, defaultValue: values })
  return (
    <Stack>
      <PageHeader
        title={m.contact_change_title()}
        lead={consultant}
        back={{ to: back, text: m.contact_change_back() }}
      />
      <p>
        {shownSince
          ? m.contact_change_shown({ consultant, day: shownSince })
          : m.contact_change_not_shown({ consultant })}
      </p>
      <Form form={form} readAs={readAs}>
        <ContactFromField field={fields.contactFrom} hasPhone={hasPhone} />
        {shownSince ? <Notice tone="info">{m.contact_change_withdraw()}</Notice> : null}
        <Button>{m.contact_change_save()}</Button>
      </Form>
    </Stack>
  )
}

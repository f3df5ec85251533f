import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { ownPaper } from '~/domain/certification/own-papers.server'
import { draftRenewal } from '~/domain/certification/renew.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { newNeedForm, NO_WISHES } from '~/domain/needs/forms'
import { draftsOf, ownNeed } from '~/domain/needs/queries.server'
import { leavePage } from '~/forms/leave-page.server'
import { rowIdInAddress } from '~/forms/row-id.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'
import { Button, Form, HiddenField, PageHeader } from '~/ui'
import { renewalText } from '~/views/work/renewal-text'
import { needFields } from '~/views/needs/need-fields'
import { UnfinishedDrafts } from '~/views/needs/own-drafts'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.need_new_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const id = rowIdInAddress(request)
  const begun = ownNeed(actor, id)
  if (begun) leavePage(request, begun.status === 'draft' ? `/needs/${id}/edit` : `/needs/${id}`)
  const { sectorCode, communeCode } = organisationOf(actor)
  const renewsId = new URL(request.url).searchParams.get('renew')
  const renewed = renewsId ? orNotFound(() => ownPaper(actor, renewsId)).certificate : null
  return {
    need: {
      id,
      text: renewed ? renewalText(renewed) : '',
      renewsId: renewed?.id ?? '',
      sectorCode,
      communeCode,
      ...NO_WISHES,
      attachments: [],
    },
    drafts: draftsOf(actor),
    sectors: sectorChoices(),
    communes: communeChoices(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const form = await parseForm(request, newNeedForm)
  if (form.status !== 'success') return refuse(form)
  const { renewsId, ...need } = form.value
  const done = attempt(form, () => (renewsId ? draftRenewal(actor, renewsId, need) : draftNeed(actor, need)))
  if (done.refused) return done.refused
  return redirect(`/needs/${form.value.id}/subjects`, 303)
}

export default function NewNeed() {
  const { need, drafts, sectors, communes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'need',
    lastResult,
    constraint: getZodConstraint(newNeedForm),
    defaultValue: need,
  })
  return (
    <>
      <PageHeader title={m.need_new_title()} back={{ to: '/needs', text: m.need_list_title() }} />
      <UnfinishedDrafts drafts={drafts} />
      <Form form={form} encType="multipart/form-data" guard>
        <HiddenField field={fields.renewsId} />
        {needFields({ fields, sectors, communes })}
        <Button>{m.need_continue()}</Button>
      </Form>
    </>
  )
}

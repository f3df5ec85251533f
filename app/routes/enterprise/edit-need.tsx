import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { changeNeed } from '~/domain/needs/draft-need.server'
import { needForm } from '~/domain/needs/forms'
import { mayChange } from '~/domain/needs/lifecycle'
import { managedNeed } from '~/domain/needs/queries.server'
import { filesOfNeed } from '~/domain/proposals/need-files.server'
import { proposalsToCompare } from '~/domain/proposals/queries.server'
import { leavePage } from '~/forms/leave-page.server'
import { attemptEdit, markOf } from '~/forms/edit.server'
import { writeFileValue } from '~/forms/file-value'
import { orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'
import { Button, Form, Notice, PageHeader } from '~/ui'
import { needFields } from '~/views/needs/need-fields'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.need_edit_title() }) }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id, status } = orNotFound(() => managedNeed(actor, params.needId!))
  if (!mayChange(status)) leavePage(request, `/needs/${id}`)
  const need = startOf(actor, id)
  const hasProposals = proposalsToCompare(actor, id).proposals.length > 0
  return { need, status, hasProposals, readAs: markOf(need), sectors: sectorChoices(), communes: communeChoices() }
}

function startOf(actor: Actor, needId: string) {
  const { id, text, sectorCode, communeCode, budgetMillion, languages, workMode } = managedNeed(actor, needId)
  const attachments = filesOfNeed(actor, id).map((file) => writeFileValue({ received: file }))
  return { id, text, sectorCode, communeCode, budgetMillion, languages, workMode, attachments }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { id, status } = orNotFound(() => managedNeed(actor, params.needId!))
  const form = await parseForm(request, needForm)
  if (form.status !== 'success') return refuse(form)
  const done = attemptEdit(
    form,
    () => startOf(actor, id),
    ['text', 'budgetMillion'],
    () => changeNeed(actor, id, form.value),
  )
  if (done.refused) return done.refused
  return redirect(status === 'draft' ? `/needs/${id}/subjects` : `/needs/${id}?done=changed`, 303)
}

export default function EditNeed() {
  const { need, status, hasProposals, readAs, sectors, communes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'need',
    lastResult,
    constraint: getZodConstraint(needForm),
    defaultValue: need,
  })
  const isPublished = status === 'published'
  return (
    <>
      <PageHeader
        title={m.need_edit_title()}
        lead={isPublished ? m.need_edit_published_lead() : undefined}
        back={{ to: `/needs/${need.id}`, text: m.need_title() }}
      />
      {isPublished && hasProposals ? <Notice tone="info">{m.need_edit_published_proposals()}</Notice> : null}
      <Form form={form} encType="multipart/form-data" guard readAs={readAs}>
        {needFields({ fields, sectors, communes, openWishes: isPublished })}
        <Button>{isPublished ? m.need_edit_published_save() : m.need_continue()}</Button>
      </Form>
    </>
  )
}

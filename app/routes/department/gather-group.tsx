import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { gatherForm } from '~/domain/groups/forms'
import { gatherGroup } from '~/domain/groups/gather-group.server'
import { holdersFor } from '~/domain/groups/holders'
import { GROUP_ANSWER_DAYS } from '~/domain/groups/lifecycle'
import { proposedGroup } from '~/domain/groups/proposed-groups.server'
import { DomainError } from '~/domain/errors'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, enterpriseKindText, localName } from '~/i18n/terms'
import { Button, CheckboxGroup, Form, HiddenField, PageHeader, RadioGroup, Stack, TextArea } from '~/ui'
import { subjectName } from '~/views/choices/subject-choices.server'
import { HolderRules } from '~/views/groups/holder-rules'
import { schemeInWords } from '~/views/groups/scheme-words'
import { groupSchemeOf } from '~/vocabulary/group-certificates'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.group_gather_title() }) }]

/** The proposed group that the address names; undefined where it is none any more. */
function proposedIn(request: Request, actor: Parameters<typeof proposedGroup>[0]) {
  const asked = new URL(request.url).searchParams
  try {
    return proposedGroup(actor, asked.get('subject') ?? '', asked.get('area') ?? '')
  } catch (error) {
    if (error instanceof DomainError && error.code === 'not_found') return undefined
    throw error
  }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'gather_groups')
  const found = proposedIn(request, actor)
  if (!found) leavePage(request, '/department/groups')
  const { subject, area, needs = [], subjectRow } = found ?? { subject: '', area: '' }
  return {
    id: newId(),
    subject,
    name: subjectName(subject),
    area,
    holders: subjectRow ? holdersFor(subjectRow) : [],
    scheme: schemeInWords(groupSchemeOf(subject)),
    needs: needs.map((need) => ({
      id: need.id,
      name: need.name,
      text: excerpt(need.text, 160),
      facts: [
        need.commune,
        need.enterpriseKind && enterpriseKindText[need.enterpriseKind](),
        need.size && m.open_need_size({ size: clientSizeText[need.size]() }),
        need.sector && localName(need.sector),
        m.group_need_published({ day: formatMomentDay(need.publishedAt) }),
      ],
    })),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'gather_groups')
  const form = await parseForm(request, gatherForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => gatherGroup(actor, form.value))
  if (done.refused) return done.refused
  return redirect(`/groups/${form.value.id}?done=gather`, 303)
}

/** The department chooses whom to ask, and who is to act for them. */
export default function GatherGroup() {
  const { id, subject, name, area, needs, holders, scheme } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const defaultValue = { id, subjectCode: subject, needIds: needs.map((need) => need.id), leadNeedId: '', message: '' }
  const [form, fields] = useForm({ id: 'gather', lastResult, defaultValue })
  return (
    <Stack>
      <PageHeader
        title={m.group_gather_title()}
        lead={m.group_gather_lead({ subject: name, area })}
        back={{ to: '/department/groups', text: m.group_list_title() }}
      />
      <Form form={form}>
        <HiddenField field={fields.id} />
        <HiddenField field={fields.subjectCode} />
        <CheckboxGroup
          field={fields.needIds}
          legend={m.group_gather_whom()}
          options={needs.map((need) => ({
            value: need.id,
            label: need.name,
            hint: `“${need.text}” ${need.facts.filter(Boolean).join(' · ')}`,
          }))}
        />
        <RadioGroup
          field={fields.leadNeedId}
          legend={m.group_gather_lead_legend()}
          hint={m.group_gather_lead_hint()}
          options={needs.map((need) => ({ value: need.id, label: need.name }))}
        />
        <TextArea
          field={fields.message}
          label={m.group_gather_message()}
          hint={m.group_gather_message_hint()}
          rows={4}
          optional
        />
        <p>{m.group_gather_days({ days: formatNumber(GROUP_ANSWER_DAYS) })}</p>
        <Button>{m.group_gather_button()}</Button>
      </Form>
      <HolderRules holders={holders} holder={null} scheme={scheme} shortSubject={name} />
    </Stack>
  )
}

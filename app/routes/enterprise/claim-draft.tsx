import { useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { profileCards } from '~/domain/directory/queries.server'
import { knownOf } from '~/domain/suggestion/known-of.server'
import { readSubjects } from '~/domain/suggestion/read-subjects.server'
import { shownSubjects } from '~/domain/suggestion/shown-subjects.server'
import { claimForm, NO_WISHES } from '~/domain/needs/forms'
import { draftOf } from '~/domain/needs/queries.server'
import { claimDraft } from '~/domain/proposals/claim-draft.server'
import { clearDraftCookie, draftIdOf } from '~/forms/draft-cookie.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'
import { subjectName } from '~/views/choices/subject-choices.server'
import { Button, Form, PageHeader, SummaryList, TextArea } from '~/ui'
import { placeFields, wishFields } from '~/views/needs/need-fields'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.claim_title() }) }]

/** The visitor's draft with the subjects it confirmed; without any, or without a draft, its page says what to do. */
async function draftToClaim(request: Request) {
  const draft = draftOf(await draftIdOf(request))
  if (!draft) throw redirect('/draft')
  const { subjectCodes } = draft
  if (!subjectCodes || subjectCodes.length === 0) throw redirect('/draft')
  return { ...draft, subjectCodes }
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const draft = await draftToClaim(request)
  const { sectorCode, communeCode } = organisationOf(actor)
  return {
    text: draft.text,
    subjects: draft.subjectCodes.map(subjectName),
    consultants: profileCards(draft.profileIds).map((card) => card.name),
    place: { sectorCode, communeCode },
    sectors: sectorChoices(),
    communes: communeChoices(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const draft = await draftToClaim(request)
  const form = await parseForm(request, claimForm)
  if (form.status !== 'success') return refuse(form)
  const { sectorCode } = form.value
  const { text, profileIds, answers } = draft
  const subjects = readSubjects(text, draft.subjectCodes, { ...knownOf(actor), sectorCode, answers })
  const suggested = shownSubjects(text, { ...knownOf(actor), answers })
  const done = attempt(form, () =>
    claimDraft(actor, draft.id, { ...form.value, text, subjects, answers, profileIds, suggested }),
  )
  if (done.refused) return done.refused
  return redirect(`/needs/${draft.id}?done=${draft.profileIds.length > 0 ? 'published_requested' : 'published'}`, {
    status: 303,
    headers: await clearDraftCookie(),
  })
}

export default function Claim() {
  const { text, subjects, consultants, place, sectors, communes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'claim',
    lastResult,
    constraint: getZodConstraint(claimForm),
    defaultValue: { ...place, ...NO_WISHES, message: '' },
  })
  return (
    <>
      <PageHeader title={m.claim_title()} lead={m.claim_lead()} back={{ to: '/draft', text: m.claim_back() }} />
      <SummaryList
        items={[
          { term: m.draft_yours(), detail: text, action: { to: '/', text: m.claim_change() } },
          {
            term: m.claim_subjects(),
            detail: subjects.join('; '),
            action: { to: '/draft', text: m.claim_change() },
          },
          {
            term: m.claim_consultants(),
            detail: consultants.length > 0 ? consultants.join('; ') : m.claim_consultants_none(),
            action: { to: '/draft#consultants', text: m.claim_change() },
          },
        ]}
      />
      <Form form={form}>
        {placeFields({ fields, sectors, communes })}
        {wishFields(fields)}
        {consultants.length > 0 ? (
          <TextArea
            field={fields.message}
            label={m.need_request_message()}
            hint={m.need_request_message_hint()}
            rows={3}
            optional
          />
        ) : null}
        <Button>{consultants.length > 0 ? m.claim_submit() : m.claim_submit_only()}</Button>
      </Form>
    </>
  )
}

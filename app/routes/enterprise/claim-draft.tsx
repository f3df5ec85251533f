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
import { CHANGES, claimForm, NO_WISHES, typedIn } from '~/domain/needs/forms'
import { draftOf } from '~/domain/needs/queries.server'
import { keepTyped } from '~/domain/needs/visitor-draft.server'
import { USUAL_CONTACT_FROM } from '~/domain/proposals/lifecycle'
import { claimDraft } from '~/domain/proposals/claim-draft.server'
import { clearDraftCookie, draftIdOf } from '~/forms/draft-cookie.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import * as m from '~/i18n/paraglide/messages'
import { communeChoices, sectorChoices } from '~/views/choices/place-choices.server'
import { subjectName } from '~/views/choices/subject-choices.server'
import { Button, Form, PageHeader, SummaryList, TextArea } from '~/ui'
import { ContactFromField } from '~/views/needs/contact-from'
import { attachmentsField, placeFields, wishFields } from '~/views/needs/need-fields'

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
  const { sectorCode, communeCode, phone } = organisationOf(actor)
  return {
    text: draft.text,
    hasPhone: phone !== null,
    subjects: draft.subjectCodes.map(subjectName),
    consultants: profileCards(draft.profileIds).map((card) => card.name),
    typed: {
      sectorCode,
      communeCode,
      ...NO_WISHES,
      attachments: [],
      message: '',
      contactFrom: USUAL_CONTACT_FROM,
      ...draft.typed,
    },
    sectors: sectorChoices(),
    communes: communeChoices(),
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const draft = await draftToClaim(request)
  const form = await parseForm(request, claimForm)
  const change = CHANGES.find((part) => part === form.payload.change)
  if (change) {
    keepTyped(draft.id, typedIn(form.payload))
    return redirect(pageOf[change], 303)
  }
  if (form.status !== 'success') return refuse(form)
  const { change: _none, ...typed } = form.value
  const { text, profileIds, answers } = draft
  const subjects = readSubjects(text, draft.subjectCodes, { ...knownOf(actor), sectorCode: typed.sectorCode, answers })
  const suggested = shownSubjects(text, { ...knownOf(actor), answers })
  const done = attempt(form, () =>
    claimDraft(actor, draft.id, { ...typed, text, subjects, answers, profileIds, suggested }),
  )
  if (done.refused) return done.refused
  return redirect(`/needs/${draft.id}?done=${draft.profileIds.length > 0 ? 'published_requested' : 'published'}`, {
    status: 303,
    headers: await clearDraftCookie(),
  })
}

const FORM = 'claim'

/** Where each part of the draft is changed. */
const pageOf: Record<(typeof CHANGES)[number], string> = {
  text: '/',
  subjects: '/draft',
  consultants: '/draft#consultants',
}

/** The way to change a part, which keeps what was typed here. */
const changing = (value: (typeof CHANGES)[number]) => ({
  text: m.claim_change(),
  button: { form: FORM, name: 'change', value },
})

export default function Claim() {
  const { text, hasPhone, subjects, consultants, typed, sectors, communes } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: FORM,
    lastResult,
    constraint: getZodConstraint(claimForm),
    defaultValue: typed,
  })
  return (
    <>
      <PageHeader title={m.claim_title()} lead={m.claim_lead()} back={{ to: '/draft', text: m.claim_back() }} />
      <SummaryList
        items={[
          { term: m.draft_yours(), detail: text, action: changing('text') },
          {
            term: m.claim_subjects(),
            detail: subjects.join('; '),
            action: changing('subjects'),
          },
          {
            term: m.claim_consultants(),
            detail: consultants.length > 0 ? consultants.join('; ') : m.claim_consultants_none(),
            action: changing('consultants'),
          },
        ]}
      />
      <Form form={form} encType="multipart/form-data">
        {attachmentsField(fields.attachments)}
        {placeFields({ fields, sectors, communes })}
        {wishFields(fields)}
        {consultants.length > 0 ? (
          <>
            <ContactFromField field={fields.contactFrom} hasPhone={hasPhone} />
            <TextArea
              field={fields.message}
              label={m.need_request_message()}
              hint={m.need_request_message_hint()}
              rows={3}
              optional
            />
          </>
        ) : null}
        <Button>{consultants.length > 0 ? m.claim_submit() : m.claim_submit_only()}</Button>
      </Form>
    </>
  )
}

import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { knownOf } from '~/domain/suggestion/known-of.server'
import { ticksAfterAnswers } from '~/domain/suggestion/shown-subjects.server'
import { draftForm } from '~/domain/needs/forms'
import { DRAFT_DAYS } from '~/domain/needs/lifecycle'
import { draftOf } from '~/domain/needs/queries.server'
import { decideDraft, dropDraft } from '~/domain/needs/visitor-draft.server'
import { clearDraftCookie, draftIdOf } from '~/forms/draft-cookie.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatNumber } from '~/i18n/format'
import { languageAddress } from '~/i18n/language-address'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { Button, Details, Form, LinkButton, PageHeader, Prose, Section } from '~/ui'
import { DraftConsultants } from '~/views/needs/draft-consultants'
import { draftView } from '~/views/needs/draft-view.server'
import { HeardNotice, SubjectChooser } from '~/views/needs/subject-chooser'
import { subjectQuestions } from '~/views/needs/subject-questions'
import { ToldResults } from '~/views/work/told-results'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.draft ? m.draft_title() : m.draft_none_title() }) },
]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const draft = draftOf(await draftIdOf(request))
  if (!draft) return { draft: null }
  return draftView(actor, draft)
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const draftId = await draftIdOf(request)
  const draft = draftOf(draftId)
  const form = await parseForm(request, draftForm)
  if (form.status !== 'success' || !draftId) return refuse(form)
  const { step, suggested, chosen, profileIds, answers } = form.value
  if (step === 'drop') {
    dropDraft(draftId)
    return redirect('/?done=dropped', { status: 303, headers: await clearDraftCookie() })
  }
  const ticked = [...suggested, ...chosen]
  const context = { ...knownOf(actor), answers: draft?.answers ?? {} }
  const subjectCodes = step === 'update' && draft ? ticksAfterAnswers(draft.text, context, { ticked, answers }) : ticked
  const done = attempt(form, () =>
    decideDraft(draftId, {
      subjectCodes,
      profileIds: step === 'publish' ? [] : profileIds,
      answers,
    }),
  )
  if (done.refused) return done.refused
  if (step === 'update') return redirect(subjectCodes ? '/draft#consultants' : '/draft', 303)
  return redirect(actor ? '/draft/claim' : '/sign-up?next=/draft/claim', 303)
}

export default function Draft() {
  const data = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'draft',
    lastResult,
    defaultValue: {
      suggested: data.draft?.confirmed ?? [],
      chosen: [] as string[],
      profileIds: data.draft?.profileIds ?? [],
      answers: data.draft?.answers ?? {},
    },
  })
  if (!data.draft) {
    return (
      <>
        <PageHeader title={m.draft_none_title()} lead={m.draft_none({ days: formatNumber(DRAFT_DAYS) })} />
        <p>
          {m.draft_none_published()} <Link to="/needs">{m.draft_none_needs()}</Link>
        </p>
        <LinkButton to="/">{m.draft_none_action()}</LinkButton>
      </>
    )
  }
  const { suggestions, subjects, heard, apart } = data
  const questions = subjectQuestions(data.questions, fields.answers.getFieldset(), heard)
  return (
    <>
      <PageHeader
        title={heard === 'clear' ? m.draft_title() : m.draft_title_unclear()}
        back={{ to: '/', text: m.draft_change_text() }}
      />
      <Section title={m.draft_yours()}>
        <blockquote className="told">
          <Prose text={data.draft.text} />
        </blockquote>
        {data.inEnglish && getLocale() !== 'en' ? (
          <p lang="en">
            <a href={languageAddress('/draft', 'en')} hrefLang="en">
              {m.draft_read_in_english({}, { locale: 'en' })}
            </a>
          </p>
        ) : null}
      </Section>
      <Form form={form} personal>
        <HeardNotice heard={heard} apart={apart} />
        {heard === 'vague' ? questions : null}
        <SubjectChooser
          heard={heard}
          suggested={fields.suggested}
          chosen={fields.chosen}
          suggestions={suggestions}
          subjects={subjects}
        />
        {heard === 'vague' ? null : questions}
        <Button variant={heard === 'vague' ? 'primary' : 'secondary'} name="step" value="update">
          {m.draft_update()}
        </Button>
        <Section title={m.draft_consultants_title()} id="consultants">
          <DraftConsultants {...data} text={data.draft.text} field={fields.profileIds} />
        </Section>
        {data.signedIn ? null : (
          <Details summary={m.draft_drop_title()}>
            <p>{m.draft_drop_text()}</p>
            <Button variant="secondary" name="step" value="drop">
              {m.draft_drop()}
            </Button>
          </Details>
        )}
      </Form>
      <ToldResults title={m.told_title()} results={data.told} />
    </>
  )
}

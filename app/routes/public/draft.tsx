import { useForm } from '@conform-to/react'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { toldResults } from '~/domain/certification/told-results.server'
import { matchConsultants, NOTHING_SAID } from '~/domain/matching/match-consultants.server'
import { knownOf } from '~/domain/suggestion/known-of.server'
import { likelySubjects, shownSuggestions } from '~/domain/suggestion/likely-subjects'
import { matchedCards } from '~/domain/matching/matched-cards.server'
import { questionsFor } from '~/domain/suggestion/questions'
import { ticksAfterAnswers } from '~/domain/suggestion/shown-subjects.server'
import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { draftForm } from '~/domain/needs/forms'
import { draftOf } from '~/domain/needs/queries.server'
import { decideDraft } from '~/domain/needs/visitor-draft.server'
import { draftIdOf } from '~/forms/draft-cookie.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { matchItem } from '~/views/matching/match-items.server'
import * as m from '~/i18n/paraglide/messages'
import { questionChoices } from '~/views/needs/question-choices'
import { subjectChoices, subjectSuggestions } from '~/views/choices/subject-choices.server'
import { toldItem } from '~/views/work/told-results.server'
import { Button, Empty, Form, LinkButton, PageHeader, Prose, Section } from '~/ui'
import { MatchList, SearchUnavailable } from '~/views/matching/match-list'
import { SubjectChooser } from '~/views/needs/subject-chooser'
import { subjectQuestions } from '~/views/needs/subject-questions'
import { ToldResults } from '~/views/work/told-results'
import { homeProvince } from '~/vocabulary/province.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.draft_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const draft = draftOf(await draftIdOf(request))
  if (!draft) return { draft: null }
  const known = knownOf(actor)
  const suggestions = shownSuggestions(suggestSubjects(draft.text, { ...known, answers: draft.answers }))
  const confirmed = draft.subjectCodes ?? likelySubjects(suggestions)
  const matched = await matchConsultants({
    ...NOTHING_SAID,
    ...known,
    text: draft.text,
    subjects: confirmed,
    provinceCode: homeProvince().code,
    organisationId: actor?.role === 'enterprise' ? actor.organisationId : null,
    seed: draft.id,
  })
  return {
    draft: { text: draft.text, confirmed, profileIds: draft.profileIds, answers: draft.answers },
    available: matched.status === 'ok',
    suggestions: subjectSuggestions(suggestions, confirmed),
    subjects: subjectChoices(),
    questions: questionChoices(questionsFor(suggestions, known, draft.answers)),
    matches: matched.status === 'ok' ? matchedCards(matched.matches.slice(0, 10)).map(matchItem) : [],
    mayInvite: !actor || actor.role === 'enterprise',
    told: toldResults({
      subjects: confirmed,
      sectorCode: null,
      communeCode: null,
      provinceCode: homeProvince().code,
      notOf: actor?.organisationId ?? null,
    }).map(toldItem),
    signedIn: actor !== null,
  }
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const draftId = await draftIdOf(request)
  const draft = draftOf(draftId)
  const form = await parseForm(request, draftForm)
  if (form.status !== 'success' || !draftId) return refuse(form)
  const { step, suggested, chosen, profileIds, answers } = form.value
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
        <PageHeader title={m.draft_none_title()} lead={m.draft_none()} />
        <LinkButton to="/">{m.draft_none_action()}</LinkButton>
      </>
    )
  }
  const isUnderstood = data.suggestions.length > 0 || data.draft.confirmed.length > 0
  const { suggestions, subjects, questions, matches, available, mayInvite, signedIn } = data
  return (
    <>
      <PageHeader
        title={isUnderstood ? m.draft_title() : m.draft_title_unclear()}
        back={{ to: '/', text: m.draft_change_text() }}
      />
      <Section title={m.draft_yours()}>
        <blockquote className="told">
          <Prose text={data.draft.text} />
        </blockquote>
      </Section>
      <Form form={form}>
        <SubjectChooser
          suggested={fields.suggested}
          chosen={fields.chosen}
          suggestions={suggestions}
          subjects={subjects}
        />
        {subjectQuestions(questions, fields.answers.getFieldset())}
        <Button variant="secondary" name="step" value="update">
          {m.draft_update()}
        </Button>
        <Section title={m.draft_consultants_title()} id="consultants">
          {available ? null : <SearchUnavailable />}
          {matches.length > 0 ? (
            <>
              <p>{m.draft_consultants_lead()}</p>
              <MatchList matches={matches} field={mayInvite ? fields.profileIds : undefined} />
            </>
          ) : null}
          {available && matches.length === 0 && !isUnderstood ? (
            <Empty
              title={m.draft_nobody_title()}
              action={
                <LinkButton to={`/ask-department?${new URLSearchParams({ text: data.draft.text })}`}>
                  {m.search_none_ask()}
                </LinkButton>
              }
            >
              {m.draft_nobody()}
            </Empty>
          ) : null}
          {available && matches.length === 0 && isUnderstood ? (
            <Empty
              title={m.need_matches_none_title()}
              action={<LinkButton to="/consultants">{m.need_matches_none_action()}</LinkButton>}
            >
              {m.need_matches_none()}
            </Empty>
          ) : null}
          {mayInvite && matches.length > 0 ? (
            <Button name="step" value="invite">
              {m.draft_request()}
            </Button>
          ) : null}
          {mayInvite ? (
            <Button variant="quiet" name="step" value="publish">
              {m.draft_without_choice()}
            </Button>
          ) : null}
          {mayInvite && !signedIn ? <p className="hint">{m.draft_request_hint()}</p> : null}
        </Section>
      </Form>
      <ToldResults title={m.told_title()} results={data.told} />
    </>
  )
}

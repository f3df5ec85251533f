import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { sizeOf } from '~/domain/accounts/size-of.server'
import { profileCards } from '~/domain/directory/queries.server'
import { toldResults } from '~/domain/certification/told-results.server'
import { certifiersFor } from '~/domain/matching/certifiers.server'
import { matchedCards } from '~/domain/matching/matched-cards.server'
import { matchConsultants } from '~/domain/matching/match-consultants.server'
import { needToMatch } from '~/domain/matching/need-to-match.server'
import { matchesOf } from '~/domain/matching/queries.server'
import { shownSubjects } from '~/domain/suggestion/shown-subjects.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { needActionForm } from '~/domain/needs/forms'
import { canManageNeed } from '~/domain/needs/policy'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { managedNeed, needPage } from '~/domain/needs/queries.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import { certifierItem, matchItem } from '~/views/matching/match-items.server'
import { excerpt, needEventText, needStatusText, needStatusTone, wishTexts } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { subjectName } from '~/views/choices/subject-choices.server'
import { localName } from '~/i18n/terms'
import { toldItem } from '~/views/work/told-results.server'
import { wordOf } from '~/i18n/word-of'
import { Columns, Meta, Notice, PageHeader, Prose, Section, Tag, Timeline } from '~/ui'
import { Certifiers } from '~/views/matching/certifiers'
import {
  CloseNeed,
  NeedSide,
  NeedSubjects,
  PublishNeed,
  RequestConsultants,
  SentRequests,
} from '~/views/needs/need-page'
import { ToldResults } from '~/views/work/told-results'
import { communeOf, sectorOf } from '~/vocabulary/reference.server'
import { dayOf, today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? excerpt(data.need.text, 70) : m.need_title() }) },
]

type Page = ReturnType<typeof needPage>

/** Stored matches; computed now where the worker has not come to it yet. */
async function matchesFor(page: Page) {
  const { need } = page
  if (need.status !== 'published') return { available: true, matches: [] }
  const stored = matchesOf(need)
  if (stored.length > 0) return { available: true, matches: matchedCards(stored) }
  const answer = await matchConsultants(needToMatch(page))
  return answer.status === 'ok'
    ? { available: true, matches: matchedCards(answer.matches) }
    : { available: false, matches: [] }
}

/** Certifying comes after the consulting: told while help is sought and while the work goes on. */
function certifiersOf({ need, subjects, engagement }: Page) {
  if (need.status !== 'published' && !engagement) return []
  return certifiersFor(
    need,
    subjects.map(({ subjectCode }) => subjectCode),
  ).map(certifierItem)
}

/** Encouragement for who still looks for help. */
function resultsLike({ need, subjects, engagement }: Page) {
  if (engagement || need.status === 'closed') return []
  const asking = { ...need, subjects: subjects.map(({ subjectCode }) => subjectCode), notOf: need.organisationId }
  return toldResults(asking).map(toldItem)
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'department')
  const page = orNotFound(() => needPage(actor, params.needId!))
  const { need, organisation, subjects, story, requests, engagement } = page
  const { available, matches } = await matchesFor(page)
  const asked = new Map(requests.map((sent) => [sent.profileId, sent]))
  const names = new Map(profileCards([...asked.keys()]).map((card) => [card.id, card.name]))
  return {
    need,
    organisationName: organisation.name,
    commune: need.communeCode ? communeOf(need.communeCode)?.fullName : undefined,
    sector: need.sectorCode ? localName(sectorOf(need.sectorVersion!, need.sectorCode)!) : undefined,
    subjects: subjects.map(({ subjectCode, because }) => ({ name: subjectName(subjectCode), because })),
    story: story
      .filter(({ name }) => Object.hasOwn(needEventText, name))
      .map(({ name, at }) => ({ text: needEventText[name]!(), at })),
    today: today(),
    requests: requests.map((sent) => ({
      ...sent,
      dueOn: dayOf(sent.dueAt),
      name: names.get(sent.profileId) ?? m.need_requests_consultant(),
    })),
    engagementId: engagement?.id,
    available,
    matches: matches
      .filter((match) => !asked.has(match.id))
      .slice(0, 10)
      .map(matchItem),
    certifiers: certifiersOf(page),
    told: resultsLike(page),
    wishes: wishTexts(need),
    mine: canManageNeed(actor, need),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const need = orNotFound(() => managedNeed(actor, params.needId!))
  const { id: needId } = need
  const form = await parseForm(request, needActionForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const context = { sectorCode: need.sectorCode, answers: need.answers, size: sizeOf(organisationOf(actor)) }
  const suggested = value.step === 'publish' ? shownSubjects(need.text, context) : undefined
  const done = attempt(form, () => {
    switch (value.step) {
      case 'publish':
        return publishNeed(actor, needId, suggested)
      case 'request':
        return sendRequests(actor, needId, value)
      case 'close':
        return closeNeed(actor, needId, value.reason)
    }
  })
  if (done.refused) return done.refused
  const said = { publish: 'published', request: 'requested', close: 'saved' } as const
  return redirect(`/needs/${needId}?done=${said[value.step]}`, 303)
}

const doneText: Record<string, () => string> = {
  published: m.need_done_published,
  published_requested: m.need_done_published_requested,
  requested: m.need_done_requested,
  saved: m.need_done_saved,
}

export default function NeedPage() {
  const data = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { need, story, requests, mine, done } = data
  const said = wordOf(doneText, done)
  return (
    <>
      <PageHeader
        title={excerpt(need.text, 70)}
        back={mine ? { to: '/needs', text: m.need_list_title() } : { to: '/department', text: m.programme_title() }}
        tag={<Tag tone={needStatusTone[need.status]}>{needStatusText[need.status]()}</Tag>}
        lead={<Meta items={[data.organisationName, data.commune, data.sector]} />}
      />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      <Columns
        sideFirst
        main={
          <>
            <Section title={m.need_section_text()}>
              <blockquote className="told">
                <Prose text={need.text} />
              </blockquote>
              {data.wishes.length > 0 ? <Meta items={data.wishes} /> : null}
            </Section>
            <NeedSubjects needId={need.id} subjects={data.subjects} mayChange={mine && need.status === 'draft'} />
            {requests.length > 0 ? <SentRequests requests={requests} /> : null}
            {mine && need.status === 'published' ? (
              <RequestConsultants
                matches={data.matches}
                available={data.available}
                asked={requests.length > 0}
                lastResult={lastResult}
              />
            ) : null}
            <ToldResults title={mine ? m.told_title() : m.told_title_department()} results={data.told} />
            {data.certifiers.length > 0 ? <Certifiers certifiers={data.certifiers} /> : null}
            <Section title={m.need_section_story()}>
              <Timeline
                items={story.map(({ text, at }) => ({ state: 'done', title: text, when: formatMomentDay(at) }))}
              />
            </Section>
            {mine && need.status === 'published' ? <CloseNeed lastResult={lastResult} /> : null}
          </>
        }
        side={
          <>
            <NeedSide need={need} requests={requests} engagementId={data.engagementId} mine={mine} today={data.today} />
            {mine && need.status === 'draft' ? <PublishNeed lastResult={lastResult} /> : null}
          </>
        }
      />
    </>
  )
}

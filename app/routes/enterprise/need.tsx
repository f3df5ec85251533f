import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { chooseInterest } from '~/domain/needs/choose-interest.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { discardNeed } from '~/domain/needs/discard-need.server'
import { needActionForm } from '~/domain/needs/forms'
import { mayReopen, type NeedStatus } from '~/domain/needs/lifecycle'
import { reopenNeed } from '~/domain/needs/reopen-need.server'
import { keepNeed } from '~/domain/needs/silent-needs.server'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { managedNeed, needPage } from '~/domain/needs/queries.server'
import { suggestedFor } from '~/domain/needs/suggested-for.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { DomainError } from '~/domain/errors'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Attachments, Columns, Meta, Notice, PageHeader, Prose, Section } from '~/ui'
import { GroupNotice, rests } from '~/views/groups/in-group'
import { Certifiers } from '~/views/matching/certifiers'
import { CloseNeed, NeedResults, NeedSubjects, PublishNeed, RequestConsultants } from '~/views/needs/need-page'
import { doneBy, doneText } from '~/views/needs/need-done'
import { Story } from '~/views/work/story'
import { NeedSide } from '~/views/needs/need-side'
import { NeedTag } from '~/views/needs/need-tag'
import { InterestChoice, Interests } from '~/views/needs/interests'
import { needMark } from '~/views/needs/need-mark.server'
import { needView } from '~/views/needs/need-view.server'
import { DiscardNeed } from '~/views/needs/own-drafts'
import { ReopenNeed } from '~/views/needs/reopen-need'
import { StillWanted } from '~/views/needs/still-wanted'
import { SentRequests } from '~/views/needs/sent-requests'
import { WavesStanding } from '~/views/needs/waves'
import { ToldResults } from '~/views/work/told-results'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? excerpt(data.need.text, 70) : m.need_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'department')
  const page = orNotFound(() => needPage(actor, params.needId!))
  return {
    ...(await needView(actor, page)),
    mark: needMark(page.need),
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
  const isOther = value.step === 'publish' && form.readAs !== null && form.readAs !== needMark(need)
  const done = attempt(form, () => {
    if (isOther) throw new DomainError('state_changed')
    switch (value.step) {
      case 'publish':
        return publishNeed(actor, needId, suggestedFor(actor, need))
      case 'discard':
        return discardNeed(actor, needId)
      case 'request':
        return sendRequests(actor, needId, value)
      case 'interest':
        return chooseInterest(actor, needId, value.takesInterest === 'yes')
      case 'reopen':
        return reopenNeed(actor, needId)
      case 'keep':
        return keepNeed(actor, needId)
      case 'close':
        return closeNeed(actor, needId, value.reason)
    }
  })
  if (done.refused) return done.refused
  return redirect(value.step === 'discard' ? '/needs?done=discarded' : `/needs/${needId}?done=${doneBy(value)}`, 303)
}

/** The steps whose forms stand on the page. */
const steps: Record<NeedStatus, unknown[]> = {
  draft: ['publish', 'discard'],
  published: ['request', 'close', 'keep'],
  closed: ['reopen'],
}

export default function NeedPage() {
  const data = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { need, story, now, requests, mine, done } = data
  const said = wordOf(doneText, done)
  /** A refusal of a step that the need has left behind: the form it came from is gone. */
  const refused = steps[need.status].includes(lastResult?.initialValue?.step) ? null : lastResult?.error?.['']
  return (
    <>
      <PageHeader
        title={excerpt(need.text, 70)}
        back={mine ? { to: '/needs', text: m.need_list_title() } : { to: '/department', text: m.programme_title() }}
        tag={<NeedTag need={{ status: need.status, isResting: data.isResting, ...data.state }} />}
        lead={<Meta items={[data.organisationName, data.commune, data.sector, ...data.moments]} />}
      />
      {refused ? <Notice tone="danger">{refused.join(' ')}</Notice> : null}
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {mine && need.status === 'published' && need.asks > 0 ? <StillWanted since={need.activeAt!} /> : null}
      <GroupNotice {...data} />
      <Columns
        sideFirst
        main={
          <>
            <Section title={m.need_section_text()}>
              <blockquote className="told">
                <Prose text={need.text} />
              </blockquote>
              {data.wishes.length > 0 ? <Meta items={data.wishes} /> : null}
              <Attachments files={data.files} />
            </Section>
            <NeedSubjects needId={need.id} subjects={data.subjects} status={need.status} mine={mine} />
            {requests.length > 0 ? <SentRequests {...data} /> : null}
            <Interests {...data} />
            <WavesStanding {...data} />
            <NeedResults results={data.results} mine={mine} />
            {mine && need.status === 'published' ? (
              <RequestConsultants {...data} asked={requests.length > 0} lastResult={lastResult} />
            ) : null}
            <ToldResults title={mine ? m.told_title() : m.told_title_department()} results={data.toldResults} />
            {data.certifiers.length > 0 ? <Certifiers certifiers={data.certifiers} /> : null}
            <Story story={story} now={now} />
            {mine && need.status === 'draft' ? <DiscardNeed lastResult={lastResult} /> : null}
            {mine && need.status === 'published' ? <InterestChoice need={need} /> : null}
            {mine && need.status === 'published' ? <CloseNeed lastResult={lastResult} /> : null}
            {mine && mayReopen(need) && !rests(data.group) && !data.group?.isJoint ? (
              <ReopenNeed lastResult={lastResult} />
            ) : null}
          </>
        }
        side={
          <>
            <NeedSide {...data} />
            {mine && need.status === 'draft' ? <PublishNeed lastResult={lastResult} readAs={data.mark} /> : null}
          </>
        }
      />
    </>
  )
}

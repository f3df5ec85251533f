import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { agreeToBeTold, tellNoMore } from '~/domain/certification/agree-to-be-told.server'
import { outcomesOfMember } from '~/domain/certification/queries.server'
import { resultsOfMember } from '~/domain/certification/told-results.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { memberWorkForm } from '~/domain/engagement/forms'
import { memberWork } from '~/domain/engagement/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { resultsToName } from '~/domain/measures/public-register.server'
import { measuresOf } from '~/domain/measures/queries.server'
import { leavePage } from '~/forms/leave-page.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { formatDay, formatMomentDay, formatVnd } from '~/i18n/format'
import { holderText } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { engagementStatusText, engagementStatusTone } from '~/i18n/work-terms'
import { Notice, PageHeader, Prose, Refused, Section, Stack, SummaryList, Tag } from '~/ui'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { MemberResults } from '~/views/groups/member-results'
import { MemberMeasures } from '~/views/measures/measures'
import { groupWorkPath } from '~/views/groups/group-work-path'
import { MilestoneTimeline } from '~/views/work/milestones'
import { namingPath } from '~/views/work/naming-path'
import { tellingOfMember } from '~/views/work/telling.server'
import { Telling } from '~/views/work/told-results'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.engagement_title({ name: data.consultant }) : m.engagement_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const work = orNotFound(() => memberWork(actor, params.groupId!))
  const { group, own, engagement, pause, consultant, milestones, currentIds, offer, shareVnd } = work
  if (group.leadOrganisationId === actor.organisationId) leavePage(request, `/engagements/${engagement.id}`)
  return {
    groupId: group.id,
    subject: shortSubjectName(group.subjectCode),
    holder: group.holder,
    status: engagement.status,
    pause,
    startedAt: engagement.startedAt,
    consultant,
    milestones: milestones.map((milestone) => ({
      ...milestone,
      title: milestone.memberId ? m.group_milestone_yours({ title: milestone.title }) : milestone.title,
    })),
    currentIds,
    decidesOn: milestones.flatMap(({ id, memberId }) => (memberId === own.id ? [id] : [])),
    scope: offer.scope,
    outcomes: outcomesOfMember(engagement, own.id),
    engagementId: engagement.id,
    mayBeNamed: resultsToName(engagement, own.organisationId).length > 0,
    measures: measuresOf(engagement).filter(({ memberId }) => memberId === own.id),
    telling: tellingOfMember(own, engagement, resultsOfMember(engagement, own)),
    shareVnd,
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const { engagement } = orNotFound(() => memberWork(actor, params.groupId!))
  const form = await parseForm(request, memberWorkForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  const seen = seenIn(form)
  const done = attempt(form, () => {
    switch (value.intent) {
      case 'accept':
        return acceptMilestone(actor, engagement.id, value.milestoneId, seen)
      case 'return':
        return returnMilestone(actor, engagement.id, value.milestoneId, { ...value, seen })
      case 'tell':
        return agreeToBeTold(actor, engagement.id, seen)
      case 'tell_no_more':
        return tellNoMore(actor, engagement.id)
    }
  })
  if (done.refused) return done.refused
  return redirect(`${groupWorkPath(params.groupId!)}?done=${value.intent}`, 303)
}

const doneTexts = {
  accept: m.engagement_done_accept,
  return: m.engagement_done_return,
  tell: m.telling_done_tell,
  tell_no_more: m.telling_done_tell_no_more,
}

/** The work for a group as one of its members follows it: what is for all to read, what is its own to accept. */
export default function GroupWork() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const said = wordOf(doneTexts, loaded.done)
  return (
    <Stack>
      <PageHeader
        title={m.engagement_title({ name: loaded.consultant })}
        lead={m.group_work_lead()}
        back={{ to: `/groups/${loaded.groupId}`, text: m.group_title({ subject: loaded.subject }) }}
        tag={<Tag tone={engagementStatusTone[loaded.status]}>{engagementStatusText[loaded.status]()}</Tag>}
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      {loaded.pause ? (
        <Notice tone="due">
          {m.pause_notice_member({ day: formatDay(loaded.pause.pausedOn), until: formatDay(loaded.pause.until) })}
        </Notice>
      ) : null}
      <Section title={m.engagement_milestones_title()}>
        <MilestoneTimeline
          {...loaded}
          role="enterprise"
          lastResult={lastResult?.error?.[''] ? undefined : lastResult}
        />
      </Section>
      <MemberMeasures {...loaded} />
      <MemberResults outcomes={loaded.outcomes} />
      {loaded.mayBeNamed ? (
        <p>
          <Link to={namingPath(loaded.engagementId)}>{m.naming_title()}</Link>
        </p>
      ) : null}
      <Telling role="enterprise" partner={loaded.consultant} {...loaded.telling} />
      <Section title={m.engagement_agreed_title()}>
        <SummaryList
          items={[
            { term: m.group_work_share(), detail: formatVnd(loaded.shareVnd) },
            { term: m.proposal_scope(), detail: <Prose text={loaded.scope} /> },
            { term: m.group_work_since(), detail: formatMomentDay(loaded.startedAt) },
            ...(loaded.holder ? [{ term: m.group_holder_title(), detail: holderText[loaded.holder]() }] : []),
          ]}
        />
      </Section>
    </Stack>
  )
}

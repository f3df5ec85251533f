import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { agreeToBeTold, tellNoMore } from '~/domain/certification/agree-to-be-told.server'
import { outcomesOfEngagement } from '~/domain/certification/queries.server'
import { standingOf } from '~/domain/certification/standing.server'
import { resultsToTell } from '~/domain/certification/told-results.server'
import { addRegisterEntry, endRegisterEntry } from '~/domain/certification/register.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { partnerContacts } from '~/domain/engagement/contacts.server'
import { agreementStanding } from '~/domain/engagement/agreement.server'
import { changesOf, currentPlan } from '~/domain/engagement/changes.server'
import { type EngagementDecision, engagementForm } from '~/domain/engagement/forms'
import { unseenMessages } from '~/domain/conversation/queries.server'
import { engagementOf, groupTakingPart } from '~/domain/engagement/queries.server'
import { measuresOf } from '~/domain/measures/queries.server'
import { documentsIn } from '~/domain/result-documents/queries.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { filesOfNeed } from '~/domain/proposals/need-files.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { attempt, orNotFound, parseForm, refuse, seenIn } from '~/forms/parse-form.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { nextSaid, workStanding } from '~/i18n/work-terms'
import { Columns, PageHeader, Refused, Section, Tag } from '~/ui'
import { groupWorkPath } from '~/views/groups/group-work-path'
import { milestonesFor } from '~/views/groups/milestones-for.server'
import { AgreementStanding } from '~/views/work/agreement'
import { besideMilestones } from '~/views/work/engagement-steps.server'
import { EngagementDone } from '~/views/work/engagement-done'
import { Agreed, EngagementSide, Outcomes } from '~/views/work/engagement-parts'
import { Documents } from '~/views/result-documents/documents'
import { Measures } from '~/views/measures/measures'
import { MilestoneTimeline } from '~/views/work/milestones'
import { BesideMilestones, OffPlanNotices } from '~/views/work/off-plan'
import { Story } from '~/views/work/story'
import { engagementStory } from '~/views/work/story.server'
import { Telling } from '~/views/work/told-results'
import { tellingOf } from '~/views/work/telling.server'
import { EngagementReviews } from '~/views/reviews/engagement-reviews'
import { engagementReviews } from '~/views/reviews/review-items.server'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.engagement_title({ name: data.partner }) : m.engagement_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const groupId = groupTakingPart(actor, params.engagementId!)
  if (groupId) throw redirect(groupWorkPath(groupId))
  const engagement = orNotFound(() => engagementOf(actor, params.engagementId!))
  return {
    role: actor.role,
    engagement,
    agreement: agreementStanding(engagement),
    changes: changesOf(engagement),
    plan: currentPlan(engagement),
    needFiles: filesOfNeed(actor, engagement.needId),
    partner: actor.role === 'enterprise' ? engagement.consultant : engagement.enterprise,
    outcomes: outcomesOfEngagement(actor, engagement.id),
    story: engagementStory(engagement, actor.role),
    telling: tellingOf(actor.role, engagement, resultsToTell(actor, engagement.id)),
    members: jointMembers(engagement.needId).map(({ id, name }) => ({ value: id, label: name })),
    contacts: partnerContacts(actor, engagement.id),
    unseen: unseenMessages(actor, engagement.requestId),
    ...milestonesFor(engagement),
    ...besideMilestones(engagement),
    ...standingOf(engagement),
    measures: measuresOf(engagement),
    ...documentsIn(engagement),
    reviews: engagementReviews(actor, engagement.id),
    today: today(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  const { id } = orNotFound(() => engagementOf(actor, params.engagementId!))
  const form = await parseForm(request, engagementForm(today()))
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => decide(actor, id, form.value, seenIn(form)))
  if (done.refused) return done.refused
  return redirect(`/engagements/${id}?done=${form.value.intent}`, 303)
}

function decide(actor: Actor, engagementId: string, decision: EngagementDecision, seen: number) {
  switch (decision.intent) {
    case 'submit':
      return submitMilestone(actor, engagementId, decision.milestoneId, decision)
    case 'accept':
      return acceptMilestone(actor, engagementId, decision.milestoneId, seen)
    case 'return':
      return returnMilestone(actor, engagementId, decision.milestoneId, { ...decision, seen })
    case 'register_added':
      return addRegisterEntry(actor, engagementId, decision)
    case 'register_left':
      return endRegisterEntry(actor, engagementId, decision)
    case 'tell':
      return agreeToBeTold(actor, engagementId, seen)
    case 'tell_no_more':
      return tellNoMore(actor, engagementId)
  }
}

export default function Engagement() {
  const loaded = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { engagement, agreement, story, next, role, partner, telling } = loaded
  const standing = workStanding(engagement)
  /** A refusal of the whole step: the page has moved on, and the form it came from may be gone. */
  const refused = lastResult?.error?.['']
  return (
    <>
      <PageHeader
        title={m.engagement_title({ name: partner })}
        lead={excerpt(engagement.needText)}
        back={{ to: '/engagements', text: m.engagement_back() }}
        tag={<Tag tone={standing.tone}>{standing.text}</Tag>}
      />
      <Refused result={lastResult} />
      {lastResult ? null : <EngagementDone {...loaded} />}
      <OffPlanNotices engagement={engagement} />
      <Columns
        sideFirst
        main={
          <>
            <Section title={m.engagement_milestones_title()}>
              <MilestoneTimeline {...loaded} role={role} lastResult={refused ? undefined : lastResult} />
            </Section>
            <BesideMilestones {...loaded} />
            <Documents {...loaded} />
            <Measures {...loaded} />
            <Outcomes {...loaded} lastResult={refused ? undefined : lastResult} />
            <EngagementReviews {...loaded} />
            <Telling role={role} partner={partner} {...telling} />
            <AgreementStanding engagementId={engagement.id} names={engagement} standing={agreement} />
            <Agreed {...loaded} />
            <Story story={story} now={nextSaid(next, role, loaded.today)} />
          </>
        }
        side={<EngagementSide {...loaded} />}
      />
    </>
  )
}

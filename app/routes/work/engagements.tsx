import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import { finishedText } from '~/i18n/off-plan-terms'
import * as m from '~/i18n/paraglide/messages'
import { groupWorks } from '~/domain/engagement/queries.server'
import {
  engagementStatusText,
  engagementStatusTone,
  isTurnOf,
  stepActorText,
  stepText,
  untilText,
} from '~/i18n/work-terms'
import { Empty, LinkButton, PageHeader, Section, Tag, TaskList } from '~/ui'
import { UntilTag } from '~/ui/next-step'
import { TakeList } from '~/views/exporting/take-list'
import { groupWorkPath } from '~/views/groups/group-work-path'
import { engagementSteps } from '~/views/work/engagement-steps.server'
import { ownReviews } from '~/views/reviews/review-items.server'
import { ReviewList } from '~/views/reviews/review-list'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.engagement_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'consultant')
  return {
    role: actor.role,
    today: today(),
    engagements: engagementSteps(actor),
    groups: groupWorks(actor),
    reviews: ownReviews(actor),
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Engagements() {
  const loaded = useLoaderData<typeof loader>()
  const active = loaded.engagements.filter((engagement) => engagement.status === 'active')
  const completed = loaded.engagements.filter((engagement) => engagement.status === 'completed')
  const ended = loaded.engagements.filter((engagement) => engagement.status === 'ended')
  return (
    <>
      <PageHeader
        title={m.engagement_list_title()}
        lead={m.engagement_list_lead()}
        actions={loaded.role === 'enterprise' ? <Link to="/certificates">{m.papers_title()}</Link> : undefined}
      />
      {loaded.engagements.length + loaded.groups.length === 0 ? <None role={loaded.role} /> : null}
      {active.length > 0 ? (
        <Section title={m.engagement_list_active()}>
          <Engaged {...loaded} engagements={active} />
        </Section>
      ) : null}
      {completed.length > 0 ? (
        <Section title={m.engagement_list_completed()}>
          <Engaged {...loaded} engagements={completed} />
        </Section>
      ) : null}
      {ended.length > 0 ? (
        <Section title={m.engagement_list_ended()}>
          <Engaged {...loaded} engagements={ended} />
        </Section>
      ) : null}
      {loaded.groups.length > 0 ? (
        <Section title={m.group_work_list()}>
          <TaskList
            tasks={loaded.groups.map(({ groupId, text, consultant, status }) => ({
              title: excerpt(text),
              to: groupWorkPath(groupId),
              hint: consultant,
              status: <Tag tone={engagementStatusTone[status]}>{engagementStatusText[status]()}</Tag>,
            }))}
          />
        </Section>
      ) : null}
      {loaded.engagements.length > 0 ? <TakeList list="engagements" /> : null}
      <ReviewList
        title={m.review_list_own_title()}
        reviews={loaded.reviews}
        hint={loaded.role === 'enterprise' ? m.review_list_own_enterprise() : m.review_list_own_consultant()}
      />
    </>
  )
}

const Engaged = ({ engagements, role, today }: Omit<Loaded, 'groups' | 'reviews'>) => (
  <TaskList
    tasks={engagements.map(({ id, needText, partner, startedAt, status, pause, hasOutcome, next, beside }) => ({
      title: excerpt(needText),
      to: `/engagements/${id}`,
      hint: [
        partner,
        m.engagement_started({ day: formatMomentDay(startedAt) }),
        next ? `${stepActorText(next, role)}: ${stepText(next)}` : finishedText(hasOutcome, status),
        ...beside.map(({ step }) => `${stepActorText(step, role)}: ${stepText(step)}`),
      ].join(' · '),
      status: pause ? (
        <Tag tone="due">{m.engagement_paused_tag()}</Tag>
      ) : (
        <StepTag status={status} next={next} hasOutcome={hasOutcome} role={role} today={today} />
      ),
    }))}
  />
)

function StepTag({
  status,
  next,
  hasOutcome,
  role,
  today,
}: Pick<Loaded['engagements'][number], 'status' | 'next' | 'hasOutcome'> & Pick<Loaded, 'role' | 'today'>) {
  if (status === 'ended') return <Tag tone={engagementStatusTone.ended}>{engagementStatusText.ended()}</Tag>
  if (!next) return <Tag tone="ok">{hasOutcome ? m.outcome_status_verified() : m.engagement_finished_tag()}</Tag>
  if (!next.dueOn) return <Tag tone="info">{m.engagement_no_due()}</Tag>
  return <UntilTag until={untilText(next.dueOn, today, isTurnOf(next, role))} />
}

const None = ({ role }: Pick<Loaded, 'role'>) =>
  role === 'enterprise' ? (
    <Empty
      title={m.engagement_list_none_title()}
      action={<LinkButton to="/needs">{m.engagement_list_none_needs()}</LinkButton>}
    >
      {m.engagement_list_none_enterprise()}
    </Empty>
  ) : (
    <Empty
      title={m.engagement_list_none_title()}
      action={<LinkButton to="/requests">{m.engagement_list_none_requests()}</LinkButton>}
    >
      {m.engagement_list_none_consultant()}
    </Empty>
  )

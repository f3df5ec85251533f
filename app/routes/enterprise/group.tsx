import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { declineGroup, joinGroup, takeLead } from '~/domain/groups/answer-group.server'
import { endGroup } from '~/domain/groups/end-group.server'
import { groupActionForm } from '~/domain/groups/forms'
import { leaveGroup } from '~/domain/groups/leave-group.server'
import { ownMembership, seenGroup } from '~/domain/groups/queries.server'
import { attempt, orNotFound, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMomentDay } from '~/i18n/format'
import { groupStatusText, groupStatusTone } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Columns, Notice, PageHeader, Prose, Refused, Section, Stack, Tag } from '~/ui'
import { DeclineGroup, EndGroup, JoinGroup, LeaveGroup } from '~/views/groups/group-answers'
import { GroupSide } from '~/views/groups/group-side'
import { groupView } from '~/views/groups/group-view.server'
import { HolderRules } from '~/views/groups/holder-rules'
import { JointNeed } from '~/views/groups/joint-need'
import { Members } from '~/views/groups/members'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data ? m.group_title({ subject: data.shortSubject }) : m.group_list_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'department')
  const done = new URL(request.url).searchParams.get('done')
  return { ...orNotFound(() => groupView(actor, params.groupId!)), done }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireRole(request, 'enterprise', 'department')
  const groupId = orNotFound(() => seenGroup(actor, params.groupId!)).id
  const form = await parseForm(request, groupActionForm)
  if (form.status !== 'success') return refuse(form)
  const { value } = form
  if (value.step !== 'end') orNotFound(() => ownMembership(actor, groupId))
  const done = attempt(form, () => {
    switch (value.step) {
      case 'join':
        return joinGroup(actor, groupId, value)
      case 'decline':
        return declineGroup(actor, groupId, value)
      case 'leave':
        return leaveGroup(actor, groupId)
      case 'lead':
        return takeLead(actor, groupId)
      case 'end':
        return endGroup(actor, groupId)
    }
  })
  if (done.refused) return done.refused
  return redirect(`/groups/${groupId}?done=${value.step}`, 303)
}

const doneText = {
  gather: m.group_done_gather,
  join: m.group_done_join,
  decline: m.group_done_decline,
  leave: m.group_done_leave,
  lead: m.group_done_lead,
  end: m.group_done_end,
  form: m.group_done_form,
}

/** A group of enterprises that share a consultant, as the department and each of them see it. */
export default function GroupPage() {
  const data = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const { group, mine, members, joint, isDepartment, done } = data
  const said = wordOf(doneText, done)
  return (
    <>
      <PageHeader
        title={m.group_title({ subject: data.shortSubject })}
        lead={m.group_asked_by({ department: data.department, day: formatMomentDay(group.createdAt) })}
        tag={<Tag tone={groupStatusTone[data.standing]}>{groupStatusText[data.standing]()}</Tag>}
        back={
          isDepartment
            ? { to: '/department/groups', text: m.group_list_title() }
            : { to: '/needs', text: m.need_list_title() }
        }
      />
      <Refused result={lastResult} />
      {said && !lastResult ? <Notice tone="ok">{said}</Notice> : null}
      <Columns
        sideFirst
        main={
          <>
            <Section title={m.group_about_title()}>
              <Stack gap="small">
                <p>{m.group_about({ subject: data.subject })}</p>
                {group.message ? (
                  <blockquote className="told">
                    <Prose text={group.message} />
                  </blockquote>
                ) : null}
                {mine ? (
                  <p>
                    <Link to={`/needs/${mine.needId}`}>{m.group_own_need()}</Link>
                  </p>
                ) : null}
              </Stack>
            </Section>
            <Section title={m.group_members_title()}>
              {mine && mine.status !== 'joined' ? <p className="hint">{m.group_members_hidden()}</p> : null}
              <Members members={members} />
            </Section>
            {joint ? (
              <JointNeed
                joint={joint}
                groupId={group.id}
                own={mine?.number ?? null}
                mayOpen={isDepartment || mine?.isLead === true}
              />
            ) : null}
            {mine?.mayJoin ? (
              <JoinGroup {...data} mine={mine} lastResult={lastResult} />
            ) : (
              <HolderRules {...data} {...group} />
            )}
            {mine?.mayDecline ? <DeclineGroup lastResult={lastResult} /> : null}
            {mine?.mayLeave ? <LeaveGroup isLead={mine.isLead && group.status === 'formed'} /> : null}
            {isDepartment && group.status === 'gathering' ? <EndGroup /> : null}
          </>
        }
        side={<GroupSide {...data} />}
      />
    </>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { USUAL_MEMBERS } from '~/domain/groups/lifecycle'
import { proposedGroups } from '~/domain/groups/proposed-groups.server'
import { groupsInProvince } from '~/domain/groups/queries.server'
import { formatNumber } from '~/i18n/format'
import { groupStatusText, groupStatusTone } from '~/i18n/group-terms'
import * as m from '~/i18n/paraglide/messages'
import { untilText } from '~/i18n/work-terms'
import { DataTable, Empty, PageHeader, Section, Tag } from '~/ui'
import { UntilTag } from '~/ui/next-step'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { TakeList } from '~/views/exporting/take-list'
import { gatherPath } from '~/views/groups/gather-path'
import { groupStepText, isOwnGroupStep } from '~/views/groups/group-step-text'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.group_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'gather_groups')
  return {
    proposed: proposedGroups(actor).map(({ subject, area, needs }) => ({
      subject,
      area,
      name: shortSubjectName(subject),
      count: needs.length,
      communes: [...new Set(needs.flatMap(({ commune }) => commune ?? []))].join(', '),
    })),
    groups: groupsInProvince(actor).map((group) => ({
      id: group.id,
      name: shortSubjectName(group.subjectCode),
      joined: group.joined,
      asked: group.asked,
      declined: group.declined,
      standing: group.standing,
      what: group.status === 'gathering' ? groupStepText(group.step, { isDepartment: true }) : null,
      until:
        group.step.dueOn && untilText(group.step.dueOn, today(), isOwnGroupStep(group.step, { isDepartment: true })),
    })),
  }
}

/** Needs that could share a consultant, and the groups that were asked. */
export default function Groups() {
  const { proposed, groups } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.group_list_title()}
        lead={m.group_list_lead()}
        back={{ to: '/department', text: m.programme_title() }}
      />
      <Section title={m.group_proposed_title()}>
        {proposed.length === 0 ? (
          <Empty title={m.group_proposed_none_title()}>{m.group_proposed_none()}</Empty>
        ) : (
          <>
            <p className="hint">{m.group_proposed_hint({ usual: formatNumber(USUAL_MEMBERS) })}</p>
            <DataTable
              caption={m.group_proposed_title()}
              rows={proposed}
              rowKey={({ subject, area }) => `${subject} ${area}`}
              columns={[
                {
                  header: m.group_column_subject(),
                  cell: (row) => <Link to={gatherPath(row.subject, row.area)}>{row.name}</Link>,
                },
                { header: m.group_column_count(), cell: ({ count }) => formatNumber(count), numeric: true },
                { header: m.group_column_area(), cell: ({ area }) => area },
                { header: m.group_column_communes(), cell: ({ communes }) => communes },
              ]}
            />
          </>
        )}
      </Section>
      {groups.length > 0 ? (
        <Section title={m.group_asked_title()}>
          <DataTable
            caption={m.group_asked_title()}
            rows={groups}
            rowKey={({ id }) => id}
            columns={[
              { header: m.group_column_subject(), cell: ({ id, name }) => <Link to={`/groups/${id}`}>{name}</Link> },
              {
                header: m.group_column_state(),
                cell: ({ standing }) => <Tag tone={groupStatusTone[standing]}>{groupStatusText[standing]()}</Tag>,
              },
              { header: m.group_column_joined(), cell: ({ joined }) => formatNumber(joined), numeric: true },
              { header: m.group_column_asked(), cell: ({ asked }) => formatNumber(asked), numeric: true },
              { header: m.group_column_declined(), cell: ({ declined }) => formatNumber(declined), numeric: true },
              {
                header: m.group_side_title(),
                cell: ({ what, until }) =>
                  what && until ? (
                    <>
                      {what} <UntilTag until={until} />
                    </>
                  ) : (
                    m.group_until_none()
                  ),
              },
            ]}
          />
          <TakeList list="groups" />
        </Section>
      ) : null}
    </>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { startPage } from '~/auth/after-sign-in.server'
import { entriesOf } from '~/domain/assisted/queries.server'
import { assistedStepText, confirmedByText, standingText, standingTone } from '~/i18n/assisted-terms'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { wordOf } from '~/i18n/word-of'
import { DataTable, Empty, LinkButton, Notice, PageHeader, Section, Tag } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.assisted_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  return {
    entries: entriesOf(actor).map(({ id, standing, step, need, ...entry }) => ({
      id,
      standing,
      step,
      name: entry.organisationName,
      text: excerpt(entry.text, 80),
      day: formatMomentDay(entry.createdAt),
      by: `${personName(entry.officer)}, ${entry.agency}`,
      how: entry.confirmedVia && confirmedByText[entry.confirmedVia](),
      isDraft: need === 'draft',
      reason: excerpt(entry.reason, 160),
    })),
    start: startPage[actor.role],
    isInCharge: actor.role === 'department',
    done: new URL(request.url).searchParams.get('done'),
  }
}

const doneText = { withdrawn: m.assisted_done_withdrawn }

const GROUPS = [
  { title: m.assisted_group_open, of: ['writing', 'waiting', 'lapsed'] },
  { title: m.assisted_group_refused, of: ['refused'] },
  { title: m.assisted_group_confirmed, of: ['confirmed'] },
  { title: m.assisted_group_withdrawn, of: ['withdrawn'] },
] as const

type Row = ReturnType<typeof useLoaderData<typeof loader>>['entries'][number]

function Next({ standing, step, how, isDraft, reason }: Row) {
  if (standing === 'confirmed') return <>{isDraft ? m.assisted_taken_as_draft() : how}</>
  const isDue = step.kind !== 'wait' && step.kind !== 'none'
  const text = assistedStepText(step)
  return (
    <>
      {reason ? `“${reason}” ` : null}
      {isDue ? <strong>{text}</strong> : text}
    </>
  )
}

/** What officers wrote down for enterprises, and what became of it. */
export default function Entries() {
  const { entries, start, isInCharge, done } = useLoaderData<typeof loader>()
  const said = wordOf(doneText, done)
  const action = (
    <LinkButton to="/department/assisted/new" toForm>
      {m.assisted_new_button()}
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={m.assisted_list_title()}
        lead={m.assisted_list_lead()}
        back={{ to: start, text: isInCharge ? m.programme_title() : m.agency_title() }}
        actions={entries.length > 0 ? action : undefined}
      />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      {entries.length === 0 ? (
        <Empty title={m.assisted_none_title()} action={action}>
          {m.assisted_none()}
        </Empty>
      ) : null}
      {GROUPS.map(({ title, of }) => {
        const rows = entries.filter(({ standing }) => (of as readonly string[]).includes(standing))
        if (rows.length === 0) return null
        const heading = title({ count: formatNumber(rows.length) })
        return (
          <Section key={of[0]} title={heading}>
            <DataTable
              caption={heading}
              rows={rows}
              rowKey={({ id }) => id}
              columns={[
                {
                  header: m.assisted_enterprise(),
                  cell: ({ id, name, text }) => (
                    <>
                      <Link to={`/department/assisted/${id}`}>{name}</Link>
                      <br />
                      {text}
                    </>
                  ),
                },
                { header: m.assisted_column_written(), cell: ({ day, by }) => `${day}, ${by}` },
                {
                  header: m.need_list_state(),
                  cell: ({ standing }) => <Tag tone={standingTone[standing]}>{standingText[standing]()}</Tag>,
                },
                { header: of[0] === 'confirmed' ? m.assisted_column_how() : m.need_list_next(), cell: Next },
              ]}
            />
          </Section>
        )
      })}
    </>
  )
}

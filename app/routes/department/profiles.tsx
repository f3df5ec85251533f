import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { hasEnded } from '~/domain/directory/lifecycle'
import { profilesToCheck } from '~/domain/directory/worklist.server'
import { partNames } from '~/i18n/directory-terms'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName, organisationKindText } from '~/i18n/terms'
import { type Column, DataTable, Empty, PageHeader, Tag } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { now, today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.check_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'decide_profiles')
  return { ...profilesToCheck(actor), now: now(), today: today() }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Listed = Loaded['submitted'][number]

const DAY = 24 * 3_600_000

const nameColumn = <Row extends Pick<Listed, 'id' | 'name'>>(): Column<Row> => ({
  header: m.check_column_name(),
  cell: (row) => <Link to={`/department/profiles/${row.id}`}>{row.name}</Link>,
})

function waitingText(since: Date | null, now: Date) {
  const days = since ? Math.floor((now.getTime() - since.getTime()) / DAY) : 0
  return days === 0 ? m.check_today() : m.check_days({ count: formatNumber(days) })
}

export default function ProfilesToCheck() {
  const { submitted, changed, expiring, returned, waiting, now, today } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.check_title()} lead={m.check_lead({ count: formatNumber(waiting) })} />
      {waiting === 0 ? <Empty title={m.check_submitted_empty_title()}>{m.check_submitted_empty()}</Empty> : null}
      {submitted.length > 0 ? (
        <DataTable
          caption={m.check_submitted_title()}
          rows={submitted}
          rowKey={(row) => row.id}
          columns={[
            nameColumn(),
            { header: m.check_column_kind(), cell: (row) => organisationKindText[row.kind]() },
            { header: m.check_column_province(), cell: (row) => (row.province ? localName(row.province) : null) },
            { header: m.check_column_submitted(), cell: (row) => row.submittedAt && formatMomentDay(row.submittedAt) },
            { header: m.check_column_waiting(), cell: (row) => waitingText(row.submittedAt, now), numeric: true },
          ]}
        />
      ) : null}
      {changed.length > 0 ? <Changed rows={changed} /> : null}
      {expiring.length > 0 ? <Expiring rows={expiring} today={today} /> : null}
      {returned.length > 0 ? <Returned rows={returned} /> : null}
      <TakeList list="profiles" />
      <TakeList list="all-profiles" text={m.export_take_all_profiles()} />
    </>
  )
}

const Changed = ({ rows }: { rows: Loaded['changed'] }) => (
  <DataTable
    caption={m.check_changed_title()}
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      nameColumn(),
      { header: m.check_column_parts(), cell: (row) => partNames(row.parts) },
      { header: m.check_column_changed(), cell: (row) => formatMomentDay(row.updatedAt) },
    ]}
  />
)

const Expiring = ({ rows, today }: { rows: Loaded['expiring']; today: string }) => (
  <DataTable
    caption={m.check_expiring_title()}
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      nameColumn(),
      {
        header: m.check_column_what(),
        cell: (row) => (
          <ul>
            {row.ends.map(({ credential, endsOn }) => (
              <li key={[credential, endsOn].join()}>
                {credential ?? m.check_whole_check()}: <EndTag endsOn={endsOn} today={today} />
              </li>
            ))}
          </ul>
        ),
      },
    ]}
  />
)

const EndTag = ({ endsOn, today }: { endsOn: string; today: string }) =>
  hasEnded(endsOn, today) ? (
    <Tag tone="danger">{`${formatDay(endsOn)} (${m.consultant_credential_ended()})`}</Tag>
  ) : (
    formatDay(endsOn)
  )

const Returned = ({ rows }: { rows: Loaded['returned'] }) => (
  <DataTable
    caption={m.check_returned_title()}
    rows={rows}
    rowKey={(row) => row.id}
    columns={[
      nameColumn(),
      { header: m.check_column_reason(), cell: (row) => row.returnedReason },
      { header: m.check_column_returned(), cell: (row) => formatMomentDay(row.updatedAt) },
    ]}
  />
)

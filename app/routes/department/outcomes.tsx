import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { outcomesToVerify } from '~/domain/certification/queries.server'
import { formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { localName } from '~/i18n/terms'
import { untilText } from '~/i18n/work-terms'
import { DataTable, Empty, LinkButton, PageHeader, Tag } from '~/ui'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.outcome_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  return { outcomes: outcomesToVerify(actor), today: today() }
}

export default function OutcomesToVerify() {
  const { outcomes, today } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.outcome_list_title()} lead={m.outcome_list_lead()} />
      {outcomes.length === 0 ? (
        <Empty
          title={m.outcome_list_none_title()}
          action={
            <LinkButton variant="secondary" to="/department">
              {m.outcome_list_none_action()}
            </LinkButton>
          }
        >
          {m.outcome_list_none()}
        </Empty>
      ) : (
        <DataTable
          caption={m.outcome_list_title()}
          rows={outcomes}
          rowKey={(row) => row.id}
          columns={[
            {
              header: m.outcome_certificate_title(),
              cell: (row) => (
                <Link to={`/department/outcomes/${row.id}`}>
                  {m.outcome_title({ scheme: row.certificate.scheme, enterprise: row.enterprise })}
                </Link>
              ),
            },
            { header: m.outcome_commune(), cell: (row) => row.commune && localName(row.commune) },
            { header: m.outcome_consultant(), cell: (row) => row.consultant },
            { header: m.outcome_reported_on(), cell: (row) => formatMomentDay(row.reportedAt) },
            {
              header: m.outcome_due(),
              cell: (row) => {
                const until = untilText(row.verifyBy, today)
                return <Tag tone={until.overdue ? 'danger' : 'due'}>{until.text}</Tag>
              },
            },
          ]}
        />
      )}
    </>
  )
}

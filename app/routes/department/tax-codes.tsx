import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { shownTaxCode } from '~/domain/accounts/tax-code'
import { sharedTaxCodes } from '~/domain/directory/shared-tax-codes.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { DataTable, Empty, PageHeader } from '~/ui'
import { SharingAccounts } from '~/views/account/sharing-accounts'
import { TakeList } from '~/views/exporting/take-list'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.tax_code_work() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  return { shared: sharedTaxCodes(actor).map((one) => ({ ...one, taxCode: shownTaxCode(one.taxCode) })) }
}

export default function SharedTaxCodes() {
  const { shared } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.tax_code_title({ count: formatNumber(shared.length) })}
        lead={m.tax_code_lead()}
        back={{ to: '/department', text: m.programme_title() }}
      />
      {shared.length === 0 ? (
        <Empty title={m.tax_code_none_title()}>{m.tax_code_none()}</Empty>
      ) : (
        <>
          <DataTable
            caption={m.tax_code_work()}
            rows={shared}
            rowKey={({ organisations: [first] }) => first!.id}
            columns={[
              { header: m.tax_code_column_code(), cell: ({ taxCode }) => taxCode },
              { header: m.tax_code_column_accounts(), cell: (row) => <SharingAccounts {...row} /> },
            ]}
          />
          <TakeList list="tax-codes" />
          {shared.some(({ organisations }) => organisations.some(({ phone }) => !phone)) ? (
            <p>{m.tax_code_no_phone_help()}</p>
          ) : null}
        </>
      )}
    </>
  )
}

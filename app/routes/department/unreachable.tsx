import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import type { MailStop } from '~/domain/accounts/lifecycle'
import { unreachablePeople } from '~/domain/directory/unreachable.server'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink, DataTable, Empty, PageHeader } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.unreachable_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  return { people: unreachablePeople(actor) }
}

const why: Record<MailStop, () => string> = {
  refused: m.unreachable_refused,
  disowned: m.unreachable_disowned,
}

export default function Unreachable() {
  const { people } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader
        title={m.unreachable_title()}
        lead={m.unreachable_lead()}
        back={{ to: '/department', text: m.programme_title() }}
      />
      {people.length === 0 ? (
        <Empty title={m.unreachable_none_title()}>{m.unreachable_none()}</Empty>
      ) : (
        <DataTable
          caption={m.unreachable_title()}
          rows={people}
          rowKey={({ userId, organisationId }) => `${userId} ${organisationId}`}
          columns={[
            { header: m.unreachable_name(), cell: ({ name }) => name },
            { header: m.account_organisation_label(), cell: ({ organisation }) => organisation },
            {
              header: m.check_phone(),
              cell: ({ phone }) => (phone ? <ContactLink text={phone} /> : m.consultant_not_said()),
            },
            { header: m.account_email_label(), cell: ({ email }) => email },
            { header: m.unreachable_why(), cell: ({ stopped }) => why[stopped]() },
          ]}
        />
      )}
    </>
  )
}

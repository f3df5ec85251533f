import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { findPeopleToHelp } from '~/domain/accounts/people-to-help.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button, ContactLink, DataTable, Empty, PageHeader, PlainForm, Stack } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.help_title() }) }]

const ASKED_TAKEN = 200

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'help_accounts')
  const asked = (new URL(request.url).searchParams.get('q') ?? '').slice(0, ASKED_TAKEN).trim()
  const { total, people } = findPeopleToHelp(actor, asked)
  return {
    asked,
    total,
    people: people.map(({ organisations, ...person }) => ({
      ...person,
      organisation: organisations.map(({ name }) => name).join(', '),
    })),
  }
}

/** Whom an officer may help back into their account. */
export default function PeopleToHelp() {
  const { asked, total, people } = useLoaderData<typeof loader>()
  const counts = { count: formatNumber(total), shown: formatNumber(people.length) }
  return (
    <Stack>
      <PageHeader title={m.help_title()} lead={m.help_lead()} back={{ to: '/department', text: m.programme_title() }} />
      <PlainForm method="get" action="/department/people">
        <Stack>
          <label htmlFor="q">{m.help_search_label()}</label>
          <input className="input" id="q" name="q" type="search" defaultValue={asked} maxLength={ASKED_TAKEN} />
          <div>
            <Button>{m.help_search_button()}</Button>
          </div>
        </Stack>
      </PlainForm>
      {asked && total === 0 ? <Empty title={m.help_none_title()}>{m.help_none()}</Empty> : null}
      {total > 0 ? (
        <>
          <p>{total > people.length ? m.help_found_more(counts) : m.help_found(counts)}</p>
          <DataTable
            caption={m.help_title()}
            rows={people}
            rowKey={({ userId }) => userId}
            columns={[
              {
                header: m.help_name(),
                cell: ({ userId, name }) => <Link to={`/department/people/${userId}`}>{name}</Link>,
              },
              { header: m.account_organisation_label(), cell: ({ organisation }) => organisation },
              {
                header: m.account_phone_label(),
                cell: ({ phone }) => (phone ? <ContactLink text={phone} /> : m.account_none_given()),
              },
              { header: m.account_email_label(), cell: ({ email }) => email ?? m.account_none_given() },
            ]}
          />
        </>
      ) : null}
    </Stack>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { findEnterprises } from '~/domain/assisted/enterprises.server'
import { openEntriesLike } from '~/domain/assisted/queries.server'
import { standingText } from '~/i18n/assisted-terms'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { DataTable, LinkButton, Notice, PageHeader, Section, Stack } from '~/ui'
import { FindForm } from '~/views/assisted/find-form'
import { communeOf } from '~/vocabulary/reference.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.assisted_new_title() }) }]

const ASKED_MAX = 200

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'enter_needs')
  const asked = (new URL(request.url).searchParams.get('q') ?? '').slice(0, ASKED_MAX).trim()
  const { total, enterprises } = findEnterprises(actor, asked)
  return {
    asked,
    total,
    enterprises: enterprises.map(({ communeCode, ...one }) => ({
      ...one,
      commune: communeCode ? communeOf(communeCode)?.fullName : undefined,
    })),
    open: openEntriesLike(actor, asked).map(({ id, organisationName: name, createdAt, standing, officer }) => ({
      id,
      name,
      standing,
      officer,
      day: formatMomentDay(createdAt),
    })),
  }
}

/** First whose need it is: an enterprise that has an account is asked there, and none is made twice. */
export default function FindEnterprise() {
  const { asked, total, enterprises, open } = useLoaderData<typeof loader>()
  return (
    <Stack>
      <PageHeader
        title={m.assisted_new_title()}
        lead={m.assisted_new_lead()}
        back={{ to: '/department/assisted', text: m.assisted_list_title() }}
      />
      <FindForm asked={asked} />
      {open.length > 0 ? (
        <Notice tone="due" title={m.assisted_open_already()}>
          <ul>
            {open.map(({ id, name, day, officer, standing }) => (
              <li key={id}>
                <Link to={`/department/assisted/${id}`}>{name}</Link>{' '}
                {m.assisted_open_line({ day, officer, state: standingText[standing]().toLowerCase() })}
              </li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {enterprises.length > 0 ? (
        <Section title={m.assisted_found_title({ count: formatNumber(total) })}>
          <DataTable
            caption={m.assisted_found_title({ count: formatNumber(total) })}
            rows={enterprises}
            rowKey={({ id }) => id}
            columns={[
              {
                header: m.assisted_enterprise(),
                cell: ({ id, name }) => <Link to={`/department/assisted/write?for=${id}`}>{name}</Link>,
              },
              { header: m.account_organisation_tax_code(), cell: ({ taxCode }) => taxCode ?? m.account_none_given() },
              { header: m.account_organisation_commune(), cell: ({ commune }) => commune ?? m.account_none_given() },
            ]}
          />
          {total > enterprises.length ? <p>{m.assisted_found_more()}</p> : null}
        </Section>
      ) : null}
      {asked ? (
        <div>
          <p>{enterprises.length > 0 ? m.assisted_not_there() : m.assisted_found_none({ asked })}</p>
          <LinkButton
            to={`/department/assisted/write?name=${encodeURIComponent(asked)}`}
            variant={enterprises.length > 0 ? 'secondary' : 'primary'}
            toForm
          >
            {m.assisted_write_new()}
          </LinkButton>
        </div>
      ) : null}
    </Stack>
  )
}

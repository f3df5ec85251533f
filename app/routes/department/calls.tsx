import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import type { MailStanding } from '~/domain/accounts/takes-mail'
import { CALL_AFTER_DAYS, peopleToCall } from '~/domain/notifications/people-to-call.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink, DataTable, Empty, PageHeader, Stack } from '~/ui'
import { toldItem } from '~/views/notifications/told.server'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.call_title() }) }]

/** Of what waits for somebody, so much is said. */
const SHOWN = 3

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const people = peopleToCall(actor).map(({ waiting, ...person }) => {
    const told = waiting.flatMap((one) => {
      const item = toldItem(one)
      return item ? [{ id: one.id, what: item.title, day: formatMomentDay(one.createdAt) }] : []
    })
    return { ...person, told: told.slice(0, SHOWN), more: Math.max(0, told.length - SHOWN) }
  })
  return { people, days: formatNumber(CALL_AFTER_DAYS) }
}

const why: Record<MailStanding, (told: { email: string }) => string> = {
  none: m.call_none_address,
  waiting: m.call_unconfirmed,
  confirmed: () => '',
  refused: m.call_refused,
  disowned: m.call_disowned,
}

type Person = ReturnType<typeof useLoaderData<typeof loader>>['people'][number]

function Numbers({ phone, organisationPhone }: Person) {
  const numbers = [...new Set([phone, organisationPhone])].filter((number) => number !== null)
  if (numbers.length === 0) return <>{m.call_no_number()}</>
  return (
    <Stack>
      {numbers.map((number) => (
        <ContactLink key={number} text={number} />
      ))}
    </Stack>
  )
}

function Waiting({ told, more }: Person) {
  if (told.length === 0) return <>{m.call_waiting_none()}</>
  return (
    <ul>
      {told.map(({ id, day, what }) => (
        <li key={id}>{m.call_since({ day, what })}</li>
      ))}
      {more > 0 ? <li>{m.call_waiting_more({ count: formatNumber(more) })}</li> : null}
    </ul>
  )
}

/** Whom no mail reaches: somebody has to call them about what waits. */
export default function PeopleToCall() {
  const { people, days } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.call_title()} lead={m.call_lead()} back={{ to: '/department', text: m.programme_title() }} />
      {people.length === 0 ? (
        <Empty title={m.call_none_title()}>{m.call_none({ days })}</Empty>
      ) : (
        <DataTable
          caption={m.call_title()}
          rows={people}
          rowKey={({ userId, organisationId }) => `${userId} ${organisationId}`}
          columns={[
            {
              header: m.call_name(),
              cell: ({ userId, name }) => <Link to={`/department/people/${userId}`}>{name}</Link>,
            },
            { header: m.account_organisation_label(), cell: ({ organisation }) => organisation },
            { header: m.call_numbers(), cell: (person) => <Numbers {...person} /> },
            { header: m.call_waiting(), cell: (person) => <Waiting {...person} /> },
            { header: m.call_why(), cell: ({ standing, email }) => why[standing]({ email: email ?? '' }) },
          ]}
        />
      )}
    </>
  )
}

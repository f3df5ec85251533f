import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import type { MailStanding } from '~/domain/accounts/takes-mail'
import { recentCalls, recordCall } from '~/domain/notifications/calls.server'
import { callForm } from '~/domain/notifications/forms'
import { CALL_AFTER_DAYS, peopleToCall } from '~/domain/notifications/people-to-call.server'
import { attempt, parseForm, refuse } from '~/forms/parse-form.server'
import { formatMoment, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { ContactLink, Empty, Notice, PageHeader, Refused, Section, Stack, SummaryList } from '~/ui'
import { CallForm, LastCall, RecentCalls } from '~/views/account/calls'
import { TakeList } from '~/views/exporting/take-list'
import { toldItem } from '~/views/notifications/told.server'
import { newId } from '~db/ids'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.call_title() }) }]

/** Of what waits for somebody, so much is said. */
const SHOWN = 3

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const people = peopleToCall(actor).map(({ waiting, lastCall, ...person }) => {
    const told = waiting.flatMap((one) => {
      const item = toldItem(one)
      return item ? [{ id: one.id, what: item.title, day: formatMomentDay(one.createdAt) }] : []
    })
    return {
      ...person,
      told: told.slice(0, SHOWN),
      more: Math.max(0, told.length - SHOWN),
      lastCall: lastCall && worded(lastCall),
      newCallId: newId(),
    }
  })
  return {
    people,
    recent: recentCalls(actor).map(worded),
    days: formatNumber(CALL_AFTER_DAYS),
    done: new URL(request.url).searchParams.get('done') === 'called',
  }
}

const worded = <C extends { calledAt: Date }>({ calledAt, ...call }: C) => ({ ...call, at: formatMoment(calledAt) })

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const form = await parseForm(request, callForm)
  if (form.status !== 'success') return refuse(form)
  const done = attempt(form, () => recordCall(actor, form.value))
  if (done.refused) return done.refused
  return redirect('/department/calls?done=called', 303)
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

const ToCall = ({
  person,
  lastResult,
}: {
  person: Person
  lastResult: Parameters<typeof CallForm>[0]['lastResult']
}) => (
  <Section title={<Link to={`/department/people/${person.userId}`}>{person.name}</Link>}>
    <Stack>
      <SummaryList
        items={[
          { term: m.account_organisation_label(), detail: person.organisation },
          { term: m.call_numbers(), detail: <Numbers {...person} /> },
          { term: m.call_waiting(), detail: <Waiting {...person} /> },
          { term: m.call_why(), detail: why[person.standing]({ email: person.email ?? '' }) },
          ...(person.lastCall ? [{ term: m.call_last(), detail: <LastCall {...person.lastCall} /> }] : []),
        ]}
      />
      <CallForm {...person} lastResult={lastResult} />
    </Stack>
  </Section>
)

/** Whom no mail reaches: somebody has to call them about what waits, and says what came of it. */
export default function PeopleToCall() {
  const { people, recent, days, done } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const sent = lastResult?.initialValue
  // A colleague said meanwhile that they reached whom the refused form is about.
  const left =
    sent && !people.some((person) => person.userId === sent.userId && person.organisationId === sent.organisationId)
      ? {
          userId: String(sent.userId),
          organisationId: String(sent.organisationId),
          name: '',
          newCallId: String(sent.id),
        }
      : null
  return (
    <>
      <PageHeader title={m.call_title()} lead={m.call_lead()} back={{ to: '/department', text: m.programme_title() }} />
      {done && !lastResult ? <Notice tone="ok">{m.call_saved()}</Notice> : null}
      <Refused result={lastResult} />
      {left ? (
        <Section title={m.call_record()}>
          <CallForm {...left} lastResult={lastResult} />
        </Section>
      ) : null}
      {people.length === 0 ? <Empty title={m.call_none_title()}>{m.call_none({ days })}</Empty> : null}
      {people.map((person) => (
        <ToCall key={`${person.userId} ${person.organisationId}`} person={person} lastResult={lastResult} />
      ))}
      {people.length > 0 ? <TakeList list="calls" /> : null}
      <RecentCalls calls={recent} />
    </>
  )
}

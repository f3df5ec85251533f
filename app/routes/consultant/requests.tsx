import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { interestsOf } from '~/domain/proposals/interests.server'
import type { RequestStep } from '~/domain/proposals/next-step'
import { requestsOf } from '~/domain/proposals/queries.server'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { localName } from '~/i18n/terms'
import { wordOf } from '~/i18n/word-of'
import { requestStepSaid, standingOf } from '~/i18n/work-terms'
import { NextStepLine, UntilTag } from '~/ui/next-step'
import { DataTable, Empty, LinkButton, Notice, PageHeader, Section, Tag, TaskList } from '~/ui'
import { OwnPartnerships } from '~/views/work/own-partnerships'
import { partnershipItems } from '~/views/work/partnership.server'
import { OwnInterests } from '~/views/needs/own-interests'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.request_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { toAnswer, answered } = requestsOf(actor)
  return {
    toAnswer: toAnswer.map(withSaid),
    answered: answered.map(withSaid),
    interests: interestsOf(actor),
    partnerships: partnershipItems(actor),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const withSaid = <R extends { step: RequestStep }>(row: R) => ({
  ...row,
  said: requestStepSaid(row.step, 'consultant', today()),
})

const doneTexts: Record<string, () => string> = {
  declined: m.request_done_declined,
  taken_back: m.request_done_taken_back,
  interest_withdrawn: m.interest_done_withdrawn,
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function Requests() {
  const { toAnswer, answered, interests, partnerships, done } = useLoaderData<typeof loader>()
  const said = wordOf(doneTexts, done)
  return (
    <>
      <PageHeader
        title={m.request_list_title()}
        lead={m.request_list_lead()}
        actions={
          <LinkButton variant="secondary" to="/open-needs">
            {m.open_need_title()}
          </LinkButton>
        }
      />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      <Section title={m.request_list_to_answer()}>
        {toAnswer.length === 0 ? (
          <Empty
            title={m.request_list_none_title()}
            action={
              <LinkButton variant="secondary" to="/profile">
                {m.request_list_none_action()}
              </LinkButton>
            }
          >
            {m.request_list_none()}
          </Empty>
        ) : (
          <TaskList
            tasks={toAnswer.map((row) => ({
              title: excerpt(row.needText),
              to: `/requests/${row.id}`,
              hint: [
                row.said.what,
                row.enterprise,
                row.commune && localName(row.commune),
                row.sector && localName(row.sector),
              ]
                .filter(Boolean)
                .join(' · '),
              status: (
                <>
                  {row.remindedAt ? <Tag tone="due">{m.request_list_reminded()}</Tag> : null}{' '}
                  {row.draftAt ? <Tag tone="info">{m.request_list_draft()}</Tag> : null}{' '}
                  {row.interestedAt ? <Tag tone="info">{m.request_interested_tag()}</Tag> : null}{' '}
                  <UntilTag until={row.said.until} />
                </>
              ),
            }))}
          />
        )}
      </Section>
      <OwnPartnerships partnerships={partnerships} />
      <OwnInterests interests={interests} />
      {answered.length > 0 ? <Answered rows={answered} /> : null}
    </>
  )
}

function Answered({ rows }: { rows: Loaded['answered'] }) {
  return (
    <Section title={m.request_list_answered()}>
      <DataTable
        caption={m.request_list_answered()}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            header: m.request_list_need(),
            cell: (row) => <Link to={`/requests/${row.id}`}>{excerpt(row.needText, 80)}</Link>,
          },
          { header: m.request_list_enterprise(), cell: (row) => row.enterprise },
          {
            header: m.request_list_state(),
            cell: (row) => <Standing {...row} />,
          },
          {
            header: m.request_list_next(),
            cell: (row) => <NextStepLine {...row.said} />,
          },
          {
            header: m.request_list_day(),
            cell: (row) => endedText(row),
          },
        ]}
      />
    </Section>
  )
}

function Standing(row: Loaded['answered'][number]) {
  const { text, tone } = standingOf(row)
  return (
    <>
      <Tag tone={tone}>{text}</Tag> {row.draftAt ? <Tag tone="due">{m.request_list_draft()}</Tag> : null}
    </>
  )
}

function endedText({ answeredAt, withdrawnAt }: Loaded['answered'][number]) {
  if (withdrawnAt) return m.request_list_withdrawn({ day: formatMomentDay(withdrawnAt) })
  return answeredAt ? formatMomentDay(answeredAt) : m.request_list_unanswered()
}

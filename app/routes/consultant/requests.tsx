import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { ownPause } from '~/domain/directory/queries.server'
import { interestsOf } from '~/domain/proposals/interests.server'
import type { RequestStep } from '~/domain/proposals/next-step'
import { requestsOf } from '~/domain/proposals/queries.server'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { localName } from '~/i18n/terms'
import { wordOf } from '~/i18n/word-of'
import { requestStepSaid } from '~/i18n/work-terms'
import { UntilTag } from '~/ui/next-step'
import { Empty, LinkButton, Notice, PageHeader, Section, Tag, TaskList } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { AnsweredRequests } from '~/views/work/answered-requests'
import { OwnPartnerships } from '~/views/work/own-partnerships'
import { partnershipItems } from '~/views/work/partnership.server'
import { OwnInterests } from '~/views/needs/own-interests'
import { OwnPause } from '~/views/profile/paused'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.request_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const { toAnswer, answered } = requestsOf(actor)
  return {
    toAnswer: toAnswer.map(withSaid),
    answered: answered.map(withSaid),
    interests: interestsOf(actor),
    pause: ownPause(actor),
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

export default function Requests() {
  const { toAnswer, answered, interests, partnerships, pause, done } = useLoaderData<typeof loader>()
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
      {pause ? <OwnPause {...pause} /> : null}
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
      {answered.length > 0 ? <AnsweredRequests rows={answered} /> : null}
      {toAnswer.length + answered.length > 0 ? <TakeList list="requests" /> : null}
    </>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { END_ANSWER_DAYS, UNSEEN_DAYS } from '~/domain/engagement/off-plan'
import {
  FOLLOW_UP_DAYS,
  FOLLOW_UP_KINDS,
  FOLLOW_UP_LISTS,
  type FollowUpList,
  LONG_NO_REPLY_DAYS,
  MANY_UNANSWERED,
  NO_REPLY_DAYS,
  RESULT_DAYS,
} from '~/domain/follow-up/lifecycle'
import { followUpRows, isOnList, pausedConsultants } from '~/domain/follow-up/lists.server'
import { SILENT_DAYS } from '~/domain/needs/lifecycle'
import { listChoice } from '~/forms/list-choice.server'
import { paged } from '~/forms/paged.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { Details, Empty, Notice, PageHeader, Pagination, Section } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
import { FollowUpRows, PausedList } from '~/views/follow-up/rows'
import { rowTitle } from '~/views/follow-up/titles.server'
import { doneTexts, followUpListText, kindText } from '~/views/follow-up/words'
import { today } from '~db/clock'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.follow_up_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'follow_up')
  const shown = listChoice(request, FOLLOW_UP_LISTS, 'all')
  const rows = followUpRows(actor).map((row) => ({ ...row, title: rowTitle(row) }))
  const on = (list: FollowUpList) => rows.filter((row) => isOnList(actor, list, row))
  return {
    shown,
    lists: FOLLOW_UP_LISTS.map((list) => ({ list, count: on(list).length })),
    late: rows.filter(({ isLate }) => isLate).length,
    listed: paged(request, on(shown)),
    paused: shown === 'all' || shown === 'many_unanswered' ? pausedConsultants() : [],
    today: today(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const pathOf = (list: FollowUpList) => (list === 'all' ? '/department/follow-up' : `/department/follow-up?list=${list}`)

/** What waits too long in the province, each with the one button that helps. */
export default function FollowUp() {
  const { shown, lists, late, listed, paused, today, done } = useLoaderData<typeof loader>()
  const said = wordOf(doneTexts, done)
  const kinds = FOLLOW_UP_KINDS.filter((kind) => listed.rows.some((row) => row.kind === kind))
  const total = lists[0]!.count
  return (
    <>
      <PageHeader
        title={m.follow_up_title()}
        lead={m.follow_up_lead({ days: formatNumber(FOLLOW_UP_DAYS), late: formatNumber(late) })}
        back={{ to: '/department', text: m.programme_title() }}
      />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      <nav className="found-choices" aria-label={m.follow_up_which()}>
        <ul>
          {lists.map(({ list, count }) => (
            <li key={list}>
              <Link to={pathOf(list)} aria-current={list === shown ? 'page' : undefined}>
                {m.follow_up_list({ list: followUpListText(list), count: formatNumber(count) })}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {kinds.length === 0 ? (
        <Empty title={total === 0 ? m.follow_up_none_title() : m.follow_up_list_none_title()}>
          {m.follow_up_none()}
        </Empty>
      ) : null}
      {kinds.map((kind) => (
        <Section key={kind} title={kindText[kind]()}>
          <FollowUpRows rows={listed.rows.filter((row) => row.kind === kind)} today={today} />
        </Section>
      ))}
      {listed.rows.length > 0 ? <TakeList list="follow-up" /> : null}
      <Pagination {...listed} href={(page) => `/department/follow-up?${listed.query}&page=${page}`} />
      {paused.length > 0 ? (
        <Details summary={m.follow_up_paused_title({ count: formatNumber(paused.length) })}>
          <PausedList paused={paused} />
        </Details>
      ) : null}
      <Details summary={m.follow_up_how_title()}>
        <p>
          {m.follow_up_how({
            short: formatNumber(NO_REPLY_DAYS),
            long: formatNumber(LONG_NO_REPLY_DAYS),
            many: formatNumber(MANY_UNANSWERED),
            silent: formatNumber(SILENT_DAYS),
          })}
        </p>
        <p>{m.follow_up_how_works({ unseen: formatNumber(UNSEEN_DAYS), end: formatNumber(END_ANSWER_DAYS) })}</p>
        <p>
          {m.follow_up_how_results({
            measure: formatNumber(RESULT_DAYS.measure),
            document: formatNumber(RESULT_DAYS.document),
            certificate: formatNumber(RESULT_DAYS.certificate),
          })}
        </p>
      </Details>
    </>
  )
}

import { Link } from '@remix-run/react'
import type { Day } from '~/domain/days'
import type { followUpPage } from '~/domain/follow-up/queries.server'
import { partHelp } from '~/domain/follow-up/lifecycle'
import { isNoted } from '~/domain/proposals/lifecycle'
import { formatDay, formatMoment, formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { groupStatusText } from '~/i18n/group-terms'
import { requestStepSaid, standingOf, untilText, workStanding } from '~/i18n/work-terms'
import { groupStepText } from '~/views/groups/group-step-text'
import { NextStepLine } from '~/ui/next-step'
import { useReadOnly } from '~/ui/read-only'
import { PushButton } from './rows'
import { LinkButton } from '~/ui/actions'
import { Inline, Meta, Section, Stack } from '~/ui/layout'
import { ResultCard, ResultList } from '~/ui/results'
import { SummaryList } from '~/ui/tables'
import { followUpPath, kindText, sinceText, workPath } from './words'

type Page = ReturnType<typeof followUpPage>
type Shown = Pick<Page, 'record' | 'request' | 'need' | 'profile' | 'group' | 'work'> & {
  rows: Pick<Page['rows'][number], 'kind' | 'since' | 'unanswered' | 'result' | 'parts'>[]
  isOwnMatter: boolean
  today: Day
}

/** Whom and what it is about, why it is on the list, and how it stands. */
export function Standing({ record, rows, request, need, profile, group, work, isOwnMatter, today }: Shown) {
  const { needId, needText, enterprise, profileId, consultant } = record
  return (
    <Section title={m.follow_up_standing()}>
      <Stack>
        <SummaryList
          items={[
            ...rows.map((row) => ({ term: kindText[row.kind](), detail: sinceText(row) })),
            ...(needId
              ? [
                  { term: m.programme_enterprise(), detail: enterprise },
                  {
                    term: m.request_list_need(),
                    detail: <Link to={`/needs/${needId}`}>{excerpt(needText ?? '')}</Link>,
                  },
                ]
              : []),
            ...(profileId
              ? [
                  {
                    term: m.programme_asked_consultant(),
                    detail: <Link to={`/department/profiles/${profileId}`}>{consultant}</Link>,
                    ...(profile
                      ? {}
                      : {
                          action: {
                            to: followUpPath({ about: 'profile', recordId: profileId }),
                            text: m.follow_up_of_consultant(),
                          },
                        }),
                  },
                ]
              : []),
            ...(request
              ? [{ term: m.request_list_state(), detail: <RequestStanding {...request} today={today} /> }]
              : []),
            ...(work
              ? [
                  {
                    term: m.request_list_state(),
                    detail: <WorkStanding {...work} />,
                    action: { to: workPath(work.id), text: m.follow_up_step_decide() },
                  },
                ]
              : []),
            ...(group ? groupItems(group, enterprise, today) : []),
            ...(need ? [{ term: m.request_list_state(), detail: <NeedStanding {...need} /> }] : []),
            ...(profile ? [{ term: m.request_list_state(), detail: <ProfileStanding {...profile} /> }] : []),
          ]}
        />
        {need ? <Parts rows={rows} mayPush={!isOwnMatter} today={today} /> : null}
        {profile && profile.unanswered.length > 0 ? <Unanswered {...profile} /> : null}
      </Stack>
    </Section>
  )
}

const groupItems = ({ id, step, standing }: NonNullable<Page['group']>, lead: string | null, today: Day) => [
  { term: m.group_actor_lead(), detail: lead ?? m.follow_up_group_no_lead() },
  {
    term: m.request_list_state(),
    detail: (
      <Meta
        items={[
          groupStatusText[standing](),
          groupStepText(step, { isDepartment: true }),
          step.dueOn && untilText(step.dueOn, today, false).text,
        ]}
      />
    ),
    action: { to: `/groups/${id}`, text: m.group_notice_link() },
  },
]

const WorkStanding = ({ status, pause }: NonNullable<Page['work']>) => (
  <Meta
    items={[
      workStanding({ status, pause }).text,
      pause && m.follow_up_work_paused({ day: formatDay(pause.pausedOn), until: formatDay(pause.until) }),
    ]}
  />
)

const RequestStanding = ({
  status,
  proposalStanding,
  sentOn,
  step,
  interestedAt,
  remindedAt,
  remindedByDepartment,
  notedAnswer,
  validUntil,
  isLapsed,
  today,
}: NonNullable<Page['request']> & { today: Day }) => (
  <Meta
    items={[
      standingOf({ status, proposalStanding }).text,
      status === 'sent' && interestedAt && m.request_interested_tag(),
      m.sent_request_sent({ day: formatDay(sentOn) }),
      step.actor && <NextStepLine {...requestStepSaid(step, 'department', today)} />,
      remindedAt &&
        (remindedByDepartment ? m.request_reminded_department : m.request_reminded)({
          moment: formatMoment(remindedAt),
        }),
      isNoted({ status, notedAnswer }) && m.sent_request_noted(),
      isLapsed && validUntil && m.follow_up_since_lapsed({ day: formatDay(validUntil) }),
    ]}
  />
)

const NeedStanding = ({ status, publishedOn, activeOn, endsOn }: NonNullable<Page['need']>) => (
  <Meta
    items={[
      status === 'published' ? m.follow_up_need_published({ day: formatDay(publishedOn) }) : m.follow_up_need_ended(),
      status === 'published' && activeOn && m.follow_up_need_active({ day: formatDay(activeOn) }),
      status === 'published' && endsOn && m.follow_up_need_ends({ day: formatDay(endsOn) }),
    ]}
  />
)

const ProfileStanding = ({ isPaused, pausedUntil, pauseReason }: NonNullable<Page['profile']>) => (
  <Meta
    items={
      isPaused
        ? [
            pausedUntil ? m.follow_up_paused_until({ day: formatDay(pausedUntil) }) : m.follow_up_paused_open(),
            pauseReason,
          ]
        : [m.follow_up_takes_invitations()]
    }
  />
)

/** Each invitation, or offer, for which a need stands on the list, with the way to do something about this one. */
function Parts({ rows, mayPush, today }: Pick<Shown, 'rows' | 'today'> & { mayPush: boolean }) {
  const readOnly = useReadOnly()
  return rows.flatMap(({ kind, parts }) => {
    const step = partHelp[kind]
    if (!step) return []
    return [
      <ResultList key={kind}>
        {parts.map(({ requestId, consultant, since, helpFrom }) => {
          const path = followUpPath({ about: 'request', recordId: requestId })
          return (
            <ResultCard
              key={requestId}
              title={consultant}
              to={path}
              aside={
                mayPush && !readOnly ? (
                  <Inline>
                    <PushButton path={path} step={step} from={helpFrom} today={today} of={consultant} />
                    <LinkButton variant="quiet" to={step === 'remind' ? `${path}#interested` : path} toForm>
                      {step === 'remind' ? m.follow_up_note_answer() : m.follow_up_part_open()}{' '}
                      <span className="visually-hidden">{consultant}</span>
                    </LinkButton>
                  </Inline>
                ) : undefined
              }
            >
              <p>
                {(step === 'remind' ? m.follow_up_since_invited : m.follow_up_since_lapsed)({ day: formatDay(since) })}
              </p>
            </ResultCard>
          )
        })}
      </ResultList>,
    ]
  })
}

const Unanswered = ({ unanswered }: NonNullable<Page['profile']>) => (
  <ul>
    {unanswered.map(({ id, needText, enterprise, sentAt }) => (
      <li key={id}>
        <Link to={followUpPath({ about: 'request', recordId: id })}>{excerpt(needText, 80)}</Link>: {enterprise},{' '}
        {m.follow_up_since_invited({ day: formatMomentDay(sentAt) })}
      </li>
    ))}
  </ul>
)

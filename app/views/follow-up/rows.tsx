import { Link } from '@remix-run/react'
import type { Day } from '~/domain/days'
import type { FollowUpRow } from '~/domain/follow-up/lists.server'
import { firstHelp, type FollowUpKind, type HelpStep } from '~/domain/follow-up/lifecycle'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import { personName } from '~/i18n/person-name'
import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton } from '~/ui/actions'
import { Tag } from '~/ui/feedback'
import { PlainForm } from '~/ui/form'
import { Meta } from '~/ui/layout'
import { ResultCard, ResultList } from '~/ui/results'
import { actText, followUpPath, noMoreText, sinceText, stepText, workPath } from './words'

type Row = Omit<FollowUpRow, 'last'> & { title: string | null } & {
  last: Pick<NonNullable<FollowUpRow['last']>, LastShown> | null
}
type LastShown = 'act' | 'at' | 'consultant' | 'assignee'

/** What waits, each with the one button that helps first. */
export const FollowUpRows = ({ rows, today }: { rows: Row[]; today: Day }) => (
  <ResultList>
    {rows.map((row) => (
      <ResultCard
        key={`${row.kind} ${row.recordId}`}
        title={row.title}
        to={followUpPath(row)}
        tags={<RowTags {...row} />}
        meta={row.enterprise ? <Meta items={[row.enterprise]} /> : undefined}
        aside={<FirstHelp row={row} today={today} />}
      >
        <Meta
          items={[
            sinceText(row),
            row.last && m.follow_up_last({ act: actText(row.last), day: formatMomentDay(row.last.at) }),
            row.notes > 0 && m.follow_up_notes_count({ count: formatNumber(row.notes) }),
          ]}
        />
      </ResultCard>
    ))}
  </ResultList>
)

/** Whether the department is late, and whose it is. */
export const RowTags = ({ isLate, dueOn, assignee }: Pick<Row, 'isLate' | 'dueOn' | 'assignee'>) => (
  <>
    <Tag tone={isLate ? 'danger' : 'due'}>
      {(isLate ? m.follow_up_late : m.follow_up_due)({ day: formatDay(dueOn) })}
    </Tag>{' '}
    {assignee ? <Tag tone="info">{m.follow_up_assigned_to({ name: personName(assignee.name) })}</Tag> : null}
  </>
)

function FirstHelp({ row, today }: { row: Row; today: Day }) {
  const step = firstHelp[row.kind]
  const path = followUpPath(row)
  if (step === 'decide')
    return (
      <LinkButton variant="secondary" toForm to={workPath(row.recordId)}>
        {stepText.decide()} <span className="visually-hidden">{row.enterprise}</span>
      </LinkButton>
    )
  if (step === 'introduce' || step === 'pause')
    return (
      <LinkButton variant="secondary" toForm to={`${path}#${step}`}>
        {stepText[step]()} <span className="visually-hidden">{row.enterprise ?? row.consultant}</span>
      </LinkButton>
    )
  const count = row.parts.filter(({ helpFrom }) => helpFrom !== null && helpFrom <= today).length
  return (
    <PushButton
      path={path}
      step={step}
      from={row.helpFrom}
      count={count}
      today={today}
      list={row.kind}
      of={row.enterprise}
    />
  )
}

type PushButtonProps = {
  path: string
  step: HelpStep
  from: Day | null
  today: Day
  list?: FollowUpKind
  /** Of how many it is done at once. */
  count?: number
  of?: string | null
  variant?: 'primary' | 'secondary'
}

/** Does it at once; or says from when on it can be done, or that it cannot any more. */
export function PushButton({ path, step, from, count = 1, today, list, of, variant = 'secondary' }: PushButtonProps) {
  if (from === null) return <p className="hint">{noMoreText[step]?.()}</p>
  if (from > today) return <p className="hint">{m.follow_up_from({ step: stepText[step](), day: formatDay(from) })}</p>
  return (
    <PlainForm action={path}>
      <input type="hidden" name="step" value={step} />
      {list ? <input type="hidden" name="list" value={list} /> : null}
      <Button variant={variant}>
        {count > 1 ? m.follow_up_each({ step: stepText[step](), count: formatNumber(count) }) : stepText[step]()}{' '}
        {of ? <span className="visually-hidden">{of}</span> : null}
      </Button>
    </PlainForm>
  )
}

type Paused = { profileId: string; consultant: string; pausedUntil: Day | null }

/** Consultants whom nobody can invite for now. */
export const PausedList = ({ paused }: { paused: Paused[] }) => (
  <ul>
    {paused.map(({ profileId, consultant, pausedUntil }) => (
      <li key={profileId}>
        <Link to={followUpPath({ about: 'profile', recordId: profileId })}>{consultant}</Link>:{' '}
        {pausedUntil ? m.follow_up_paused_until({ day: formatDay(pausedUntil) }) : m.follow_up_paused_open()}
      </li>
    ))}
  </ul>
)

import { type SubmissionResult, useForm } from '@conform-to/react'
import { getZodConstraint } from '@conform-to/zod/v4'
import { Link } from '@remix-run/react'
import type { changeOf, changesOf } from '~/domain/engagement/changes.server'
import { declineChangeForm } from '~/domain/engagement/forms'
import { type EngagementSide, otherSide } from '~/domain/engagement/lifecycle'
import type { Plan } from '~/domain/engagement/plan'
import { formatDay, formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { personName } from '~/i18n/person-name'
import { changeStatusText, changeStatusTone } from '~/i18n/work-terms'
import { Button, LinkButton } from '~/ui/actions'
import { Notice, Tag } from '~/ui/feedback'
import { Form, PlainForm } from '~/ui/form'
import { Details, Prose, Section, Stack } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { SummaryList } from '~/ui/tables'
import { HiddenField, TextArea } from '~/ui/text-fields'
import { changedParts, PlanSummary } from './change'

type Names = Record<EngagementSide, string>
type Listed = ReturnType<typeof changesOf>[number]
type Change = ReturnType<typeof changeOf>['change']

/** What a change is called: what it is once both confirmed it, or whose proposal it is. */
export const changeName = ({ standing, number, side }: Pick<Listed, 'standing' | 'number' | 'side'>, names: Names) =>
  standing === 'confirmed' ? m.change_appendix({ number: formatNumber(number) }) : m.change_of({ name: names[side] })

type SectionProps = { engagementId: string; isActive: boolean; names: Names; changes: readonly Listed[] }

/** On the engagement's page: what is proposed now, and what was changed before. */
export function ChangesSection({ engagementId, isActive, names, changes }: SectionProps) {
  const isWaiting = changes.some(({ standing }) => standing === 'waiting')
  if (changes.length === 0 && !isActive) return null
  return (
    <Section title={m.change_section()} id="changes">
      <Stack gap="small">
        {changes.length === 0 ? <p className="hint">{m.change_none()}</p> : null}
        {changes.map((change) => (
          <article key={change.id}>
            <p>
              <Link to={`/engagements/${engagementId}/changes/${change.id}`}>{changeName(change, names)}</Link>{' '}
              <Tag tone={changeStatusTone[change.standing]}>{changeStatusText[change.standing]()}</Tag>
            </p>
            <ul>
              {changedParts(change.before, change.change).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p className="hint">{whenText(change, names)}</p>
          </article>
        ))}
        {isActive && !isWaiting ? (
          <p>
            <LinkButton variant="secondary" to={`/engagements/${engagementId}/change`} toForm>
              {m.change_propose()}
            </LinkButton>
          </p>
        ) : null}
      </Stack>
    </Section>
  )
}

/** How a change stands, in a sentence: who answers until when, or what became of it. */
export function whenText(
  { standing, side, proposedAt, answeredAt, dueOn }: Omit<Listed, 'code'>,
  names: Names,
): string {
  const proposed = m.change_proposed_on({ name: names[side], day: formatMomentDay(proposedAt) })
  const other = names[otherSide(side)]
  const answered = answeredAt ? formatMomentDay(answeredAt) : ''
  switch (standing) {
    case 'waiting':
      return `${proposed} ${m.change_answer_until({ name: other, day: formatDay(dueOn) })}`
    case 'confirmed':
      return `${proposed} ${m.change_confirmed_on({ name: other, day: answered })}`
    case 'declined':
      return `${proposed} ${m.change_declined_on({ name: other, day: answered })}`
    case 'withdrawn':
      return `${proposed} ${m.change_withdrawn_on({ day: answered })}`
    case 'lapsed':
      return `${proposed} ${m.change_lapsed_on({ name: other, day: formatDay(dueOn) })}`
    case 'closed':
      return `${proposed} ${m.change_closed()}`
  }
}

/** Who confirmed the text, and when: whoever proposed it by that. */
export const ChangeConfirmations = ({ change, names }: { change: Change; names: Names }) => (
  <SummaryList
    items={[
      {
        term: names[change.side],
        detail: m.change_confirmed_by_proposing({
          day: formatMomentDay(change.proposedAt),
          name: personName(change.proposedByName),
        }),
      },
      {
        term: names[otherSide(change.side)],
        detail:
          change.standing === 'confirmed' && change.answeredAt
            ? m.agreement_confirmed({
                day: formatMomentDay(change.answeredAt),
                name: personName(change.answeredByName ?? ''),
              })
            : m.agreement_not_confirmed(),
      },
    ]}
  />
)

export const ChangeFiles = ({ engagementId, changeId }: { engagementId: string; changeId: string }) => (
  <p className="inline">
    <a href={`/engagements/${engagementId}/changes/${changeId}/docx`}>{m.agreement_get_docx()}</a>
    <a href={`/engagements/${engagementId}/changes/${changeId}/pdf`}>{m.agreement_get_pdf()}</a>
  </p>
)

type AnswerProps = {
  isOwn: boolean
  isPossible: boolean
  lastResult: SubmissionResult<string[]> | undefined
}

/** What the reader's side can do about a change that waits. */
export function AnswerChange({ isOwn, isPossible, lastResult }: AnswerProps) {
  const readOnly = useReadOnly()
  const declined = lastResult?.initialValue?.intent === 'decline' ? lastResult : undefined
  const [form, fields] = useForm({
    id: 'decline',
    lastResult: declined,
    constraint: getZodConstraint(declineChangeForm),
    defaultValue: { intent: 'decline', reason: '' },
  })
  if (readOnly) return null
  if (isOwn)
    return (
      <PlainForm>
        <p>{m.change_withdraw_how()}</p>
        <Button variant="secondary" name="intent" value="withdraw">
          {m.change_withdraw()}
        </Button>
      </PlainForm>
    )
  return (
    <Stack>
      {isPossible ? (
        <>
          <p>{m.change_confirm_how()}</p>
          <PlainForm>
            <Button name="intent" value="confirm">
              {m.change_confirm()}
            </Button>
          </PlainForm>
        </>
      ) : null}
      <Details forForm summary={m.change_decline_open()} open={declined !== undefined}>
        <Form form={form}>
          <HiddenField field={fields.intent} />
          <TextArea field={fields.reason} label={m.change_decline_reason()} rows={3} />
          <Button variant="secondary">{m.change_decline()}</Button>
        </Form>
      </Details>
    </Stack>
  )
}

/** Why the other side did not agree. */
export const Declined = ({ reason }: { reason: string }) => (
  <Notice tone="due" title={m.change_declined_because()}>
    <Prose text={reason} />
  </Notice>
)

type AppendicesProps = { engagementId: string; appendices: readonly Pick<Listed, 'id' | 'number'>[] }

/** On the agreement's page: what it is read together with. */
export function Appendices({ engagementId, appendices }: AppendicesProps) {
  if (appendices.length === 0) return null
  return (
    <Notice tone="info">
      <p>{m.change_agreement_appendices()}</p>
      <ul>
        {appendices.toReversed().map(({ id, number }) => (
          <li key={id}>
            <Link to={`/engagements/${engagementId}/changes/${id}`}>
              {m.change_appendix({ number: formatNumber(number) })}
            </Link>
          </li>
        ))}
      </ul>
    </Notice>
  )
}

/** The plan as it was before a change. */
export const PlanBefore = ({ plan }: { plan: Plan }) => (
  <Details summary={m.change_plan_before()}>
    <PlanSummary plan={plan} withMilestones />
  </Details>
)

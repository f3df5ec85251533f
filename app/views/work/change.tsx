import type { ReactNode } from 'react'
import { milestoneChanges, type MilestoneChange, type Plan, type PlanChange } from '~/domain/engagement/plan'
import { totalsOf } from '~/domain/proposals/price'
import { formatDay, formatVnd } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { milestoneStatusText } from '~/i18n/work-terms'
import { Details, Prose } from '~/ui/layout'
import { SummaryList } from '~/ui/tables'
import { PaymentList, PriceLines } from './proposal'

type Item = { term: string; detail: ReactNode }

/** What a change changes, part by part: what is now, and what it would be. */
export const ChangeSummary = ({ before, change, reason }: { before: Plan; change: PlanChange; reason: string }) => (
  <SummaryList
    items={[
      { term: m.change_reason(), detail: <Prose text={reason} /> },
      ...milestoneItems(milestoneChanges(before, change)),
      ...(change.scope ? [{ term: m.change_scope(), detail: <Prose text={change.scope} /> }] : []),
      ...priceItems(before, change),
      ...paymentItems(before, change),
    ]}
  />
)

/** The same in a few lines, for a list. */
export const changedParts = (before: Plan, change: PlanChange): string[] => [
  ...milestoneChanges(before, change).flatMap(milestoneLines),
  ...(change.scope ? [m.change_part_scope()] : []),
  ...(change.lines ? [priceLine(before, change.lines)] : []),
  ...(change.payments ? [m.change_part_payments()] : []),
]

function milestoneItems(changes: readonly MilestoneChange[]): Item[] {
  if (changes.length === 0) return []
  return [
    {
      term: m.change_part_milestones(),
      detail: (
        <ul>
          {changes.flatMap(milestoneLines).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ),
    },
  ]
}

function milestoneLines(change: MilestoneChange): string[] {
  if (change.kind === 'taken_out') return [m.change_milestone_taken_out({ title: change.before.title })]
  const { title, handover, dueOn } = change.now
  const day = formatDay(dueOn)
  if (change.kind === 'added') {
    const added = m.change_milestone_added({ title, day })
    return handover ? [`${added} ${m.proposal_milestone_hands_over({ handover })}`] : [added]
  }
  const { before } = change
  return [
    ...(before.dueOn === dueOn
      ? []
      : [m.change_milestone_moved({ title, before: formatDay(before.dueOn), after: day })]),
    ...(before.title === title ? [] : [m.change_milestone_renamed({ before: before.title, after: title })]),
    ...(before.handover === handover
      ? []
      : [m.change_milestone_hands_over({ title, before: said(before.handover), after: said(handover) })]),
  ]
}

const said = (text: string | null) => text ?? m.proposal_compare_not_said()

function priceLine({ priceVnd }: Plan, lines: NonNullable<PlanChange['lines']>): string {
  const after = totalsOf(lines).priceVnd
  const part = m.proposal_price()
  return m.proposal_change_from_to({ part, before: formatVnd(priceVnd), after: formatVnd(after) })
}

function priceItems(before: Plan, { lines }: PlanChange): Item[] {
  if (!lines) return []
  return [
    {
      term: m.change_part_price(),
      detail: (
        <>
          <p>{priceLine(before, lines)}</p>
          <PriceLines lines={lines} />
          {before.lines.length > 0 ? (
            <Details summary={m.change_before()}>
              <PriceLines lines={before.lines} />
            </Details>
          ) : null}
        </>
      ),
    },
  ]
}

function paymentItems(before: Plan, { lines, payments }: PlanChange): Item[] {
  const after = payments ?? before.payments
  if ((!payments && !lines) || after.length === 0) return []
  return [
    {
      term: m.proposal_payments(),
      detail: (
        <>
          <PaymentList payments={after} priceVnd={lines ? totalsOf(lines).priceVnd : before.priceVnd} />
          {before.payments.length > 0 ? (
            <Details summary={m.change_before()}>
              <PaymentList payments={before.payments} priceVnd={before.priceVnd} />
            </Details>
          ) : null}
        </>
      ),
    },
  ]
}

/** What two sides have agreed on, at whatever time: with the milestones, or without them where the page shows them otherwise. */
export const PlanSummary = ({ plan, withMilestones = false }: { plan: Plan; withMilestones?: boolean }) => (
  <SummaryList
    items={[
      {
        term: m.proposal_scope(),
        detail: (
          <>
            <Prose text={plan.scope} />
            {plan.scopeChanges.map((text, index) => (
              <div key={index}>
                <p>
                  <strong>{m.change_scope()}</strong>
                </p>
                <Prose text={text} />
              </div>
            ))}
          </>
        ),
      },
      ...(withMilestones ? [{ term: m.change_part_milestones(), detail: <Milestones plan={plan} /> }] : []),
      {
        term: m.proposal_price(),
        detail: (
          <>
            {formatVnd(plan.priceVnd)}
            <PriceLines lines={plan.lines} />
          </>
        ),
      },
      ...(plan.payments.length > 0
        ? [{ term: m.proposal_payments(), detail: <PaymentList payments={plan.payments} priceVnd={plan.priceVnd} /> }]
        : []),
    ]}
  />
)

const Milestones = ({ plan }: { plan: Plan }) => (
  <ol className="milestone-list">
    {plan.milestones.map(({ id, title, handover, dueOn, status }) => (
      <li key={id}>
        {m.change_milestone_said({ title, day: formatDay(dueOn), status: milestoneStatusText[status]() })}
        {handover ? <p className="hint">{m.proposal_milestone_hands_over({ handover })}</p> : null}
      </li>
    ))}
  </ol>
)

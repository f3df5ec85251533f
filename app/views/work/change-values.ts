import { type ChangedMilestone, type Plan, type PlanChange, type PlannedMilestone } from '~/domain/engagement/plan'
import { FOR_ALL } from '~/domain/proposals/forms'
import { formatNumber } from '~/i18n/format'

type Row<Name extends string> = Record<Name, string>

/** What stands in the fields of the form. */
export type ChangeValues = Row<'id' | 'reason' | 'scope'> & {
  milestones: Row<'id' | 'title' | 'handover' | 'dueOn'>[]
  lines: Row<'title' | 'amountVnd' | 'vat' | 'memberId'>[]
  payments: Row<'title' | 'percent'>[]
}

/** What the form begins with: the plan as it is, or what the same side proposed before. */
export function changeValues(id: string, plan: Plan, before?: { reason: string; change: PlanChange }): ChangeValues {
  const lines = before?.change.lines ?? plan.lines
  const payments = before?.change.payments ?? plan.payments
  return {
    id,
    reason: before?.reason ?? '',
    scope: before?.change.scope ?? '',
    milestones: openRows((before?.change.milestones ?? plan.milestones).map(milestoneValues), plan),
    lines: [
      ...lines.map(({ title, amountVnd, vat, memberId }) => ({
        title,
        amountVnd: formatNumber(amountVnd),
        vat,
        memberId: memberId ?? FOR_ALL,
      })),
      ...(lines.length === 0 ? [{ title: '', amountVnd: '', vat: '', memberId: '' }] : []),
    ],
    payments: [
      ...payments.map(({ title, percent }) => ({ title, percent: formatNumber(percent) })),
      ...(payments.length === 0 ? [{ title: '', percent: '' }] : []),
    ],
  }
}

/** A draft as it was typed, without milestones that are accepted or gone by now, and with those that were begun. */
export const draftValues = (typed: ChangeValues, plan: Plan): ChangeValues => ({
  ...typed,
  milestones: openRows(typed.milestones ?? [], plan),
})

const milestoneValues = ({ id, title, handover, dueOn }: PlannedMilestone | ChangedMilestone) => ({
  id: id ?? '',
  title,
  handover: handover ?? '',
  dueOn,
})

function openRows(rows: ChangeValues['milestones'], plan: Plan): ChangeValues['milestones'] {
  const open = plan.milestones.filter(({ status }) => status !== 'accepted')
  const missing = open.filter(({ id, status }) => status !== 'planned' && rows.every((row) => row.id !== id))
  return [...missing.map(milestoneValues), ...rows.filter((row) => !row.id || open.some(({ id }) => id === row.id))]
}

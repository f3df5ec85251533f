import { type Day, daysBetween } from '../days'
import type { Payment, PriceLine } from '../proposals/price'
import type { MilestoneStatus } from './lifecycle'

export type PlannedMilestone = {
  id: string
  title: string
  handover: string | null
  dueOn: Day
  status: MilestoneStatus
  /** In the work for a group: the member that it is for; null: all. */
  memberId: string | null
}

/** `memberId`: of a group, whom it is for; null: all. */
export type PlanLine = PriceLine & { memberId: string | null }

/** What two sides have agreed on: the proposal as it was chosen, with whatever they have changed since. */
export type Plan = {
  scope: string
  /** What was changed of the scope, the first first. */
  scopeChanges: string[]
  milestones: PlannedMilestone[]
  /** None: sent before a price had lines. */
  lines: PlanLine[]
  priceVnd: number
  payments: Payment[]
}

/** A milestone as it would be from then on; `id` null: it is new. */
export type ChangedMilestone = { id: string | null; title: string; handover: string | null; dueOn: Day }

/** What of a plan is changed; null: nothing of that. `milestones`: all that are not accepted, those left out are taken out. */
export type PlanChange = {
  scope: string | null
  milestones: ChangedMilestone[] | null
  lines: PlanLine[] | null
  payments: Payment[] | null
}

type Proposed = {
  scope?: string
  milestones: readonly { id?: string; title: string; handover?: string; dueOn: Day }[]
  lines: readonly (PriceLine & { memberId?: string })[]
  payments: readonly Payment[]
}

const isOpen = ({ status }: PlannedMilestone) => status !== 'accepted'
const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
const saidIn = ({ id, title, handover, dueOn }: PlannedMilestone | ChangedMilestone): ChangedMilestone => ({
  id,
  title,
  handover,
  dueOn,
})

/** Milestones in the order in which they are worked on: as they were, and a new one before the first that ends later, but after every one that was begun. */
function inOrder(open: readonly PlannedMilestone[], rows: readonly ChangedMilestone[]): ChangedMilestone[] {
  const placed = open.flatMap(({ id }) => rows.find((row) => row.id === id) ?? [])
  const begun = new Set(open.filter(({ status }) => status !== 'planned').map(({ id }) => id))
  for (const added of rows.filter(({ id }) => id === null)) {
    const first = placed.findLastIndex(({ id }) => id !== null && begun.has(id)) + 1
    const later = placed.findIndex(({ dueOn }, index) => index >= first && daysBetween(added.dueOn, dueOn) > 0)
    placed.splice(later === -1 ? placed.length : later, 0, added)
  }
  return placed
}

/** What a form proposes, against the plan as it is. */
export function changeBy(plan: Plan, { scope, milestones, lines, payments }: Proposed): PlanChange {
  const open = plan.milestones.filter(isOpen)
  const rows = inOrder(
    open,
    milestones.map(({ id, title, handover, dueOn }) => ({ id: id ?? null, title, handover: handover ?? null, dueOn })),
  )
  const changed = <V>(before: unknown, after: readonly V[]) =>
    after.length === 0 || same(before, after) ? null : [...after]
  return {
    scope: scope ?? null,
    milestones: changed(open.map(saidIn), rows),
    lines: changed(
      plan.lines,
      lines.map(({ title, amountVnd, vat, memberId }) => ({ title, amountVnd, vat, memberId: memberId ?? null })),
    ),
    payments: changed(
      plan.payments,
      payments.map(({ title, percent }) => ({ title, percent })),
    ),
  }
}

export const isUnchanged = (change: PlanChange) => Object.values(change).every((part) => part === null)

export type MilestoneChange =
  | { kind: 'added'; now: ChangedMilestone }
  | { kind: 'taken_out'; before: PlannedMilestone }
  | { kind: 'changed'; before: PlannedMilestone; now: ChangedMilestone }

/** What is changed of single milestones, in the order in which they are worked on; those taken out last. */
export function milestoneChanges(plan: Pick<Plan, 'milestones'>, { milestones }: PlanChange): MilestoneChange[] {
  if (!milestones) return []
  const open = plan.milestones.filter(isOpen)
  return [
    ...milestones.flatMap((now): MilestoneChange[] => {
      const before = open.find(({ id }) => id === now.id)
      if (!before) return [{ kind: 'added', now }]
      return same(saidIn(before), saidIn(now)) ? [] : [{ kind: 'changed', before, now }]
    }),
    ...open
      .filter(({ id }) => !milestones.some((now) => now.id === id))
      .map((before): MilestoneChange => ({ kind: 'taken_out', before })),
  ]
}

/** A milestone that ends before the one that is worked on before it, by their numbers in the plan. */
export type OutOfOrder = { number: number; before: number }

/**
 * Where a change leaves milestones whose days are not in the order in which they are worked on: numbers that were agreed on stay, and
 * what was begun stays first, so that such a day is asked about before it is proposed.
 */
export function outOfOrder(
  { milestones: planned }: Pick<Plan, 'milestones'>,
  { milestones }: PlanChange,
): OutOfOrder[] {
  const done = planned.filter((milestone) => !isOpen(milestone)).length
  return (milestones ?? []).flatMap(({ dueOn }, index, all) => {
    const earlier = all[index - 1]
    return earlier && daysBetween(earlier.dueOn, dueOn) < 0 ? [{ number: done + index + 1, before: done + index }] : []
  })
}

/** The days that a change newly sets. */
export const newDays = (changes: readonly MilestoneChange[]): Day[] =>
  changes.flatMap((change) => {
    if (change.kind === 'added') return [change.now.dueOn]
    return change.kind === 'changed' && change.now.dueOn !== change.before.dueOn ? [change.now.dueOn] : []
  })

/**
 * The milestones that are not accepted as a change of another state of the plan (`before`) makes them now; null where it no longer can:
 * what it changes was accepted meanwhile, what it takes out was begun, or nothing would be left to do.
 */
export function openAfter(now: Plan, before: Plan, change: PlanChange): ChangedMilestone[] | null {
  const open = now.milestones.filter(isOpen)
  if (!change.milestones) return open.map(saidIn)
  const ids = new Map(open.map(({ id, status }) => [id, status]))
  const isPossible = milestoneChanges(before, change).every((each) => {
    if (each.kind === 'added') return true
    return each.kind === 'taken_out' ? ids.get(each.before.id) === 'planned' : ids.has(each.before.id)
  })
  const rows = inOrder(
    open,
    change.milestones.filter(({ id }) => id === null || ids.has(id)),
  )
  return isPossible && rows.length > 0 ? rows : null
}

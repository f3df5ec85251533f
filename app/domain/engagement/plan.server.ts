import { and, asc, eq, inArray } from 'drizzle-orm'
import { today } from '~db/clock'
import type { Reader, Tx } from '~db/connection'
import { engagements, milestones, planChanges } from '~db/schema'
import { totalsOf } from '../proposals/price'
import { offersOf } from '../proposals/versions.server'
import { type ChangeStatus, changeStanding } from './lifecycle'
import type { Plan } from './plan'

/** What the two sides of an engagement have agreed on as it stands now: the proposal as it was chosen, and each appendix after it. */
export function planOf(reader: Reader, engagementId: string): Plan {
  const { proposalId } = reader.select().from(engagements).where(eq(engagements.id, engagementId)).get()!
  const offer = offersOf([proposalId], reader).get(proposalId)!
  const planned = reader
    .select({
      id: milestones.id,
      title: milestones.title,
      handover: milestones.handover,
      dueOn: milestones.dueOn,
      status: milestones.status,
      memberId: milestones.memberId,
    })
    .from(milestones)
    .where(eq(milestones.engagementId, engagementId))
    .orderBy(asc(milestones.position))
    .all()
  const changes = appendicesOf(reader, engagementId).map(({ change }) => change)
  const lastOf = <Part extends 'lines' | 'payments'>(part: Part) => changes.findLast((change) => change[part])?.[part]
  const lines = lastOf('lines')
  return {
    scope: offer.scope,
    scopeChanges: changes.flatMap(({ scope }) => scope ?? []),
    milestones: planned,
    lines: lines ?? offer.lines.map(({ title, amountVnd, vat, memberId }) => ({ title, amountVnd, vat, memberId })),
    priceVnd: lines ? totalsOf(lines).priceVnd : offer.priceVnd,
    payments: lastOf('payments') ?? offer.payments.map(({ title, percent }) => ({ title, percent })),
  }
}

/** Changes that both sides confirmed, the first first. */
export const appendicesOf = (reader: Reader, engagementId: string) =>
  reader
    .select()
    .from(planChanges)
    .where(and(eq(planChanges.engagementId, engagementId), eq(planChanges.status, 'confirmed')))
    .orderBy(asc(planChanges.number))
    .all()

/** Of several engagements the change that waits for an answer today, by engagement. */
export const waitingChanges = (reader: Reader, engagementIds: readonly string[]) =>
  new Map(
    reader
      .select({
        id: planChanges.id,
        engagementId: planChanges.engagementId,
        side: planChanges.side,
        dueOn: planChanges.dueOn,
        status: planChanges.status,
      })
      .from(planChanges)
      .where(and(inArray(planChanges.engagementId, [...engagementIds]), eq(planChanges.status, 'waiting')))
      .all()
      .filter((change) => changeStanding(change, today()) === 'waiting')
      .map((change) => [change.engagementId, change]),
  )

/** Of all that nobody answered those that stand so today. */
export const unansweredChanges = (tx: Tx, standing: Extract<ChangeStatus, 'waiting' | 'lapsed'>) =>
  tx
    .select()
    .from(planChanges)
    .where(eq(planChanges.status, 'waiting'))
    .all()
    .filter((change) => changeStanding(change, today()) === standing)

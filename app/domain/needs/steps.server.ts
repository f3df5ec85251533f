import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { needs, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { groupBy } from '../group-by'
import type { NeedStatus } from './lifecycle'
import { type Asked, type NeedStep, nextNeedStep } from './next-step'

type Row = Pick<typeof requests.$inferSelect, 'status' | 'sentAt' | 'dueAt' | 'answeredAt' | 'remindedAt'>

const dayOrNull = (moment: Date | null) => moment && dayOf(moment)

/** A request's days in Vietnam. */
export const askedOf = ({ status, sentAt, dueAt, answeredAt, remindedAt }: Row): Asked => ({
  status,
  sentOn: dayOf(sentAt),
  dueOn: dayOf(dueAt),
  answeredOn: dayOrNull(answeredAt),
  remindedOn: dayOrNull(remindedAt),
})

/** What each of the needs waits for, by its id. */
export function needSteps(rows: readonly { id: string; status: NeedStatus }[]): Map<string, NeedStep> {
  const ids = rows.map(({ id }) => id)
  const sent = db
    .select({
      needId: requests.needId,
      status: requests.status,
      sentAt: requests.sentAt,
      dueAt: requests.dueAt,
      answeredAt: requests.answeredAt,
      remindedAt: requests.remindedAt,
    })
    .from(requests)
    .where(inArray(requests.needId, ids))
    .all()
  const byNeed = groupBy(sent, ({ needId }) => needId)
  const stepOf = ({ id, status }: (typeof rows)[number]) =>
    nextNeedStep(status, (byNeed.get(id) ?? []).map(askedOf), today())
  return new Map(rows.map((need) => [need.id, stepOf(need)]))
}

/** The enterprise's needs that are not ended, the newest first, each with its next step. */
export function openNeedSteps(actor: Actor) {
  if (!actor.organisationId) return []
  const own = db
    .select({ id: needs.id, text: needs.text, status: needs.status })
    .from(needs)
    .where(and(eq(needs.organisationId, actor.organisationId), ne(needs.status, 'closed')))
    .orderBy(desc(needs.createdAt))
    .all()
  const steps = needSteps(own)
  return own.map((need) => ({ ...need, step: steps.get(need.id)! }))
}

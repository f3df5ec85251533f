import { and, desc, eq, inArray, ne } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { interests, needs, profiles, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { profileIsPublic } from '../directory/queries.server'
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
  const said = interestDays(ids)
  const stepOf = ({ id, status }: (typeof rows)[number]) =>
    nextNeedStep(
      status,
      {
        requests: (byNeed.get(id) ?? []).map(askedOf),
        interests: (said.get(id) ?? []).map(({ saidAt }) => dayOf(saidAt)),
      },
      today(),
    )
  return new Map(rows.map((need) => [need.id, stepOf(need)]))
}

/** When interests were said that wait for an answer, by need; of consultants who are shown to everybody. */
const interestDays = (needIds: readonly string[]) =>
  groupBy(
    db
      .select({ needId: interests.needId, saidAt: interests.saidAt })
      .from(interests)
      .innerJoin(profiles, eq(profiles.id, interests.profileId))
      .where(and(inArray(interests.needId, [...needIds]), eq(interests.status, 'waiting'), profileIsPublic()))
      .all(),
    ({ needId }) => needId,
  )

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

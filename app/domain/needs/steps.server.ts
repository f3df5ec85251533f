import { and, desc, eq, inArray, isNull, ne } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { interests, needs, profiles, proposals, proposalVersions, requests, waves } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { profileIsPublic } from '../directory/queries.server'
import type { Day } from '../days'
import { groupBy } from '../group-by'
import { outlookOf } from '../proposals/waves'
import type { NeedStatus } from './lifecycle'
import { chooseDay, type NeedStep, nextNeedStep } from './next-step'

type Row = Pick<
  typeof requests.$inferSelect,
  'status' | 'sentAt' | 'dueAt' | 'answeredAt' | 'withdrawnAt' | 'remindedAt'
>

const dayOrNull = (moment: Date | null) => moment && dayOf(moment)

/** A request's days in Vietnam. */
export const askedOf = ({ status, sentAt, dueAt, answeredAt, withdrawnAt, remindedAt }: Row) => ({
  status,
  sentOn: dayOf(sentAt),
  dueOn: dayOf(dueAt),
  answeredOn: dayOrNull(answeredAt),
  withdrawnOn: dayOrNull(withdrawnAt),
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
      withdrawnAt: requests.withdrawnAt,
      remindedAt: requests.remindedAt,
      profileId: requests.profileId,
      interestedAt: requests.interestedAt,
      validUntil: proposalVersions.validUntil,
    })
    .from(requests)
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .where(inArray(requests.needId, ids))
    .all()
  const opened = new Map(openedIn(ids).map(({ id, openedAt }) => [id, dayOrNull(openedAt)]))
  const byNeed = groupBy(sent, ({ needId }) => needId)
  const said = interestDays(ids)
  const running = new Map(wavesOf(ids).map((row) => [row.needId, row]))
  const stepOf = ({ id, status }: (typeof rows)[number]) => {
    const own = byNeed.get(id) ?? []
    const interestsSaid = (said.get(id) ?? []).map(({ saidAt }) => dayOf(saidAt))
    const awaited = {
      openSince: opened.get(id) ?? null,
      requests: own.map(({ validUntil, ...asked }) => ({ ...askedOf(asked), validUntil })),
      interests: interestsSaid,
      nextWave: nextWave(running.get(id), own, interestsSaid.length),
    }
    return nextNeedStep(status, awaited, today())
  }
  return new Map(rows.map((need) => [need.id, stepOf(need)]))
}

/** Until when enterprises are expected to choose among what was offered, by need; none where nothing was. */
export function chooseDays(needIds: readonly string[]): Map<string, Day> {
  const proposed = db
    .select()
    .from(requests)
    .where(and(inArray(requests.needId, [...needIds]), eq(requests.status, 'proposed')))
    .all()
  return new Map([...groupBy(proposed, ({ needId }) => needId)].map(([id, own]) => [id, chooseDay(own.map(askedOf))]))
}

/** Since when needs are open, the last time; null: a draft. */
const openedIn = (needIds: readonly string[]) =>
  db
    .select({ id: needs.id, publishedAt: needs.publishedAt, reopenedAt: needs.reopenedAt })
    .from(needs)
    .where(inArray(needs.id, [...needIds]))
    .all()
    .map(({ id, publishedAt, reopenedAt }) => ({ id, openedAt: reopenedAt ?? publishedAt }))

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

const wavesOf = (needIds: readonly string[]) =>
  db
    .select()
    .from(waves)
    .where(and(inArray(waves.needId, [...needIds]), isNull(waves.stoppedAt)))
    .all()

/** What the next wave of waves that go on waits for. */
export const wavesOutlook = (
  { wanted, most, lastWaveAt, blockedAt }: typeof waves.$inferSelect,
  requests: Parameters<typeof outlookOf>[1],
  waiting: number,
) => {
  const isBlocked = blockedAt !== null && dayOf(blockedAt) === today()
  return outlookOf({ wanted, waiting, most, lastOn: dayOf(lastWaveAt), isBlocked }, requests, today())
}

/** When the next wave is looked at; null where none goes out as things stand. */
function nextWave(
  running: typeof waves.$inferSelect | undefined,
  requests: Parameters<typeof outlookOf>[1],
  waiting: number,
) {
  const outlook = running && wavesOutlook(running, requests, waiting)
  return outlook?.kind === 'due' ? { on: outlook.on, wanted: running!.wanted } : null
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

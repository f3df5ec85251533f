import { eq } from 'drizzle-orm'
import { expect, vi } from 'vitest'
import { addDays, type Day } from '~/domain/days'
import { storeMatches } from '~/domain/matching/store-matches.server'
import { BUILT_IN_VERSION } from '~/domain/matching/ranking/weights'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { requestsOf } from '~/domain/proposals/queries.server'
import { sayInterested } from '~/domain/proposals/say-interested.server'
import { sendWaves } from '~/domain/proposals/send-waves.server'
import { startWaves } from '~/domain/proposals/start-waves.server'
import { lastWaves, leftToInvite } from '~/domain/proposals/waves.server'
import * as needPage from '~/routes/enterprise/need'
import * as needsPage from '~/routes/enterprise/needs'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, needs, requests } from '~db/schema'
import { consultant, enterprise, publishedNeed } from '~tests/scenarios'
import { args } from './page-calls'
import { MONDAY, on } from './sent-requests'

/** As `at`, for what takes its time. */
export async function standingAt<T>(moment: Date, work: () => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ['Date'], now: moment })
  const done = await work()
  vi.useRealTimers()
  return done
}

export type Consultant = ReturnType<typeof consultant>

/** An open need with its kept list of so many consultants, best first. */
export function needWithList(count: number, day: Day = MONDAY) {
  return at(on(day), () => {
    const list = Array.from({ length: count }, (_, place) => consultant({ name: `Chuyên gia số ${place + 1}` }))
    const need = publishedNeed({ enterprise: enterprise() })
    keepList(need.needId, list)
    return { ...need, list }
  })
}
export type Need = ReturnType<typeof needWithList>

export const keepList = (id: string, list: readonly Consultant[]) => {
  const unordered = { score: 0, reasons: [], missing: [], isNewcomer: false }
  storeMatches(
    needOf({ needId: id }),
    list.map(({ profileId }) => ({ profileId, ...unordered })),
    BUILT_IN_VERSION,
  )
}

export const needOf = ({ needId }: Pick<Need, 'needId'>) => db.select().from(needs).where(eq(needs.id, needId)).get()!
export const start = (
  need: Need,
  change: { size?: number; wanted?: number; by?: Need['enterprise']; id?: string } = {},
) => {
  const { by = need.enterprise, id = newId(), ...counts } = change
  const input = { size: 5, wanted: 3, message: 'Mời anh chị.', contactFrom: 'interested' as const, ...counts }
  startWaves(by, need.needId, { id, ...input, seen: leftToInvite(needOf(need)) })
}
export const sentOf = ({ needId }: Pick<Need, 'needId'>) =>
  db.select().from(requests).where(eq(requests.needId, needId)).orderBy(requests.sentAt).all()
/** Whom each wave invited, by their place on the list from 1. */
export const waveOf = (need: Need, wave: number) =>
  sentOf(need)
    .filter((sent) => sent.wave === wave)
    .map(({ profileId }) => need.list.findIndex((one) => one.profileId === profileId) + 1)
    .sort((a, b) => a - b)
export const requestTo = ({ actor }: Consultant, { needId }: Need) =>
  requestsOf(actor).toAnswer.find((request) => request.needId === needId)!.id
export const decline = (need: Need, place: number, day: Day) =>
  at(on(day), () =>
    declineRequest(need.list[place - 1]!.actor, requestTo(need.list[place - 1]!, need), { reason: 'other' }),
  )
export const like = (need: Need, place: number, day: Day) =>
  at(on(day), () => sayInterested(need.list[place - 1]!.actor, requestTo(need.list[place - 1]!, need), {}))
/** The job of a morning, as the worker does it. */
export const morning = (day: Day) => at(new Date(`${day}T07:00:05+07:00`), sendWaves)
export const mornings = (from: Day, to: Day) => {
  for (let day = from; day <= to; day = addDays(day, 1)) morning(day)
}
export const standing = (need: Need) => lastWaves(need.needId)!
export const eventsNamed = (name: 'waves.sent' | 'waves.blocked' | 'waves.ended') =>
  db.select().from(events).where(eq(events.name, name)).all()
export const stepOn = (need: Need, day: Day) =>
  standingAt(on(day), async () => {
    const page = await needPage.loader(await args(need.enterprise, { needId: need.needId }))
    const { needs: listed } = await needsPage.loader(await args(need.enterprise, {}))
    expect(listed.find(({ id }) => id === need.needId)?.told).toEqual(page.told)
    return { kind: page.step.kind, actor: page.step.actor, dueOn: page.step.dueOn }
  })

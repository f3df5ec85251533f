import { eq } from 'drizzle-orm'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { chooseServices } from '~/domain/directory/choose-services.server'
import { withdrawProfile } from '~/domain/directory/withdraw-profile.server'
import { addDays } from '~/domain/days'
import { ensureIndexes } from '~/domain/discovery/indexes.server'
import { needsConcerned } from '~/domain/matching/needs-concerned.server'
import { NEW_DAYS } from '~/domain/matching/lifecycle'
import { proposedConsultants } from '~/domain/matching/proposed-consultants.server'
import { refreshMatches } from '~/domain/matching/refresh-matches.server'
import { setWeights } from '~/domain/matching/set-weights.server'
import { storeMatches } from '~/domain/matching/store-matches.server'
import { BUILT_IN_VERSION, BUILT_IN_WEIGHTS } from '~/domain/matching/ranking/weights'
import { closeNeed } from '~/domain/needs/close-need.server'
import { changeNeed } from '~/domain/needs/draft-need.server'
import { managedNeed, needPage } from '~/domain/needs/queries.server'
import { remind } from '~/domain/notifications/remind.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { sendRequests } from '~/domain/proposals/send-request.server'
import { enqueueOnce } from '~/jobs/outbox.server'
import { dailyJobs } from '~/worker/daily-jobs.server'
import { drainJobs } from '~/worker/worker.server'
import { needView } from '~/views/needs/need-view.server'
import { at, today } from '~db/clock'
import { db, transact } from '~db/connection'
import { events, jobs, matches, profiles } from '~db/schema'
import { askConsultant, consultant, department, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { makeAllDue } from '../alerts/saved'
import { toldTo } from '../notifications/told'

/** The embedded engine alone answers, but for the test of both. */
const url = process.env.MEILI_URL
beforeEach(async () => {
  delete process.env.MEILI_URL
  freshDatabase()
  await ensureIndexes()
})

type Need = ReturnType<typeof publishedNeed>

/** Whatever waits is done, also what is put off for some seconds. */
async function catchUp() {
  await drainJobs()
  makeAllDue()
  await drainJobs()
}
const page = ({ enterprise: owner, needId }: Need) => needPage(owner, needId)
const listOf = async (need: Need) => (await proposedConsultants(page(need))).matches
const namesIn = async (need: Need) => (await listOf(need)).map(({ id }) => id)
const newIn = async (need: Need) => (await listOf(need)).filter(({ newOn }) => newOn !== null).map(({ id }) => id)
const rows = () => db.select().from(matches).all()
const timesMatched = () => db.select().from(events).where(eq(events.name, 'need.matched')).all().length
const waiting = (kind: string) => db.select().from(jobs).where(eq(jobs.kind, kind)).all()
const refreshes = () => waiting('matching.refresh')
const later = (days: number) => new Date(Date.now() + days * 86_400_000)

/** An open need with its first list: one consultant. */
async function openNeed() {
  const first = consultant({ subjects: ['TPM'], name: 'Người có từ đầu' })
  const need = publishedNeed({ subjects: ['TPM'] })
  await catchUp()
  return { first, need }
}

afterAll(() => {
  process.env.MEILI_URL = url
})

describe('the list of an open need', () => {
  it('is joined by who is published later, as new; the first list marks nobody', async () => {
    const { first, need } = await openNeed()
    expect([await namesIn(need), await newIn(need)]).toEqual([[first.profileId], []])
    const second = consultant({ subjects: ['TPM'], name: 'Người đến sau' })
    await catchUp()
    expect((await namesIn(need)).sort()).toEqual([first.profileId, second.profileId].sort())
    expect(await newIn(need)).toEqual([second.profileId])
    const { matches: shown } = await needView(need.enterprise, page(need))
    expect(shown.find(({ profileId }) => profileId === second.profileId)?.newOn).toBe(today())
  })

  it('marks who joined an empty list, for some days', async () => {
    const need = publishedNeed({ subjects: ['TPM'] })
    await catchUp()
    expect(await namesIn(need)).toEqual([])
    const { profileId } = consultant({ subjects: ['TPM'] })
    await catchUp()
    expect(await newIn(need)).toEqual([profileId])
    const [row] = rows()
    const joined = (daysAgo: number) => {
      db.update(matches)
        .set({ addedAt: later(-daysAgo) })
        .run()
      return newIn(need)
    }
    expect(await joined(NEW_DAYS - 1)).toEqual([profileId])
    expect(await joined(NEW_DAYS)).toEqual([])
    expect(row!.addedAt).not.toBeNull()
  })

  it('follows a change of services, and loses who withdrew, to whom no invitation can be sent any more', async () => {
    const { first, need } = await openNeed()
    const other = consultant({ subjects: ['HACCP'] })
    await catchUp()
    expect(await namesIn(need)).toEqual([first.profileId])
    chooseServices(other.actor, { subjects: ['HACCP', 'TPM'] })
    await catchUp()
    expect(await newIn(need)).toEqual([other.profileId])

    withdrawProfile(other.actor)
    expect(await namesIn(need)).toEqual([first.profileId])
    await catchUp()
    expect(rows().map(({ profileId }) => profileId)).toEqual([first.profileId])
    const invite = () => sendRequests(need.enterprise, need.needId, { profileIds: [other.profileId], message: '' })
    expect(invite).toThrow('request.profile_unavailable')
  })

  it('keeps the request to who is proposed no more', async () => {
    const { first, need } = await openNeed()
    const asked = askConsultant(need, first)
    chooseServices(first.actor, { subjects: ['FSC'] })
    await catchUp()
    expect(rows()).toEqual([])
    const { requests } = await needView(need.enterprise, page(need))
    expect(requests).toMatchObject([{ id: asked.requestId, status: 'sent' }])
  })

  it('loses whose check ended with the day, by the job of that day', async () => {
    const { first, need } = await openNeed()
    db.update(profiles)
      .set({ checkedUntil: addDays(today(), -1) })
      .where(eq(profiles.id, first.profileId))
      .run()
    expect(await namesIn(need)).toEqual([])
    expect(rows()).toHaveLength(1)
    dailyJobs()()
    await drainJobs()
    expect(rows()).toEqual([])
  })

  it('is ordered by weights that the department sets, at once; nobody is new by that', async () => {
    const { first, need } = await openNeed()
    consultant({ subjects: ['TPM'] })
    await catchUp()
    db.delete(matches).where(eq(matches.profileId, first.profileId)).run()
    db.update(profiles)
      .set({ updatedAt: later(-2) })
      .run()
    db.update(matches).set({ addedAt: null }).run()
    setWeights(department(), {
      weights: { ...BUILT_IN_WEIGHTS, area: 1 },
      reason: 'Thử cách xếp khác.',
      seenVersion: BUILT_IN_VERSION,
    })
    await drainJobs()
    expect(new Set(rows().map(({ weightsVersion }) => weightsVersion))).toEqual(new Set([`${BUILT_IN_VERSION}.1`]))
    expect([(await namesIn(need)).length, await newIn(need)]).toEqual([2, []])
  })
})

describe('looking again', () => {
  it('writes nothing and records no event where nothing changed', async () => {
    await openNeed()
    const before = { rows: rows(), matched: timesMatched() }
    expect(before.rows).toHaveLength(1)
    await refreshMatches()
    expect({ rows: rows(), matched: timesMatched() }).toEqual(before)
  })

  it('is one job for all changes of a profile, put off for a moment; a change during it asks for another', async () => {
    const { first } = await openNeed()
    const follows = () => waiting('matching.follow')
    chooseServices(first.actor, { subjects: ['TPM', 'HACCP'] })
    chooseServices(first.actor, { subjects: ['TPM', 'FSC'] })
    expect(follows()).toMatchObject([{ payload: { profileId: first.profileId } }])
    expect(follows()[0]!.runAfter.getTime()).toBeGreaterThan(Date.now())
    db.update(jobs)
      .set({ lockedUntil: later(1) })
      .run()
    chooseServices(first.actor, { subjects: ['TPM'] })
    expect(follows()).toHaveLength(2)
  })

  it('is for the needs that a changed profile concerns', async () => {
    const { first, need } = await openNeed()
    const other = publishedNeed({ subjects: ['HACCP'], text: 'Bếp ăn tập thể muốn làm HACCP cho bữa ăn công nhân.' })
    await catchUp()
    expect(await needsConcerned([first.profileId])).toEqual([need.needId])
    chooseServices(first.actor, { subjects: ['HACCP'] })
    expect((await needsConcerned([first.profileId])).sort()).toEqual([need.needId, other.needId].sort())
    await catchUp()
    expect(rows()).toMatchObject([{ needId: other.needId, profileId: first.profileId }])
  })

  it('follows the size of the enterprise', () => {
    const { enterprise: owner, needId } = publishedNeed()
    db.delete(jobs).run()
    changeOrganisation(owner, owner.organisationId!, {
      name: owner.organisationName!,
      enterpriseKind: 'enterprise',
      provinceCode: '14',
      communeCode: '04018',
      employees: 400,
    } as Parameters<typeof changeOrganisation>[2])
    expect(waiting('matching.suggest')).toMatchObject([{ payload: { needId } }])
  })

  it('brings forward what was put off, where it is wanted at once', () => {
    const soon = later(0)
    transact((tx) => enqueueOnce(tx, 'matching.refresh', {}, later(1)))
    transact((tx) => enqueueOnce(tx, 'matching.refresh', {}, soon))
    expect(refreshes()).toMatchObject([{ runAfter: soon }])
  })

  it('waits until search was told of a change, and comes back while one engine was not', async () => {
    const { need } = await openNeed()
    const { profileId } = consultant({ subjects: ['TPM'] })
    await expect(refreshMatches()).rejects.toThrow()
    expect(await newIn(need)).toEqual([])

    process.env.MEILI_URL = 'http://127.0.0.1:1'
    await catchUp()
    expect(await newIn(need)).toEqual([profileId])
    expect(waiting('matching.follow')).toHaveLength(1)
  })

  it('that was made from what the need said before is not kept, of what it may spend neither', async () => {
    const { need } = await openNeed()
    const read = managedNeed(need.enterprise, need.needId)
    const input = { text: read.text, sectorCode: read.sectorCode, communeCode: read.communeCode, budgetMillion: 90 }
    changeNeed(need.enterprise, need.needId, input)
    storeMatches(read, [], BUILT_IN_VERSION)
    expect(rows()).toHaveLength(1)
    storeMatches(managedNeed(need.enterprise, need.needId), [], BUILT_IN_VERSION)
    expect(rows()).toEqual([])
  })

  it('leaves a need alone that ended', async () => {
    const { need } = await openNeed()
    closeNeed(need.enterprise, need.needId, 'solved')
    consultant({ subjects: ['TPM'] })
    await catchUp()
    expect(rows()).toHaveLength(1)
  })
})

describe('an enterprise that waits for nobody', () => {
  const morning = (days: number) => at(later(days), remind)
  const told = (need: Need) => toldTo(need.enterprise).filter((kind) => kind === 'need_new_consultants').length

  it('hears in the morning that others fit, once a day at most, whether it asked nobody or all declined', async () => {
    const { first, need } = await openNeed()
    morning(0)
    expect(told(need)).toBe(0)
    const asked = askConsultant(need, first)
    consultant({ subjects: ['TPM'] })
    await catchUp()
    morning(0)
    expect(told(need)).toBe(0)
    declineRequest(asked.consultant, asked.requestId, { reason: 'no_capacity' })
    for (const _ of [1, 2]) morning(1)
    expect(told(need)).toBe(1)
    consultant({ subjects: ['TPM'] })
    await catchUp()
    morning(1)
    expect(told(need)).toBe(1)
  })

  it('does not hear of who was asked, nor of what is no news any more', async () => {
    const { need } = await openNeed()
    const later8 = consultant({ subjects: ['TPM'] })
    await catchUp()
    morning(NEW_DAYS)
    expect(told(need)).toBe(0)
    const { consultant: asked, requestId } = askConsultant(need, later8)
    declineRequest(asked, requestId, { reason: 'too_far' })
    morning(1)
    expect(told(need)).toBe(0)
  })

  it('nor does anybody else', async () => {
    const { need } = await openNeed()
    const stranger = enterprise({ name: 'HTX khác' })
    consultant({ subjects: ['TPM'] })
    await catchUp()
    morning(0)
    expect(told(need)).toBe(1)
    expect(toldTo(stranger)).toEqual([])
  })
})

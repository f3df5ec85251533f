import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { MAX_SAVED_SEARCHES } from '~/domain/alerts/lifecycle'
import { findsOf, savedSearchesOf } from '~/domain/alerts/queries.server'
import { chooseServices } from '~/domain/directory/choose-services.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { saveBasics } from '~/domain/directory/save-basics.server'
import { enqueue } from '~/jobs/outbox.server'
import { homeProvince } from '~/vocabulary/province.server'
import { db, transact } from '~db/connection'
import { jobs, memberships } from '~db/schema'
import { consultant, consultantWithDraft, department, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from '../work/refusal'
import { drainAlerts, found, savedSearch } from './saved'

beforeEach(freshDatabase)

describe('a search among consultants', () => {
  it('finds who is introduced after it was saved, and nobody who was there before', async () => {
    const before = consultant({ subjects: ['HACCP'] })
    await drainAlerts()
    const seeker = enterprise()
    const search = savedSearch(seeker, 'subject=HACCP')
    const after = consultant({ subjects: ['HACCP'] })
    consultant({ subjects: ['ISO-9001'] })
    await drainAlerts()
    expect(found(seeker, search)).toEqual([after.profileId])
    publishProfile(department(), before.profileId)
    publishProfile(department(), after.profileId)
    await drainAlerts()
    expect(found(seeker, search)).toEqual([after.profileId])
  })

  it('finds who comes to satisfy it by a change, once, however often it changes', async () => {
    const { actor, profileId } = consultant({ subjects: ['ISO-9001'] })
    await drainAlerts()
    const seeker = enterprise()
    const search = savedSearch(seeker, 'subject=HACCP')
    for (const subjects of [['ISO-9001', 'HACCP'], ['ISO-9001'], ['HACCP']]) {
      chooseServices(actor, { subjects })
      await drainAlerts()
    }
    expect(found(seeker, search)).toEqual([profileId])
  })

  it('finds who comes to satisfy it by another name or place of its organisation, not by another telephone', async () => {
    const { actor, profileId } = consultant({ name: 'Trung tâm Đỉnh Mẫu' })
    await drainAlerts()
    const seeker = enterprise()
    const [named, placed, still] = ['q=Suối Bạc', 'q=Tô Múa', 'q=trung tâm'].map((query) => savedSearch(seeker, query))
    const move = async (to: { name: string; communeCode: string; phone?: string }) => {
      changeOrganisation(actor, actor.organisationId!, { provinceCode: homeProvince().code, ...to })
      const looks = db.select().from(jobs).where(eq(jobs.kind, 'alerts.look')).all().length
      await drainAlerts()
      return { looks, found: [named, placed, still].map((search) => found(seeker, search!)) }
    }
    const renamed = { name: 'Trung tâm Suối Bạc', communeCode: '03646' }
    expect(await move(renamed)).toEqual({ looks: 1, found: [[profileId], [], []] })
    const moved = { ...renamed, communeCode: '04018' }
    expect(await move(moved)).toEqual({ looks: 1, found: [[profileId], [profileId], []] })
    expect(await move({ ...moved, phone: '02123852000' })).toMatchObject({ looks: 0 })
  })

  it('wants every word, typed with or without diacritics, and none of the small ones', async () => {
    const seeker = enterprise()
    const all = savedSearch(seeker, 'q=đơn vị máy sấy cho xưởng chè')
    const folded = savedSearch(seeker, 'q=may+say+che')
    const one = savedSearch(seeker, 'q=máy+sấy+cá')
    const { actor, profileId } = consultant()
    saveBasics(actor, {
      headline: 'Bảo trì máy sấy ở xưởng chè, nhiều đơn vị',
      introduction: '',
      roles: ['consulting'],
      yearsExperience: 5,
      availability: 'open',
      feeNote: '',
    })
    await drainAlerts()
    expect([all, folded, one].map((search) => found(seeker, search))).toEqual([[profileId], [profileId], []])
  })

  it('finds nobody who is not introduced, nor oneself', async () => {
    const { actor, profileId } = consultantWithDraft({ subjects: ['HACCP'] })
    const seeker = enterprise()
    const [theirs, own] = [savedSearch(seeker, 'subject=HACCP'), savedSearch(actor, 'subject=HACCP')]
    transact((tx) => enqueue(tx, 'alerts.look', { kind: 'consultants', id: profileId, before: null }))
    await drainAlerts()
    expect(found(seeker, theirs)).toEqual([])
    const other = consultant({ subjects: ['HACCP'] })
    returnProfile(department(), other.profileId, { reason: 'Thiếu giấy tờ' })
    await drainAlerts()
    expect([found(seeker, theirs), found(actor, own)]).toEqual([[], []])
  })
})

describe('a consultant’s search among open needs', () => {
  const needsSearch = (actor: ReturnType<typeof consultant>['actor'], query: string) =>
    savedSearch(actor, query, { kind: 'needs' })

  it('finds what its page would show: needs that fit, or all where that is asked for', async () => {
    const { actor } = consultant({ subjects: ['HACCP'] })
    const [fitting, everything, elsewhere] = [
      needsSearch(actor, ''),
      needsSearch(actor, 'all=1'),
      needsSearch(actor, 'commune=03646'),
    ]
    const near = publishedNeed({ subjects: ['HACCP'] })
    const other = publishedNeed({ subjects: ['FSC'] })
    await drainAlerts()
    expect(found(actor, fitting)).toEqual([near.needId])
    expect(found(actor, everything).sort()).toEqual([near.needId, other.needId].sort())
    expect(found(actor, elsewhere)).toEqual([])
  })

  it('finds nothing for a consultant who is not introduced', async () => {
    const { actor } = consultantWithDraft({ subjects: ['HACCP'] })
    const search = needsSearch(actor, '')
    publishedNeed({ subjects: ['HACCP'] })
    await drainAlerts()
    expect(found(actor, search)).toEqual([])
  })

  it('shows what it found only while the consultant is introduced', async () => {
    const { actor, profileId } = consultant({ subjects: ['HACCP'] })
    const search = needsSearch(actor, '')
    publishedNeed({ subjects: ['HACCP'] })
    await drainAlerts()
    expect(found(actor, search)).toHaveLength(1)
    returnProfile(department(), profileId, { reason: 'Thiếu giấy tờ' })
    expect(findsOf(actor, search)).toMatchObject({ finds: [], total: 1 })
  })

  it('cannot be kept by others', () => {
    for (const actor of [enterprise(), department()]) {
      expect(refusal(() => savedSearch(actor, '', { kind: 'needs' })).code).toBe('not_found')
    }
  })
})

describe('keeping searches', () => {
  it('keeps the same one once, in its shortest form, and so many at most', () => {
    const seeker = enterprise()
    const first = savedSearch(seeker, 'q=HACCP&page=3&sort=newest&unknown=1')
    expect(savedSearch(seeker, 'q=+HACCP')).toBe(first)
    expect(savedSearchesOf(seeker)).toMatchObject([{ id: first, query: 'q=HACCP', newFinds: 0 }])
    for (let n = 1; n < MAX_SAVED_SEARCHES; n += 1) savedSearch(seeker, `q=${n}`)
    expect(refusal(() => savedSearch(seeker, 'q=31')).code).toBe('saved_search.too_many')
    expect(savedSearchesOf(seeker)).toHaveLength(MAX_SAVED_SEARCHES)
  })

  it('is nobody else’s, not even a colleague’s', () => {
    const search = savedSearch(enterprise(), 'q=HACCP')
    expect(refusal(() => findsOf(enterprise(), search)).code).toBe('not_found')
  })
})

describe('somebody of several organisations', () => {
  it('is told once of what one search finds, as the organisation it was saved for may see it', async () => {
    const { actor: advisor } = consultant({ subjects: ['HACCP'] })
    await drainAlerts()
    joinOrganisation(advisor.userId, { joins: enterprise().organisationId! })
    const elsewhere = actorOf(advisor.userId, actorOf(advisor.userId)!.belongsTo[1])!
    expect(elsewhere.role).toBe('enterprise')
    const needs = savedSearch(advisor, 'subject=HACCP', { kind: 'needs' })
    const consultants = savedSearch(elsewhere, 'subject=HACCP')
    const { needId } = publishedNeed({ subjects: ['HACCP'] })
    const { profileId } = consultant({ subjects: ['HACCP'] })
    await drainAlerts()
    for (const workspace of [advisor, elsewhere]) {
      expect(found(workspace, needs)).toEqual([needId])
      expect(found(workspace, consultants)).toEqual([profileId])
    }
    db.delete(memberships).where(eq(memberships.organisationId, advisor.organisationId!)).run()
    expect(found(actorOf(advisor.userId)!, needs)).toEqual([])
  })
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { programmeFigures } from '~/domain/programme/counting.server'
import { figuresOfConsultant } from '~/domain/programme/consultant-figures.server'
import { enterpriseRecord } from '~/domain/programme/enterprise-record.server'
import type { DemandList } from '~/domain/programme/figures'
import { PLACE_LISTS } from '~/domain/programme/place-lists'
import { enterprisesIn, placeRows } from '~/domain/programme/place.server'
import { needRecords } from '~/domain/programme/queries.server'
import { UNKNOWN } from '~/domain/programme/scope'
import { countList, unmetDemand } from '~/domain/programme/unmet.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { declineRequest } from '~/domain/proposals/decline-request.server'
import { recountFlow } from '~/domain/programme/flow.server'
import { mappedCommunes } from '~/views/places/commune-map.server'
import { communesView } from '~/views/places/communes-view.server'
import { communeView } from '~/views/places/place-view.server'
import { homeProvince, provinceNamed } from '~/vocabulary/province.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { needs, organisations } from '~db/schema'
import {
  agency,
  awardedEngagement,
  certifiedEngagement,
  department,
  enterprise,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const DAY = 86_400_000
const START = new Date('2026-03-02T09:00:00+07:00')
const after = (days: number) => new Date(START.getTime() + days * DAY)

/** Of one subject and commune each: never answered, answered late, answered in time. */
function threeNeeds() {
  const never = at(START, () => publishedNeed({ subjects: ['HACCP'], communeCode: '04105' }))
  const late = at(START, () => sentRequest({ subjects: ['HACCP', 'ISO-22000'] }))
  const soon = at(START, () => sentRequest())
  at(after(2), () => declineRequest(soon.consultant, soon.requestId, { reason: 'too_far' }))
  at(after(8), () => declineRequest(late.consultant, late.requestId, { reason: 'too_far' }))
  return { never, late, soon }
}
const withoutCommune = (needId: string) => {
  db.update(needs).set({ communeCode: null }).where(eq(needs.id, needId)).run()
  recountFlow()
}

/** An officer of the commune. */
function officerOf(communeCode: string | null) {
  const officer = agency('commune')
  db.update(organisations).set({ communeCode }).where(eq(organisations.id, officer.organisationId!)).run()
  return officer
}

describe('demand that was not answered in time', () => {
  it('is without an answer for longer than one may take, or got a late one; each in its list', () => {
    const { never, late } = threeNeeds()
    const officer = department()
    const listed = (list: DemandList) => needRecords(officer, list).map(({ id }) => id)
    at(after(9), () => {
      expect(listed('unanswered')).toEqual([never.needId])
      expect(listed('slow')).toEqual([late.needId])
      expect(listed('unmet').sort()).toEqual([never.needId, late.needId].sort())
    })
    at(after(6), () => expect(listed('unanswered')).toEqual([]))
  })

  it('is none where the enterprise closed its need before an answer was due', () => {
    const early = at(START, () => publishedNeed())
    const later = at(START, () => publishedNeed())
    at(after(3), () => closeNeed(early.enterprise, early.needId, 'no_longer_needed'))
    at(after(20), () => closeNeed(later.enterprise, later.needId, 'no_fit'))
    at(after(30), () => expect(needRecords(department(), 'unanswered').map(({ id }) => id)).toEqual([later.needId]))
  })

  it('adds up by subject and commune, what names no commune in a row of its own; every number opens as many', () => {
    const { never } = threeNeeds()
    withoutCommune(never.needId)
    const officer = department()
    at(after(9), () => {
      const { all, unanswered, slow, pairs, subjects, communes } = unmetDemand(officer)
      expect([all, unanswered, slow]).toEqual([2, 1, 1])
      expect(pairs).toContainEqual({ subject: 'HACCP', commune: UNKNOWN, count: 1 })
      expect(pairs).toHaveLength(3)
      for (const { subject, commune, count } of pairs)
        expect(needRecords(officer, 'unmet', { subject, commune })).toHaveLength(count)
      for (const { code, count } of subjects)
        expect(needRecords(officer, 'unmet', { subject: code })).toHaveLength(count)
      expect(communes.reduce((sum, { count }) => sum + count, 0)).toBe(all)
      for (const { code, count } of communes)
        expect(needRecords(officer, 'unmet', { commune: code })).toHaveLength(count)
    })
  })

  it('says how many consultants name the subject, none included', () => {
    threeNeeds()
    at(START, () => publishedNeed({ subjects: ['ISO-14001'] }))
    at(after(9), () =>
      expect(unmetDemand(department()).subjects.map(({ code, consultants }) => [code, consultants])).toEqual(
        expect.arrayContaining([
          ['ISO-14001', 0],
          ['ISO-22000', 2],
        ]),
      ),
    )
  })
})

describe('the pages of communes and subjects', () => {
  it('count what the lists hold, and add up to the whole', () => {
    at(START, () => threeNeeds())
    awardedEngagement()
    certifiedEngagement({ subjects: ['ISO-22000', 'HACCP'] })
    const officer = department()
    const whole = placeRows(officer, 'commune', {})
    for (const list of PLACE_LISTS)
      expect(whole.reduce((sum, row) => sum + row[list], 0)).toBe(countList(officer, list))
    for (const commune of ['04018', '04105']) {
      const rows = placeRows(officer, 'subject', { commune })
      expect(rows).not.toEqual([])
      for (const row of rows)
        for (const list of PLACE_LISTS)
          expect(needRecords(officer, list, { commune, subject: row.code }), `${row.code} ${list}`).toHaveLength(
            row[list],
          )
    }
    for (const row of placeRows(officer, 'commune', { subject: 'HACCP' }))
      for (const list of PLACE_LISTS)
        expect(needRecords(officer, list, { subject: 'HACCP', commune: row.code })).toHaveLength(row[list])
  })

  it('show a commune’s officers their own figures and no names, and nothing else', () => {
    const { enterprise: owner } = publishedNeed()
    publishedNeed({ communeCode: '04105' })
    const officer = officerOf('04018')
    const view = communeView(officer, '04018', { commune: '04018' })!
    expect(view.figures.needs).toBe(1)
    expect(view).toMatchObject({ records: null, enterprises: null, province: null })
    expect(JSON.stringify(view)).not.toContain(owner.organisationName)
    for (const scope of [{}, { commune: '04105' }]) expect(() => programmeFigures(officer, scope)).toThrow('not_found')
    expect(() => needRecords(officer, 'needs', { commune: '04018' })).toThrow('not_found')
    expect(() => programmeFigures(officerOf(null), { commune: '04018' })).toThrow('not_found')
    expect(() => programmeFigures(enterprise(), { commune: '04018' })).toThrow('not_found')
  })

  it('name for the department who is known there, whoever asked nothing yet too', () => {
    const asking = publishedNeed()
    const silent = enterprise({ name: 'Xưởng chưa đăng gì' })
    enterprise({ provinceCode: '01' })
    const rows = enterprisesIn(department(), '04018', {})
    expect(rows.map(({ id, needs: own }) => [id, own])).toEqual([
      [asking.enterprise.organisationId, 1],
      [silent.organisationId, 0],
    ])
    expect(enterprisesIn(department(), '04105', {})).toEqual([])
    expect(() => communeView(department({ provinceCode: '01' }), '04018', {})).not.toThrow()
    expect(communeView(department({ provinceCode: '01' }), '04018', {})).toBeUndefined()
  })
})

describe('the map', () => {
  it('has a tile for each commune with its number, the unknown beside it', () => {
    publishedNeed()
    withoutCommune(publishedNeed().needId)
    const { map, rows, others } = communesView(department(), 'needs', {})
    expect(map.communes).toHaveLength(homeProvince().communes.length)
    expect(map.communes.find(({ code }) => code === '04018')).toMatchObject({ count: 1, tone: 4 })
    expect(map.unknown).toBe(1)
    expect(rows.at(-1)).toMatchObject({ code: UNKNOWN, needs: 1 })
    expect(others).toHaveLength(homeProvince().communes.length - 1)
  })

  it('is none for a province without tiles, whose figures stand in the table', () => {
    expect(provinceNamed('gia-lai').tiles).toEqual([])
    expect(mappedCommunes('52', new Map([['21583', 3]]), () => '/').communes).toEqual([])
  })
})

describe('the pages of an enterprise and a consultant', () => {
  it('hold what the department of the province may read, no drafts', () => {
    const done = certifiedEngagement()
    const record = enterpriseRecord(department(), done.enterprise.organisationId!)
    expect(record.needs.map(({ id }) => id)).toEqual([done.needId])
    expect(record.certificates.verified).toHaveLength(1)
    const other = department({ provinceCode: '01' })
    for (const actor of [other, enterprise(), officerOf('04018')])
      expect(() => enterpriseRecord(actor, done.enterprise.organisationId!)).toThrow('not_found')
    expect(() => enterpriseRecord(department(), done.consultant.organisationId!)).toThrow('not_found')
  })

  it('count what a consultant was asked and did; what they were chosen for opens to its needs', () => {
    const { late } = threeNeeds()
    expect(figuresOfConsultant(department(), late.profileId)).toMatchObject({
      requests: 1,
      answered: 1,
      median: 8 * DAY,
      proposed: 0,
      awarded: 0,
      completed: 0,
      certified: 0,
    })
    const done = certifiedEngagement()
    const figures = figuresOfConsultant(department(), done.profileId)!
    expect(figures).toMatchObject({ requests: 1, answered: 1, proposed: 1, awarded: 1, completed: 1, certified: 1 })
    expect(needRecords(department(), 'certified', { consultant: done.profileId })).toHaveLength(figures.certified)
  })
})

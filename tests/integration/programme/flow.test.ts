import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it } from 'vitest'
import { actorOf } from '~/domain/accounts/queries.server'
import { changeOrganisation } from '~/domain/accounts/change-organisation.server'
import { consultantFigures } from '~/domain/programme/consultant-figures.server'
import { crossed, figuresBy, programmeFigures } from '~/domain/programme/counting.server'
import { FIGURES } from '~/domain/programme/figures'
import { flowDifferences, recountFlow } from '~/domain/programme/flow.server'
import { needRecords } from '~/domain/programme/queries.server'
import { CUTS, type Scope } from '~/domain/programme/scope'
import { givenReasons, reasonFigures } from '~/domain/programme/reasons.server'
import { stepTimes } from '~/domain/programme/step-times.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { loadDemoIfEmpty } from '~db/demo/load-demo'
import { idFrom } from '~db/ids'
import { needFlow, needs, organisations } from '~db/schema'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

/** The demo's last day. */
const NOW = new Date('2026-11-26T09:00:00+07:00')
const officer = () => actorOf(idFrom('user department'))!
const queryOf = (scope: Scope) =>
  new URLSearchParams(Object.entries(scope).map(([name, value]) => [name, String(value)]))

beforeAll(async () => {
  freshDatabase()
  await loadDemoIfEmpty()
})

/** A figure a second way: straight from the tables of needs, requests, proposals, engagements and outcomes. */
const secondWay: Record<(typeof FIGURES)[number], string> = {
  needs: 'select n.id from needs n where 1',
  requested: 'select n.id from needs n where n.id in (select need_id from requests)',
  replied: 'select n.id from needs n where n.id in (select need_id from requests where answered_at is not null)',
  proposed: 'select n.id from needs n where n.id in (select need_id from proposals)',
  awarded: 'select n.id from needs n where n.id in (select need_id from engagements)',
  completed: `select n.id from needs n where n.id in (select need_id from engagements where status = 'completed')`,
  certified: `select n.id from needs n where n.id in (select e.need_id from engagements e join outcomes o on o.engagement_id = e.id
    where o.status = 'verified' and o.same_as_id is null)`,
}
const counted = `and n.published_at is not null and n.close_reason is not 'in_group'`

describe('the figures of the demo province', () => {
  it('show every state of the way, and whatever the demo did is counted', () => {
    expect(programmeFigures(officer())).toEqual({
      needs: 69,
      requested: 56,
      replied: 51,
      proposed: 48,
      awarded: 42,
      completed: 26,
      certified: 18,
    })
    expect(flowDifferences()).toEqual([])
  })

  it('are what their records say, counted a second way from the tables', () => {
    for (const name of FIGURES) {
      const ids = db.$client.prepare(`${secondWay[name]} ${counted}`).all() as { id: string }[]
      expect(programmeFigures(officer())[name], name).toBe(ids.length)
      expect(
        needRecords(officer(), name)
          .map(({ id }) => id)
          .sort(),
      ).toEqual(ids.map(({ id }) => id).sort())
    }
  })

  it('open to as many records as they say, in every row of every cut, in a year too', () => {
    for (const scope of [{}, { year: 2026 }, { year: 2026, quarter: 3 }] as const)
      for (const cut of CUTS)
        for (const row of figuresBy(officer(), cut, scope)) {
          const one = { ...scope, [cut]: row.code }
          expect(readScope(new Request(`http://x/?${queryOf(one)}`), officer())).toEqual(one)
          expect(programmeFigures(officer(), one), `${cut} ${row.code}`).toEqual({ ...row, code: undefined })
          for (const name of FIGURES) expect(needRecords(officer(), name, one)).toHaveLength(row[name])
        }
  })

  it('add up to the whole in every cut of one row a need', () => {
    for (const cut of CUTS.filter((one) => one !== 'subject' && one !== 'group'))
      for (const name of FIGURES) {
        const sum = figuresBy(officer(), cut).reduce((total, row) => total + row[name], 0)
        expect(sum, `${cut} ${name}`).toBe(programmeFigures(officer())[name])
      }
  })

  it('open in a cell of two cuts to its records', () => {
    const cells = crossed(officer(), 'awarded', ['group', 'enterpriseKind']).filter(({ count }) => count > 0)
    expect(cells.length).toBeGreaterThan(4)
    for (const { down, across, count } of cells)
      expect(needRecords(officer(), 'awarded', { group: down, enterpriseKind: across })).toHaveLength(count)
  })

  it('tell of each step how many came to it and how many have not gone on', () => {
    const figures = programmeFigures(officer())
    for (const { from, to, reached, open } of stepTimes(officer())) {
      expect(reached, from).toBe(figures[from])
      const onwards = needRecords(officer(), to).map(({ id }) => id)
      const begun = needRecords(officer(), from).filter(({ id }) => !onwards.includes(id))
      expect(open, to).toBe(begun.length)
    }
  })

  it('tell each reason as often as it was given', () => {
    const given = reasonFigures(officer())
    expect(given.every(({ count }) => count > 0)).toBe(true)
    for (const { what, count, reasons } of given) {
      const all = givenReasons(officer(), what)
      expect(
        reasons.reduce((sum, row) => sum + row.count, 0),
        what,
      ).toBe(count)
      expect(new Set(all.map(({ id }) => id)).size, what).toBe(count)
      for (const one of reasons) expect(all.filter(({ reason }) => reason === one.reason)).toHaveLength(one.count)
    }
    const declined = db.$client.prepare(`select count(*) n from requests where status = 'declined'`).get()
    expect(declined).toEqual({ n: given.find(({ what }) => what === 'declined')!.count })
    expect(() => givenReasons(enterprise(), 'declined')).toThrow('not_found')
  })

  it('tell of each consultant how it answers and what came of it', () => {
    const count = (sql: string, profileId: string) => (db.$client.prepare(sql).get(profileId) as { n: number }).n
    const consultants = consultantFigures(officer())
    expect(consultants.length).toBeGreaterThan(5)
    for (const { profileId, requests, answered, proposed, awarded } of consultants) {
      const about = `from requests r join needs n on n.id = r.need_id where r.profile_id = ? ${counted}`
      expect(requests).toBe(count(`select count(*) n ${about}`, profileId))
      expect(answered).toBe(count(`select count(*) n ${about} and r.answered_at is not null`, profileId))
      expect(proposed).toBe(
        count(`select count(*) n ${about} and r.id in (select request_id from proposals)`, profileId),
      )
      expect(needRecords(officer(), 'awarded', { consultant: profileId })).toHaveLength(awarded)
    }
  })

  it('leave out what the address asks for and is not there', () => {
    for (const wrong of ['section=ZZ', 'size=huge', 'consultant=nobody', 'quarter=2', 'language=fr', 'group=x']) {
      const request = new Request(`http://x/?${wrong}`)
      const scope = readScope(request, officer())
      expect(scope, wrong).toEqual({})
      expect(leavesOut(request, scope), wrong).toBe(true)
    }
  })

  it('follow an enterprise that says how big it is', () => {
    const large = () => figuresBy(officer(), 'size').find(({ code }) => code === 'large')?.needs ?? 0
    const need = db.select().from(needFlow).where(eq(needFlow.size, 'micro')).get()!
    const { organisationId } = db.select().from(needs).where(eq(needs.id, need.needId)).get()!
    const own = needRecords(officer(), 'needs', { size: 'micro' }).length
    const owner = db.$client.prepare('select user_id id from memberships where organisation_id = ?').get(organisationId)
    const before = large()
    const { name, provinceCode, communeCode } = db
      .select()
      .from(organisations)
      .where(eq(organisations.id, organisationId))
      .get()!
    const grown = {
      name,
      provinceCode,
      communeCode,
      enterpriseKind: 'enterprise',
      sectorCode: '10',
      employees: 900,
      revenueBillion: 900,
    }
    at(NOW, () =>
      changeOrganisation(
        actorOf((owner as { id: string }).id)!,
        organisationId,
        grown as Parameters<typeof changeOrganisation>[2],
      ),
    )
    expect(large()).toBeGreaterThan(before)
    expect(needRecords(officer(), 'needs', { size: 'micro' }).length).toBeLessThan(own)
    expect(flowDifferences()).toEqual([])
  })

  it('are mended where something went past the commands', () => {
    const { needId } = db.select().from(needFlow).get()!
    db.update(needFlow).set({ awardedAt: NOW, communeCode: null }).where(eq(needFlow.needId, needId)).run()
    expect(flowDifferences()).toEqual([needId])
    recountFlow()
    expect(flowDifferences()).toEqual([])
  })
})

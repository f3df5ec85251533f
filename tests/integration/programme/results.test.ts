import { sql } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { CertificateInput } from '~/domain/certification/forms'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays } from '~/domain/days'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import type { AfterInput, StartInput } from '~/domain/measures/forms'
import { EVIDENCE_LEVELS } from '~/domain/measures/lifecycle'
import { measureOf } from '~/domain/measures/queries.server'
import { measureAfter } from '~/domain/measures/read-measure.server'
import { STANDINGS } from '~/domain/programme/narrowing'
import { resultFigures } from '~/domain/programme/results.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as outcomesPage from '~/routes/department/outcomes'
import * as programmePage from '~/routes/department/programme'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { storeFile } from '~/domain/files/store.server'
import { after, certificate, completedEngagement, department, measuredEngagement } from '~tests/scenarios'
import { pdf } from '~tests/scenarios/evidence'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args } from '../work/page-calls'

beforeEach(freshDatabase)

type Officer = ReturnType<typeof department>
const AGO = addDays(today(), -400)

function verifiedPaper(officer: Officer, change: Partial<CertificateInput> = {}) {
  const { consultant, engagementId } = completedEngagement()
  const outcomeId = recordCertificate(consultant, engagementId, certificate({ remark: 'Cấp trước.', ...change }))
  verifyOutcome(officer, outcomeId, { checkedWith: 'original' })
  return outcomeId
}

function verifiedMeasure(officer: Officer, bad: number, level: StartInput['level'], change: Partial<AfterInput> = {}) {
  const evidence = storeFile({ name: 'so-theo-doi.pdf', bytes: pdf() })
  const work = measuredEngagement(level === 'declared' ? {} : { level, evidence })
  measureAfter(work.enterprise, work.measureId, after({ inputs: { bad, made: 1000 }, level, ...change }))
  verifyMeasure(officer, measureOf(work.enterprise, work.engagementId, work.measureId).measure.outcome!.id)
}

/** Of each standing one certificate, two of a second body in two spellings; measures of two levels. */
function everyResult() {
  const officer = department()
  const heard = { since: today(), reason: 'Thông báo của tổ chức chứng nhận.' }
  verifiedPaper(officer, { issuingBody: 'Trung tâm Chứng nhận Minh Họa' })
  const suspended = verifiedPaper(officer, { issuingBody: 'TRUNG TÂM CHỨNG NHẬN MINH HỌA' })
  changeCertificateStatus(officer, suspended, { status: 'suspended', ...heard })
  changeCertificateStatus(officer, verifiedPaper(officer), { status: 'withdrawn', ...heard })
  verifiedPaper(officer, { issuedOn: AGO, expiresOn: addDays(today(), -1) })
  verifiedMeasure(officer, 30, 'declared')
  verifiedMeasure(officer, 20, 'declared')
  verifiedMeasure(officer, 44, 'declared')
  verifiedMeasure(officer, 36, 'documented')
  return officer
}

const one = (query: ReturnType<typeof sql>) => db.get<{ n: number }>(query).n
const listed = async (officer: Officer, query: string) => {
  const { decided, measures, documents } = await outcomesPage.loader(
    await args(officer, {}, undefined, `?list=verified&${query}`),
  )
  return decided.rows.length + measures.length + documents.length
}

describe('the figures of results', () => {
  it('are what the tables hold, counted a second way', () => {
    const { kinds, standings, levels } = resultFigures(everyResult(), {})
    const verified = sql`outcomes where status = 'verified' and same_as_id is null`
    expect(kinds).toEqual([
      { kind: 'certificate', count: one(sql`select count(certificate_id) n from ${verified}`) },
      { kind: 'measure', count: one(sql`select count(measure_id) n from ${verified}`) },
      { kind: 'document', count: one(sql`select count(document_id) n from ${verified}`) },
    ])
    expect(kinds.map(({ count }) => count)).toEqual([4, 4, 0])
    const paper = sql`select count(*) n from certificates c join outcomes o on o.certificate_id = c.id
      where o.status = 'verified' and o.same_as_id is null`
    const over = sql`(c.expires_on is not null and c.expires_on < ${today()})`
    const counted = {
      active: one(sql`${paper} and c.status = 'active' and not ${over}`),
      suspended: one(sql`${paper} and c.status = 'suspended' and not ${over}`),
      withdrawn: one(sql`${paper} and c.status = 'withdrawn'`),
      ended: one(sql`${paper} and c.status <> 'withdrawn' and ${over}`),
    }
    expect(standings).toEqual(STANDINGS.map((standing) => ({ standing, count: counted[standing] })))
    expect(standings.map(({ count }) => count)).toEqual([1, 1, 1, 1])
    const reading = (time: string) => sql`(select r.level from measure_readings r
      where r.measure_id = o.measure_id and r.time = ${time} order by r.number desc limit 1)`
    const weaker = sql`case when 'declared' in (${reading('baseline')}, ${reading('after')}) then 'declared'
      when 'documented' in (${reading('baseline')}, ${reading('after')}) then 'documented' else 'third_party' end`
    const ofLevel = (level: string) =>
      one(sql`select count(*) n from outcomes o where o.status = 'verified' and o.measure_id is not null
        and ${weaker} = ${level}`)
    expect(levels).toEqual(EVIDENCE_LEVELS.map((level) => ({ level, count: ofLevel(level) })))
    expect(levels.map(({ count }) => count)).toEqual([3, 1, 0])
  })

  it('tell gains by indicator and level, worse ones too, with how many places, and never across levels', () => {
    const officer = everyResult()
    const gains = () => resultFigures(officer, {}).gains.map(({ indicator, ...row }) => ({ id: indicator.id, ...row }))
    expect(gains()).toEqual([
      { id: 'defect-rate', level: 'declared', measures: 3, places: 3, median: 0.25 },
      { id: 'defect-rate', level: 'documented', measures: 1, places: 1, median: expect.closeTo(0.1) },
    ])
  })

  it('each open to exactly what they count, also in a scope', async () => {
    const officer = everyResult()
    for (const subject of ['', 'QCC']) {
      const scope = subject ? { subject } : {}
      const { kinds, standings, levels, gains } = resultFigures(officer, scope)
      const figures = [
        ...kinds.map(({ kind, count }) => [`kind=${kind}`, count] as const),
        ...standings.map(({ standing, count }) => [`kind=certificate&standing=${standing}`, count] as const),
        ...levels.map(({ level, count }) => [`kind=measure&level=${level}`, count] as const),
        ...gains.map((row) => [`indicator=${row.indicator.id}&level=${row.level}`, row.measures] as const),
      ]
      for (const [narrowing, count] of figures)
        expect(await listed(officer, `subject=${subject}&${narrowing}`), narrowing).toBe(count)
    }
    const { html } = await shownPage(programmePage, await args(officer, {}))
    expect(html).toContain('/department/outcomes?list=verified&amp;kind=certificate&amp;standing=withdrawn')
    expect(html).toContain('/department/outcomes?list=verified&amp;kind=measure&amp;indicator=defect-rate')
    expect(html).toContain(m.programme_gains())
  })

  it('are of the department’s own province', () => {
    everyResult()
    const elsewhere = resultFigures(department({ provinceCode: '01' }), {})
    expect([...elsewhere.kinds, ...elsewhere.standings, ...elsewhere.levels].every(({ count }) => count === 0)).toBe(
      true,
    )
    expect(elsewhere.gains).toEqual([])
  })
})

describe('the certificates of one body', () => {
  it('are listed whatever the spelling, with how each stands, and the page names what it leaves out', async () => {
    const officer = everyResult()
    const open = async (query: string) =>
      (await shownPage(outcomesPage, await args(officer, {}, undefined, `?list=verified${query}`))).html
    const all = await open('')
    expect(all).toContain(m.programme_body())
    const name = 'Trung tâm Chứng nhận Minh Họa'
    expect(await listed(officer, `body=${encodeURIComponent(name)}`)).toBe(2)
    const html = await open(`&body=${encodeURIComponent(name)}`)
    expect(html).toContain(m.programme_of_body({ body: name }))
    expect(html).toContain(m.paper_standing_suspended())
    expect(html).not.toContain(m.paper_standing_withdrawn())
    expect(html).toContain(m.outcome_list_verified({ count: formatNumber(2) }))
    expect(html).toContain(m.programme_narrow_no_more())
    expect(await listed(officer, `body=${encodeURIComponent('Tổ chức Không Có')}`)).toBe(0)
    expect(await open('&standing=lost')).toContain(m.programme_scope_left_out())
    expect(await listed(officer, 'kind=measure&standing=active')).toBe(0)
  })
})

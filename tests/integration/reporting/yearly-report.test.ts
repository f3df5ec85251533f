import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import { verifyDocument } from '~/domain/result-documents/decide-document.server'
import { beginReport } from '~/domain/reporting/begin-report.server'
import { COUNTED, CUTS, REPORT_LISTS, rowsBy, totals } from '~/domain/reporting/counted'
import { markOfReport, reportOf, reportShown, reportsDue } from '~/domain/reporting/queries.server'
import { closeReport, returnReport, sendReport } from '~/domain/reporting/review-report.server'
import { writePart } from '~/domain/reporting/write-part.server'
import { recountFlow } from '~/domain/programme/flow.server'
import * as partPage from '~/routes/department/yearly-report-part'
import * as recordsPage from '~/routes/department/yearly-report-records'
import * as reportPage from '~/routes/department/yearly-report'
import { db } from '~db/connection'
import { engagements, needs, outcomes, yearlyReports } from '~db/schema'
import {
  awardedEngagement,
  certifiedEngagement,
  colleague,
  department,
  publishedNeed,
  reportedDocument,
  reportedMeasure,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, marksOn, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

const onDay = (day: string, hour = '09:00') =>
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T${hour}:00+07:00`) })

beforeEach(() => {
  freshDatabase()
  onDay('2026-11-20')
})
afterEach(() => vi.useRealTimers())

const YEAR = { year: '2026' }
const officers = () => {
  const first = department()
  return { first, second: colleague(first, 'member') }
}
type Officer = ReturnType<typeof department>

/** A need that waits, work that goes on, one of each result; one of two subjects. */
function everyFigure(officer: Officer) {
  publishedNeed({ subjects: ['HACCP', 'ISO-9001'], communeCode: '03646' })
  awardedEngagement()
  certifiedEngagement({ department: officer })
  const measured = reportedMeasure()
  verifyMeasure(officer, db.select().from(outcomes).where(eq(outcomes.measureId, measured.measureId)).get()!.id)
  verifyDocument(officer, reportedDocument().outcomeId, { checkedWith: 'original' })
}

function closed(first: Officer, second: Officer, year = 2026) {
  beginReport(first, year)
  writePart(first, year, 'support', { text: 'Sở đã kết nối các đơn vị.', rows: [] })
  sendReport(first, year)
  closeReport(second, year, markOfReport(reportShown(second, year)))
}

const shownOf = (officer: Officer) => {
  const { tables, paper, records } = reportShown(officer, 2026)
  return JSON.stringify({ tables, paper, records })
}

describe('the life of a yearly report', () => {
  it('begins once, is written in parts, given to a second officer, given back with a reason, and closed by another', () => {
    const { first, second } = officers()
    for (const _ of [1, 2]) beginReport(first, 2026)
    expect(reportsDue(first)).toEqual([2026])
    writePart(second, 2026, 'difficulties', { text: 'Thiếu chuyên gia.', rows: [] })
    sendReport(first, 2026)
    expect(refusal(() => writePart(first, 2026, 'models', { text: 'x', rows: [] })).code).toBe('state_changed')
    returnReport(second, 2026, 'Bổ sung kinh phí.')
    expect(reportOf(first, 2026)).toMatchObject({ status: 'draft', returnReason: 'Bổ sung kinh phí.' })
    sendReport(first, 2026)
    const seen = markOfReport(reportShown(first, 2026))
    expect(refusal(() => closeReport(first, 2026, seen)).code).toBe('reporting.second_officer')
    closeReport(second, 2026, seen)
    expect(reportOf(first, 2026)).toMatchObject({ status: 'closed', returnReason: null })
    expect(reportsDue(first)).toEqual([])
    for (const change of [
      () => writePart(first, 2026, 'models', { text: 'x', rows: [] }),
      () => sendReport(first, 2026),
      () => returnReport(second, 2026, 'x'),
      () => closeReport(second, 2026, seen),
    ])
      expect(refusal(change).code).toBe('state_changed')
  })

  it('is not sent before it is due, and not closed on figures that nobody has read', () => {
    const { first, second } = officers()
    onDay('2026-10-14')
    beginReport(first, 2026)
    expect(reportsDue(first)).toEqual([])
    expect(refusal(() => sendReport(first, 2026)).code).toBe('reporting.too_early')
    onDay('2026-10-15')
    sendReport(first, 2026)
    const seen = markOfReport(reportShown(second, 2026))
    publishedNeed()
    expect(refusal(() => closeReport(second, 2026, seen)).code).toBe('reporting.figures_moved')
    closeReport(second, 2026, markOfReport(reportShown(second, 2026)))
  })

  it('stays as it was closed whatever becomes of the records, and says what would be different', async () => {
    const { first, second } = officers()
    everyFigure(first)
    closed(first, second)
    const before = shownOf(first)
    const { records } = reportShown(first, 2026)
    db.update(needs).set({ publishedAt: null }).where(eq(needs.id, records.received[0]!.id)).run()
    recountFlow()
    publishedNeed({ text: 'Xưởng mộc muốn làm 5S để bớt thất lạc dụng cụ.' })
    expect(shownOf(first)).toBe(before)

    const { changes } = await reportPage.loader(await args(first, YEAR))
    const told = changes!.map(({ list, came, went }) => [list, came.length, went.length])
    expect(told).toContainEqual(['received', 1, 1])
    const { html } = await shownPage(reportPage, await args(first, YEAR))
    expect(html).toContain(`/needs/${changes![0]!.came[0]!.needId}`)
  })

  it('what comes after it was closed is told apart by the next one, and counted there no second time', async () => {
    const { first, second } = officers()
    const waiting = reportedOutcome()
    onDay('2026-11-28', '23:30')
    closed(first, second)
    expect(reportShown(first, 2026).records.certified).toHaveLength(0)
    // Half an hour past midnight in Vietnam is still the day before in Greenwich.
    onDay('2026-12-01', '00:30')
    verifyOutcome(first, waiting.outcomeId, { checkedWith: 'original' })

    const { after, changes } = await reportPage.loader(await args(first, YEAR))
    expect(changes).toEqual([])
    expect(after).toEqual({ from: '2026-11-29', lists: [{ list: 'certified', count: 1 }] })
    const listed = await recordsPage.loader(await args(first, YEAR, undefined, '?list=certified&part=after'))
    expect(listed.shown.records).toMatchObject([{ id: waiting.outcomeId, on: '2026-12-01' }])

    onDay('2027-11-20')
    beginReport(first, 2027)
    const next = reportShown(first, 2027)
    expect(next.records.certified).toHaveLength(0)
    const { columns, rows } = next.tables.bridge!
    expect(columns.map(({ title }) => title)).toContain('Cả năm 2026')
    expect(rows.find(([name]) => name === 'Đạt chứng nhận')).toEqual(['Đạt chứng nhận', 0, 0, 0, 1, 1])
    for (const [, reported, came, went, later, whole] of rows as [string, ...number[]][])
      expect(reported! + came! - went! + later!).toBe(whole)
  })
})

describe('every figure opens to its records', () => {
  it('as many as it says, of each list and each row of each cut, before and after the report is closed', async () => {
    const { first, second } = officers()
    everyFigure(first)
    beginReport(first, 2026)
    const listed = async (query: string) =>
      (await recordsPage.loader(await args(first, YEAR, undefined, `?${query}`))).shown.count
    for (const isClosed of [false, true]) {
      if (isClosed) closed(first, second)
      const { records } = reportShown(first, 2026)
      expect(COUNTED.filter((counted) => totals(records)[counted] === 0)).toEqual([])
      for (const list of REPORT_LISTS) expect(await listed(`list=${list}`)).toBe(records[list].length)
      for (const cut of CUTS)
        for (const row of rowsBy(records, cut))
          for (const counted of COUNTED)
            expect(await listed(new URLSearchParams({ list: counted, cut, row: row.code }).toString())).toBe(
              row[counted],
            )
    }
  })

  it('each number that stands in a table of figures leads there, and sums of rows are the total but for subjects', async () => {
    const { first } = officers()
    everyFigure(first)
    beginReport(first, 2026)
    const { tables } = reportShown(first, 2026)
    for (const table of [tables.sections, tables.communes, tables.kinds])
      for (const place of table.total!.sums)
        expect(table.rows.reduce((sum, row) => sum + Number(row[place]), 0)).toBe(table.total!.cells[place])
    expect(tables.certificates.rows).toHaveLength(reportShown(first, 2026).records.certified.length)
    expect(tables.supported.rows).toHaveLength(reportShown(first, 2026).records.supported.length)
    const { html } = await shownPage(reportPage, await args(first, YEAR))
    const numbers = tables.subjects.rows.flat().filter((cell) => typeof cell === 'number' && cell > 0)
    expect(html.match(/records\?list=\w+&amp;cut=subject/g)).toHaveLength(numbers.length)
  })

  it('a list that there is not is no page', async () => {
    const { first } = officers()
    beginReport(first, 2026)
    for (const query of ['', '?list=x', '?list=received&cut=x&row=y', '?list=received&cut=subject'])
      await expect(recordsPage.loader(await args(first, YEAR, undefined, query))).rejects.toMatchObject({ status: 404 })
  })
})

describe('a part on its page', () => {
  const SUPPORT = { year: '2026', part: 'support' }

  it('begins with a sentence from the figures, and says when these have moved since', async () => {
    const { first } = officers()
    publishedNeed()
    beginReport(first, 2026)
    const page = await partPage.loader(await args(first, SUPPORT))
    expect(page.defaultValue.text).toContain('1 nhu cầu')
    expect(ledTo(await post(partPage, first, SUPPORT, { text: page.defaultValue.text }))[0]).toBe(303)
    expect((await partPage.loader(await args(first, SUPPORT))).hasMoved).toBe(false)
    publishedNeed()
    const { hasMoved, draft } = await partPage.loader(await args(first, SUPPORT))
    expect([hasMoved, draft.includes('2 nhu cầu')]).toEqual([true, true])
    const { html } = await shownPage(partPage, await args(first, SUPPORT))
    expect(html).toContain('1 nhu cầu')
  })

  it('of two officers who write at once the second is told, and loses nothing', async () => {
    const { first, second } = officers()
    beginReport(first, 2026)
    const params = { year: '2026', part: 'causes' }
    const [mark] = await marksOn(partPage, second, params)
    await post(partPage, first, params, { text: 'Lời của người thứ nhất.' })
    const late = await post(partPage, second, params, { text: 'Lời của người thứ hai.', readAs: mark! })
    expect(late.init.status).toBe(409)
    expect(late.data.initialValue.text).toBe('Lời của người thứ hai.')
    expect(JSON.stringify(late.data.error)).toContain('Lời của người thứ nhất.')
    expect(reportShown(first, 2026).written.get('causes')!.text).toBe('Lời của người thứ nhất.')
  })

  it('takes rows and values, keeps what was typed where one is wrong, and prints them', async () => {
    const { first } = officers()
    beginReport(first, 2026)
    const money = { year: '2026', part: 'money' }
    const wrong = await post(partPage, first, money, {
      'rows[0].c0': 'Ngân sách tỉnh',
      'rows[0].c1': 'khoảng hai trăm',
    })
    expect(wrong.init.status).toBe(400)
    expect(Object.keys(wrong.data.error!)).toEqual(['rows[0].c1'])
    const typed = { 'rows[0].c0': 'Ngân sách tỉnh', 'rows[0].c1': '200', 'rows[0].c2': '150,5' }
    expect(ledTo(await post(partPage, first, money, typed))[0]).toBe(303)
    const targets = { year: '2026', part: 'results' }
    const { indicators } = await partPage.loader(await args(first, targets))
    const share = indicators.find(({ unit }) => unit === '%')!
    const tooMuch = await post(partPage, first, targets, { [`value.${share.id}`]: '140' })
    expect(tooMuch.data.error).toHaveProperty([`value.${share.id}`])
    await post(partPage, first, targets, { [`value.${share.id}`]: '87,5', [`basis.${share.id}`]: 'Trên 40 đơn vị.' })
    const { tables, paper } = reportShown(first, 2026)
    expect(tables.money.rows).toEqual([['Ngân sách tỉnh', 200, 150.5, 75.3]])
    expect(tables.targets.rows.map((row) => row[3])).toContain(87.5)
    expect(JSON.stringify(paper)).toContain('Trên 40 đơn vị.')
  })

  it('shows what the year before said', async () => {
    const { first } = officers()
    beginReport(first, 2025)
    writePart(first, 2025, 'proposals', { text: 'Năm trước đề nghị thêm lớp.', rows: [] })
    beginReport(first, 2026)
    const { html } = await shownPage(partPage, await args(first, { year: '2026', part: 'proposals' }))
    expect(html).toContain('Năm trước đề nghị thêm lớp.')
  })
})

it('an officer of another province finds no report here', async () => {
  const { first } = officers()
  beginReport(first, 2026)
  const stranger = department({ provinceCode: '11' })
  expect(refusal(() => reportOf(stranger, 2026)).code).toBe('not_found')
  expect(db.select().from(yearlyReports).all()).toHaveLength(1)
})

it('work of a year that is over and was done since counts as running in its report', () => {
  onDay('2025-12-20')
  const { first } = officers()
  const { engagementId } = awardedEngagement()
  onDay('2026-02-01')
  db.update(engagements)
    .set({ status: 'completed', completedAt: new Date() })
    .where(eq(engagements.id, engagementId))
    .run()
  recountFlow()
  beginReport(first, 2025)
  beginReport(first, 2026)
  const counts = (year: number) => totals(reportShown(first, year).records)
  expect(counts(2025)).toMatchObject({ connected: 1, running: 1, completed: 0 })
  expect(counts(2026)).toMatchObject({ connected: 0, running: 0, completed: 1 })
})

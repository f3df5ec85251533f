import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { beginReport } from '~/domain/reporting/begin-report.server'
import { markOfReport, reportShown } from '~/domain/reporting/queries.server'
import { closeReport, sendReport } from '~/domain/reporting/review-report.server'
import { writePart } from '~/domain/reporting/write-part.server'
import * as file from '~/routes/department/yearly-report-file'
import * as paperPage from '~/routes/department/yearly-report-paper'
import * as periodFile from '~/routes/department/period-report-file'
import * as periodPage from '~/routes/department/period-report'
import * as programmePage from '~/routes/department/programme'
import { certifiedEngagement, colleague, department, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { unzipped, wordsOf } from '../documents'
import { args } from '../work/page-calls'

beforeEach(() => {
  freshDatabase()
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T09:00:00+07:00') })
})
afterEach(() => vi.useRealTimers())

type Officer = ReturnType<typeof department>

/** A report with a certificate whose number begins with noughts, money in two rows, and a need of two subjects. */
function report(): Officer {
  const officer = department()
  certifiedEngagement({ department: officer })
  publishedNeed({ subjects: ['HACCP', 'ISO-9001'] })
  beginReport(officer, 2026)
  writePart(officer, 2026, 'money', {
    text: 'Bố trí theo dự toán.',
    rows: [
      ['Ngân sách tỉnh', '200', '150.5'],
      ['=1+1', '100', '50'],
    ],
  })
  writePart(officer, 2026, 'training', {
    text: '',
    rows: [['5S', '2026-04-21', 'Sở', '30', '12', '7', '0012', '4.5']],
  })
  return officer
}

async function fetched(officer: Officer, format: string) {
  const answer = await file.loader(await args(officer, { year: '2026', format }))
  return { headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) }
}

const namesIn = (workbook: string) => [...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(([, name]) => name!)

describe('the yearly report as a file', () => {
  it('is a DOCX whose appendices are numbered anew, with the heads of tables on every page', async () => {
    const { headers, bytes } = await fetched(report(), 'docx')
    expect(headers.get('Content-Disposition')).toContain('bao-cao-nam-2026.docx')
    const files = unzipped(bytes)
    const document = files.get('word/document.xml')!
    for (const said of ['BÁO CÁO', 'Kính gửi:', 'Bố trí theo dự toán.', 'Phụ lục IV', 'Cách tính:', '150,5'])
      expect(wordsOf(document)).toContain(said)
    expect(document.match(/<w:pgNumType w:start="1"/g)).toHaveLength(5)
    expect(document.match(/<w:titlePg\/>/g)).toHaveLength(5)
    expect(document.match(/<w:tblHeader\/>/g)!.length).toBeGreaterThan(6)
    expect(files.get('word/header5.xml')).toContain('<w:fldSimple w:instr="PAGE">')
  })

  it('is a PDF', async () => {
    const { bytes } = await fetched(report(), 'pdf')
    expect(Buffer.from(bytes).toString('latin1').slice(0, 5)).toBe('%PDF-')
  })

  it('is a workbook with a sheet a table: sums as formulas but where rows do not add up, days as days, texts as texts', async () => {
    const officer = report()
    const { bytes } = await fetched(officer, 'xlsx')
    const files = unzipped(bytes)
    const names = namesIn(files.get('xl/workbook.xml')!)
    expect(new Set(names.map((name) => name.toLocaleLowerCase('vi'))).size).toBe(names.length)
    const sheet = (start: string) => {
      const place = names.findIndex((name) => name.startsWith(start))
      return files.get(`xl/worksheets/sheet${place + 1}.xml`)!
    }
    const formulas = (start: string) => [...sheet(start).matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula)
    expect(formulas('Bảng 5')).toEqual(['C5/B5*100', 'C6/B6*100', 'SUM(B5:B6)', 'SUM(C5:C6)', 'C7/B7*100'])
    expect(formulas('Bảng 8')).toHaveLength(7)
    expect(formulas('Bảng 2')).toEqual([])
    // 21/04/2026, as Excel counts days.
    expect(sheet('Bảng 4')).toContain('<v>46133</v>')
    const words = [...files.get('xl/sharedStrings.xml')!.matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text)
    for (const text of ['=1+1', '0012', 'Dự thảo. Số liệu tạm tính đến hết ngày 20/11/2026.'])
      expect(words).toContain(text)
  })

  it('of a closed report carries what has changed since, and a format that there is not is no page', async () => {
    const officer = report()
    const second = colleague(officer, 'member')
    sendReport(officer, 2026)
    closeReport(second, 2026, markOfReport(reportShown(second, 2026)))
    const before = unzipped((await fetched(officer, 'xlsx')).bytes)
    expect(namesIn(before.get('xl/workbook.xml')!)).not.toContain('Thay đổi sau chốt')
    publishedNeed()
    const after = unzipped((await fetched(officer, 'xlsx')).bytes)
    expect(namesIn(after.get('xl/workbook.xml')!)).toContain('Thay đổi sau chốt')
    expect(after.get('xl/sharedStrings.xml')).toContain('chốt ngày 20/11/2026')
    await expect(fetched(officer, 'exe')).rejects.toMatchObject({ status: 404 })
  })

  it('is read as it is printed, in Vietnamese', async () => {
    const { html } = await shownPage(paperPage, await args(report(), { year: '2026' }))
    for (const said of ['BÁO CÁO', 'Độc lập - Tự do - Hạnh phúc', 'Nơi nhận:', 'Phụ lục III'])
      expect(html).toContain(said)
  })
})

describe('figures of any days', () => {
  it('are shown and had as a workbook, and what is wrong with the days is said with what was typed', async () => {
    const officer = report()
    const ask = (query: string) => args(officer, {}, undefined, query)
    const { html } = await shownPage(periodPage, await ask('?from=01/11/2026&to=20/11/2026'))
    expect(html).toContain('từ ngày 01/11/2026 đến ngày 20/11/2026')
    const answer = await periodFile.loader(await ask('?from=2026-11-01&to=2026-11-20'))
    const names = namesIn(unzipped(new Uint8Array(await answer.arrayBuffer())).get('xl/workbook.xml')!)
    expect(names).toContain('Bảng 2 Theo chủ đề')
    expect(names.filter((name) => /Bảng [0145]/.test(name))).toEqual([])

    for (const [query, kept] of [
      ['?from=31/02/2026&to=20/11/2026', '31/02/2026'],
      ['?from=20/11/2026&to=01/11/2026', '20/11/2026'],
      ['?from=01/11/2026&to=01/12/2026', '01/12/2026'],
    ] as const) {
      const wrong = await shownPage(periodPage, await ask(query))
      expect(wrong.html).toContain('notice tone-danger')
      expect(wrong.html).toContain(`value="${kept}"`)
      await expect(periodFile.loader(await ask(query))).rejects.toMatchObject({ status: 404 })
    }
  })
})

it('the department is told from the middle of October on that its report is due', async () => {
  const officer = department()
  const due = async () => (await programmePage.loader(await args(officer, {}))).work.yearlyReports
  expect(await due()).toBe(1)
  vi.setSystemTime(new Date('2026-10-14T23:30:00+07:00'))
  expect(await due()).toBe(0)
})

import type { LoaderFunctionArgs } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { sourceOfKeys } from '~/domain/exporting/source'
import { recordSource } from '~/domain/exporting/province-rows.server'
import { BATCH } from '~/domain/exporting/lifecycle'
import { FIGURES } from '~/domain/programme/figures'
import { needRecords } from '~/domain/programme/queries.server'
import { recountFlow } from '~/domain/programme/flow.server'
import { withLocale } from '~/i18n/locale.server'
import * as m from '~/i18n/paraglide/messages'
import * as fileRoute from '~/routes/exports/list-file'
import * as listRoute from '~/routes/exports/list'
import * as recordsRoute from '~/routes/department/records'
import { isTooLong } from '~/views/exporting/list-file.server'
import { LISTS } from '~/views/exporting/lists.server'
import { startsFrom } from '~/views/exporting/starts.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { needs, organisations } from '~db/schema'
import {
  agency,
  certifiedEngagement,
  colleague,
  consultant,
  department,
  enterprise,
  publishedNeed,
  reportedDocument,
  reportedMeasure,
  reportedOutcome,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { rowsOfCsv, sheetsOf } from '~tests/support/read-list'
import { shownPage } from '~tests/support/shown-page'

beforeEach(freshDatabase)

async function asked(actor: Actor, path: string): Promise<Request> {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  const cookie = headers.get('Set-Cookie')!.split(';')[0]!
  return new Request(`http://localhost${path}`, { headers: { Cookie: cookie } })
}

type Loader = (args: LoaderFunctionArgs) => unknown
const answer = async (loader: Loader, request: Request, params: Record<string, string>) =>
  (await Promise.resolve(loader({ request, params, context: {} })).catch((thrown: unknown) => thrown)) as Response

const fileOf = async (actor: Actor, list: string, query = '') =>
  answer(fileRoute.loader, await asked(actor, `/exports/${list}/file${query}`), { list })
const bytesIn = async (file: Response) => new Uint8Array(await file.arrayBuffer())
const csvOf = async (actor: Actor, list: string, query = '') => {
  const address = `?${new URLSearchParams([...new URLSearchParams(query), ['format', 'csv_comma']])}`
  return rowsOfCsv(await bytesIn(await fileOf(actor, list, address)), ',')
}
const pageOf = async (actor: Actor, list: string, query = '') =>
  shownPage(listRoute as never, { request: await asked(actor, `/exports/${list}${query}`), params: { list } })

describe('a list’s file', () => {
  it('has the rows of its page under the same filter, in their order', async () => {
    const officer = department()
    at(new Date('2025-05-05T09:00:00+07:00'), () => publishedNeed({ text: 'Xưởng chè muốn làm HACCP năm trước.' }))
    publishedNeed({ subjects: ['HACCP'] })
    sentRequest()
    certifiedEngagement()
    for (const list of FIGURES) {
      for (const scope of [{}, { year: 2025 }, { subject: 'HACCP' }]) {
        const query = new URLSearchParams({ list, ...(scope as Record<string, string>) })
        const [, ...rows] = await csvOf(officer, 'records', String(query))
        const listed = needRecords(officer, list, scope)
        expect([list, scope, rows.map(([text]) => text)]).toEqual([list, scope, listed.map(({ text }) => text)])
      }
    }
    const { html } = await pageOf(officer, 'records', '?list=needs&year=2025')
    expect(html).toContain(m.export_count({ count: '1' }))
    expect(html).toContain(m.programme_period_year({ year: '2025' }))
  })

  it('is reached from its page with the filter of that page, and says what of the address it left out', async () => {
    const officer = department()
    publishedNeed()
    const page = await asked(officer, '/department/records?list=needs&subject=ISO-22000&page=1')
    const { html } = await shownPage(recordsRoute as never, { request: page, params: {} })
    expect(html).toContain('href="/exports/records?list=needs&amp;subject=ISO-22000"')
    expect((await pageOf(officer, 'records', '?list=needs&year=1999')).html).toContain(m.programme_scope_left_out())
    expect(
      await answer(listRoute.loader, await asked(officer, '/exports/records?list=nothing'), { list: 'records' }),
    ).toMatchObject({ status: 404 })
  })

  it('has the columns that were chosen, in the order of the list', async () => {
    publishedNeed()
    const rows = await csvOf(department(), 'records', 'list=needs&columns=published&columns=enterprise')
    expect(rows[0]).toEqual([m.programme_enterprise(), m.need_list_date()])
    expect(rows[1]![1]).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  it('puts a moment on its day in Vietnam: half past eleven, and half past midnight', async () => {
    at(new Date('2026-03-31T16:30:00Z'), () => publishedNeed({ text: 'Trước nửa đêm, cần làm HACCP.' }))
    at(new Date('2026-03-31T17:30:00Z'), () => publishedNeed({ text: 'Sau nửa đêm, cần làm HACCP.' }))
    const days = 'list=needs&columns=published&columns=published_at'
    expect((await csvOf(department(), 'records', days)).slice(1)).toEqual([
      ['2026-04-01', '2026-04-01 00:30'],
      ['2026-03-31', '2026-03-31 23:30'],
    ])
    const file = await fileOf(department(), 'records', `?${days}`)
    expect(
      sheetsOf(await bytesIn(file))
        .get(m.export_sheet_list())!
        .slice(1),
    ).toEqual([
      [{ day: '2026-04-01' }, { moment: '2026-04-01 00:30' }],
      [{ day: '2026-03-31' }, { moment: '2026-03-31 23:30' }],
    ])
  })

  it('says in its second sheet what it is, of when, and by whom; a CSV in its name', async () => {
    const officer = department()
    publishedNeed()
    const file = await fileOf(officer, 'records', '?list=needs&year=2026')
    expect(file.headers.get('Content-Disposition')).toMatch(/filename="nhu-cau_\d{4}-\d\d-\d\d_\d\d-\d\d\.xlsx"/)
    const about = new Map(sheetsOf(await bytesIn(file)).get(m.export_sheet_about()) as [string, unknown][])
    expect(about.get(m.export_about_list())).toBe(m.programme_figure_needs())
    expect(about.get(m.export_about_rows())).toBe(1)
    expect(about.get(m.export_about_made())).toHaveProperty('moment')
    expect(about.get(m.export_about_by())).toContain(officer.name)
    const csv = await fileOf(officer, 'records', '?list=needs&format=csv_semicolon')
    expect(csv.headers.get('Content-Disposition')).toMatch(/_\d{4}-\d\d-\d\d_\d\d-\d\d\.csv"/)
  })

  it('is in the language of who asked, although it is read after the answer has begun', async () => {
    publishedNeed()
    const request = await asked(department(), '/exports/records/file?list=needs&columns=state&format=csv_comma')
    const file = await withLocale('en', () => answer(fileRoute.loader, request, { list: 'records' }))
    expect(rowsOfCsv(await bytesIn(file), ',')).toEqual([
      [m.need_list_state({}, { locale: 'en' })],
      [m.need_status_published({}, { locale: 'en' })],
    ])
  })

  it('tells who asks for a column or a file that is not offered', async () => {
    publishedNeed()
    for (const wrong of ['columns=password', 'columns=person', 'format=pdf']) {
      const { status, headers } = await fileOf(department(), 'enterprises', `?${wrong}`)
      expect([status, headers.get('Location')], wrong).toEqual([302, '/exports/enterprises?refused=choice'])
    }
    const { html } = await pageOf(department(), 'enterprises', '?refused=choice')
    expect(html).toContain(m.export_refused_choice())
  })
})

describe('which lists there are', () => {
  const names = (actor: Actor) => startsFrom(actor).map(({ id }) => id)
  const OPEN = ['consultants', 'register']

  it('is said by role; the others’ are not there', async () => {
    const owner = enterprise()
    const { actor: asking } = consultant()
    const officer = department()
    expect(names(owner)).toEqual(['needs', 'engagements', 'certificates', ...OPEN])
    expect(names(asking)).toEqual(['requests', 'engagements', ...OPEN])
    expect(names(agency('association'))).toEqual(OPEN)
    expect(names(officer)).toHaveLength(LISTS.length - 4)
    for (const actor of [owner, asking, officer, agency('association')]) {
      for (const { id } of LISTS.filter((list) => !names(actor).includes(list.id))) {
        for (const loader of [listRoute.loader, fileRoute.loader]) {
          const request = await asked(actor, `/exports/${id}?list=needs`)
          expect(await answer(loader, request, { list: id }), `${actor.role} ${id}`).toMatchObject({ status: 404 })
        }
      }
    }
  })

  it('each gives a file to who may have it, one to look only included', async () => {
    const officer = department()
    const { enterprise: owner, consultant: adviser } = certifiedEngagement({ department: officer })
    reportedOutcome()
    reportedMeasure()
    reportedDocument()
    for (const actor of [owner, adviser, officer, colleague(owner, 'reader'), colleague(officer, 'reader')]) {
      for (const { id, query } of startsFrom(actor).filter((list) => list.id !== 'consultants')) {
        const sheets = sheetsOf(await bytesIn(await fileOf(actor, id, `?${query}`)))
        const [head, ...rows] = sheets.get(m.export_sheet_list())!
        const { html } = await pageOf(actor, id, `?${query}`)
        expect(html, id).toContain(m.export_count({ count: String(rows.length) }))
        for (const row of rows) expect(row, id).toHaveLength(head!.length)
      }
    }
    const waiting = await csvOf(officer, 'outcomes', 'list=reported&columns=kind')
    expect(waiting.slice(1).flat()).toEqual([m.outcome_certificate_title(), m.measure_list_title(), m.document_kind()])
  })

  it('holds what is one’s own, or one’s province’s, and nobody else’s', async () => {
    const { enterprise: owner } = publishedNeed({ text: 'Xưởng chè của mình cần làm HACCP.' })
    publishedNeed()
    expect((await csvOf(owner, 'needs', 'columns=need')).slice(1)).toEqual([['Xưởng chè của mình cần làm HACCP.']])
    const elsewhere = department({ provinceCode: '11' })
    expect(await csvOf(elsewhere, 'records', 'list=needs')).toHaveLength(1)
    expect(await csvOf(elsewhere, 'enterprises')).toHaveLength(1)
    expect(await csvOf(elsewhere, 'works')).toHaveLength(1)
  })
})

describe('a long list', () => {
  it('fits no sheet above Excel’s last row; CSV takes any', () => {
    const most = 1_048_575
    expect([most, most + 1].map((rows) => isTooLong('xlsx', rows))).toEqual([false, true])
    expect(isTooLong('csv_semicolon', most + 1)).toBe(false)
  })

  it('is read some rows at a time, and holds no statement open between', async () => {
    const keys = Array.from({ length: 2 * BATCH + 1 }, (_, place) => String(place))
    const sizes: number[] = []
    const source = sourceOfKeys(keys, (some) => {
      sizes.push(some.length)
      return some.map((id) => ({ id })).reverse()
    })
    const rows: string[] = []
    for await (const batch of source.batches()) rows.push(...batch.map(({ id }) => id))
    expect(rows).toEqual(keys)
    expect(sizes).toEqual([BATCH, BATCH, 1])
  })

  it('leaves out what leaves it meanwhile, and tells what was changed as it is now', async () => {
    const officer = department()
    const [first, second] = [publishedNeed(), publishedNeed()]
    const source = recordSource(officer, 'needs', {})
    publishedNeed()
    db.update(needs).set({ provinceCode: '11' }).where(eq(needs.id, first.needId)).run()
    db.update(organisations)
      .set({ name: 'HTX Chè Mới' })
      .where(eq(organisations.id, second.enterprise.organisationId!))
      .run()
    recountFlow()
    const rows = []
    for await (const batch of source.batches()) rows.push(...batch)
    expect(source.count).toBe(2)
    expect(rows.map(({ enterprise: name }) => name)).toEqual(['HTX Chè Mới'])
  })
})

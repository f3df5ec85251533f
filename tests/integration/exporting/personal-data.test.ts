import type { ActionFunctionArgs } from '@remix-run/node'
import { beforeEach, describe, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { MAX_TAKEN_A_DAY, TAKEN_MINUTES } from '~/domain/exporting/lifecycle'
import { everyTakenList } from '~/domain/exporting/queries.server'
import { takeList } from '~/domain/exporting/take-list.server'
import * as m from '~/i18n/paraglide/messages'
import * as listRoute from '~/routes/exports/list'
import * as logRoute from '~/routes/exports/log'
import * as takenRoute from '~/routes/exports/taken-file'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { events, takenLists } from '~db/schema'
import { colleague, department, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { sheetsOf } from '~tests/support/read-list'
import { shownPage } from '~tests/support/shown-page'

beforeEach(freshDatabase)

const REASON = 'Gọi điện mời dự hội nghị năng suất, giao cho phòng Quản lý công nghệ.'

async function sent(actor: Actor, path: string, fields?: [string, string][]): Promise<Request> {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  const cookie = headers.get('Set-Cookie')!.split(';')[0]!
  const body = fields && new URLSearchParams(fields)
  return new Request(`http://localhost${path}`, { method: body ? 'POST' : 'GET', headers: { Cookie: cookie }, body })
}

type Handler = (args: ActionFunctionArgs) => unknown
const answer = async (handle: Handler, request: Request, params: Record<string, string>) =>
  (await Promise.resolve(handle({ request, params, context: {} })).catch((thrown: unknown) => thrown)) as Response

const chosen = (columns: string[], reason: string, format = 'xlsx'): [string, string][] => [
  ...columns.map((column): [string, string] => ['columns', column]),
  ['format', format],
  ['reason', reason],
]
const post = async (actor: Actor, list: string, fields: [string, string][], query = '') =>
  answer(listRoute.action, await sent(actor, `/exports/${list}${query}`, fields), { list })
const fetched = async (actor: Actor, path: string) =>
  answer(takenRoute.loader, await sent(actor, path), { takenId: path.split('/').at(-1)! })

const stored = () => ({
  taken: db.select().from(takenLists).all(),
  events: db
    .select()
    .from(events)
    .all()
    .filter(({ name }) => name === 'list.taken'),
})

describe('personal data in a file', () => {
  it('asks an officer for a reason, which stands with what was taken', async () => {
    const officer = department()
    const { enterprise: owner } = publishedNeed()
    publishedNeed()
    const answered = await post(officer, 'works', chosen(['need', 'enterprise_person'], REASON), '?year=2026&page=3')
    expect(answered.status).toBe(303)
    const { taken, events: recorded } = stored()
    expect(taken).toMatchObject([
      {
        list: 'works',
        query: 'year=2026',
        columns: ['need', 'enterprise_person'],
        format: 'xlsx',
        rows: 0,
        reason: REASON,
        userId: officer.userId,
        organisationId: officer.organisationId,
      },
    ])
    expect(taken[0]!.filter).toContain(m.programme_period_year({ year: '2026' }))
    expect(recorded).toMatchObject([
      {
        userId: officer.userId,
        detail: { takenId: taken[0]!.id, list: 'works', columns: ['need', 'enterprise_person'], rows: 0 },
      },
    ])
    expect(JSON.stringify(recorded)).not.toContain('hội nghị')
    const next = await post(officer, 'enterprises', chosen(['name', 'person', 'person_email'], REASON))
    const file = await fetched(officer, next.headers.get('Location')!)
    const sheets = sheetsOf(new Uint8Array(await file.arrayBuffer()))
    expect(sheets.get(m.export_sheet_list())).toContainEqual([owner.organisationName, owner.name, owner.email])
    expect(sheets.get(m.export_sheet_about())).toContainEqual([m.export_about_reason(), REASON])
  })

  it('is not given without one, and what was chosen and typed is kept', async () => {
    const officer = department()
    publishedNeed()
    for (const [reason, said] of [
      ['', m.form_error_take_reason()],
      ['họp', m.form_error_too_short({ minimum: '10' })],
    ] as const) {
      const request = await sent(officer, '/exports/enterprises', chosen(['name', 'phone'], reason, 'csv_comma'))
      const { html, status } = await shownPage(listRoute as never, { request, params: { list: 'enterprises' } })
      expect(status).toBe(400)
      expect(html).toContain(said)
      expect(html).toMatch(/id="take-columns-phone"[^>]* checked/)
      expect(html).not.toMatch(/id="take-columns-person"[^>]* checked/)
      expect(html).toMatch(/id="take-format-csv_comma"[^>]* checked/)
      expect(html).toContain(`${reason}</textarea>`)
    }
    expect(stored()).toEqual({ taken: [], events: [] })
  })

  it('needs none where none is chosen: nothing is written down', async () => {
    publishedNeed()
    const answered = await post(department(), 'enterprises', chosen(['name', 'needs'], ''))
    expect(answered.headers.get('Location')).toBe('/exports/enterprises/file?columns=name&columns=needs&format=xlsx')
    expect(stored().taken).toEqual([])
  })

  it('is offered to nobody who only looks, and refused whoever posts or writes the address by hand', async () => {
    publishedNeed()
    const officer = department()
    const reader = colleague(officer, 'reader')
    const params = { list: 'enterprises' }
    const page = { request: await sent(reader, '/exports/enterprises'), params }
    const { html } = await shownPage(listRoute as never, page)
    expect(html).toContain('value="needs"')
    expect(html).not.toContain('value="person"')
    expect(await post(reader, 'enterprises', chosen(['person'], REASON))).toMatchObject({ status: 403 })
    expect(await post(enterprise(), 'enterprises', chosen(['person'], REASON))).toMatchObject({ status: 404 })
    expect(() =>
      takeList(reader, {
        list: 'enterprises',
        query: '',
        filter: '',
        columns: ['person'],
        format: 'xlsx',
        rows: 1,
        reason: REASON,
      }),
    ).toThrow('not_found')
    expect(stored().taken).toEqual([])
  })

  it('is fetched by who gave the reason, for a while, and holds what was written down', async () => {
    publishedNeed()
    const officer = department()
    const other = colleague(officer, 'member')
    const path = (await post(officer, 'enterprises', chosen(['person'], REASON))).headers.get('Location')!
    expect((await fetched(officer, `${path}`)).status).toBe(200)
    expect(await fetched(other, path)).toMatchObject({ status: 404 })
    expect(await fetched(officer, `/exports/taken/${newId()}`)).toMatchObject({ status: 404 })
    db.update(takenLists)
      .set({ takenAt: new Date(now().getTime() - (TAKEN_MINUTES + 1) * 60_000) })
      .run()
    expect(await fetched(officer, path)).toMatchObject({ status: 404 })
  })

  it('asked for twice is one file; with another column, or later, it is another, up to so many a day', async () => {
    publishedNeed()
    const officer = department()
    const where = async (columns: string[]) =>
      (await post(officer, 'enterprises', chosen(columns, REASON))).headers.get('Location')
    const first = await where(['person'])
    expect(await where(['person'])).toBe(first)
    expect(await where(['person', 'phone'])).not.toBe(first)
    expect(stored().taken).toHaveLength(2)
    const taken = { list: 'enterprises', query: '', filter: '', format: 'xlsx' as const, rows: 1, reason: REASON }
    for (let count = stored().taken.length; count < MAX_TAKEN_A_DAY; count++)
      takeList(officer, { ...taken, columns: ['person'], reason: `${REASON} ${count}` })
    const request = await sent(officer, '/exports/enterprises', chosen(['address'], REASON))
    const { html, status } = await shownPage(listRoute as never, { request, params: { list: 'enterprises' } })
    expect(status).toBe(400)
    expect(html).toContain(m.error_export_too_many({ maximum: MAX_TAKEN_A_DAY }))
    const tomorrow = new Date(now().getTime() + 25 * 3_600_000)
    expect(at(tomorrow, () => takeList(officer, { ...taken, columns: ['address'] }))).toBeTruthy()
  })
})

describe('the files that were taken', () => {
  it('are read by the department and the administrator, each of their own', async () => {
    publishedNeed()
    const officer = department()
    await post(officer, 'enterprises', chosen(['name', 'person_phone'], REASON))
    const administrator = createAccount({
      email: 'quan-tri@vi-du.example',
      name: 'Quản trị',
      passwordHash: 'no password',
      organisation: null,
    })
    for (const actor of [officer, colleague(officer, 'reader'), administrator]) {
      const request = await sent(actor, '/exports/log')
      const { html } = await shownPage(logRoute as never, { request, params: {} })
      for (const said of [REASON, officer.name, m.export_person_phone(), m.export_enterprises_title()])
        expect(html, said).toContain(said)
    }
    expect(everyTakenList(department({ provinceCode: '11' }))).toEqual([])
    expect(() => everyTakenList(enterprise())).toThrow('not_found')
  })
})

import type { ServerBuild } from '@remix-run/node'
import { pino } from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { KEPT_FORM, withNext } from '~/auth/next-path'
import { ownSavedSearch, savedSearchesOf } from '~/domain/alerts/queries.server'
import * as searchPage from '~/routes/account/saved-search'
import * as newPage from '~/routes/account/new-saved-search'
import * as unsubscribePage from '~/routes/account/unsubscribe'
import { MADE_FOR, madeForOf } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import { createServer } from '~/server/create-server'
import { newId } from '~db/ids'
import { consultant, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { args, ledTo, post } from '../work/page-calls'
import { drainAlerts, savedSearch } from './saved'

beforeEach(freshDatabase)

describe('saving a search', () => {
  const address = '?kind=consultants&search=q%3Dmay%2Bsay%26subject%3DTPM'

  it('keeps what the search page showed, and twice is once', async () => {
    const seeker = enterprise()
    const typed = { id: newId(), name: 'Máy sấy', frequency: 'immediate' }
    for (const _ of [1, 2]) {
      expect(ledTo(await post(newPage, seeker, {}, typed, address))).toEqual([
        303,
        `/saved-searches/${typed.id}?done=saved`,
      ])
    }
    expect(savedSearchesOf(seeker)).toMatchObject([
      { name: 'Máy sấy', query: 'q=may+say&subject=TPM', frequency: 'immediate' },
    ])
  })

  it('sent again with another name or frequency says so from then on, from the same page or a new one', async () => {
    const seeker = enterprise()
    const typed = { id: newId(), name: 'Máy sấy', frequency: 'immediate' }
    await post(newPage, seeker, {}, typed, address)
    const renamed = { ...typed, name: 'Máy sấy chè' }
    const to = [303, `/saved-searches/${typed.id}?done=saved`]
    expect(ledTo(await post(newPage, seeker, {}, renamed, address))).toEqual(to)
    expect(ownSavedSearch(seeker, typed.id)).toMatchObject({ name: 'Máy sấy chè', frequency: 'immediate' })

    const { id, name, frequency } = await newPage.loader(await args(seeker, {}, undefined, address))
    expect({ id, name, frequency }).toEqual(renamed)
    const rarer = { id: newId(), name, frequency: 'daily' }
    expect(ledTo(await post(newPage, seeker, {}, rarer, address))).toEqual(to)
    expect(savedSearchesOf(seeker)).toMatchObject([{ id: typed.id, name: 'Máy sấy chè', frequency: 'daily' }])

    const another = await post(newPage, seeker, {}, renamed, '?kind=consultants&search=subject%3DHACCP')
    expect([another.init.status, another.data.error]).toEqual([409, { '': [m.error_sent_before()] }])
    const stranger = await post(newPage, enterprise(), {}, renamed, address)
    expect(stranger.status).toBe(404)
  })

  it('keeps what somebody sent after their session had ended', async () => {
    const body = new FormData()
    body.set('name', 'Máy sấy')
    body.set(MADE_FOR, madeForOf(enterprise()))
    const request = new Request(`http://localhost/saved-searches/new${address}`, { method: 'POST', body })
    const answer = (await newPage
      .action({ request, params: {}, context: {} })
      .catch((thrown: unknown) => thrown)) as Response
    expect(answer.headers.get('Location')).toBe(withNext('/sign-in', KEPT_FORM))
    expect(answer.headers.get('Set-Cookie')).toContain('kept_form=')
  })

  it('sends who is not signed in to sign in, and back with the search, even after the form was filled in', async () => {
    const url = `http://localhost/saved-searches/new${address}`
    for (const method of ['GET', 'POST'] as const) {
      const request = new Request(url, { method, body: method === 'POST' ? new FormData() : null })
      const page = method === 'GET' ? newPage.loader : newPage.action
      const answer = await page({ request, params: {}, context: {} }).catch((thrown: unknown) => thrown)
      const next = new URL((answer as Response).headers.get('Location')!, url).searchParams.get('next')!
      expect(new URL(next, url).search).toBe(address)
    }
  })

  it('says what is being saved, and where a form was wrong', async () => {
    const seeker = enterprise()
    const loaded = await newPage.loader(await args(seeker, {}, undefined, address))
    expect(loaded.what).toMatch(/^“may say”, TPM/)
    expect(loaded.watched).toContain('khi trang tìm kiếm này có thêm')
    const { data, init } = await post(newPage, seeker, {}, { id: newId(), name: ' ', frequency: 'weekly' }, address)
    expect(init.status).toBe(400)
    expect(Object.keys(data.error!)).toEqual(['name', 'frequency'])
  })
})

describe('a saved search', () => {
  it('opens with what is new marked, is renamed and deleted', async () => {
    const seeker = enterprise()
    const searchId = savedSearch(seeker, 'subject=HACCP')
    consultant({ name: 'Trung tâm Đỉnh Mẫu', subjects: ['HACCP'] })
    await drainAlerts()
    const loaded = await searchPage.loader(await args(seeker, { searchId }))
    expect(loaded).toMatchObject({
      address: '/consultants?subject=HACCP',
      items: [{ title: 'Trung tâm Đỉnh Mẫu', isNew: true }],
      mailIsSetUp: false,
    })
    const change = { step: 'change', name: 'An toàn thực phẩm', frequency: 'daily' }
    expect(ledTo(await post(searchPage, seeker, { searchId }, change))[1]).toBe(
      `/saved-searches/${searchId}?done=changed`,
    )
    expect(ownSavedSearch(seeker, searchId)).toMatchObject({ name: 'An toàn thực phẩm', frequency: 'daily' })
    expect(ledTo(await post(searchPage, seeker, { searchId }, { step: 'delete' }))[1]).toBe(
      '/saved-searches?done=deleted',
    )
    expect(savedSearchesOf(seeker)).toEqual([])
  })
})

describe('ending mails by their link', () => {
  /** The real server around the real page. */
  const build = {
    entry: { module: { default: () => new Response('page'), handleError: () => undefined } },
    routes: {
      unsubscribe: { id: 'unsubscribe', path: 'unsubscribe/:key', module: answering(unsubscribePage) },
      other: { id: 'other', path: '*', module: { action: () => new Response('done') } },
    },
    assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
    publicPath: '/',
    basename: '/',
    future: { v3_singleFetch: true },
    mode: 'production',
  } as unknown as ServerBuild
  const lines: string[] = []
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
  const server = createServer({ build, mode: 'production', log })

  /** Loader and action as a resource route, so that their own answer comes back. */
  function answering({ loader, action }: typeof unsubscribePage) {
    return {
      loader: async (call: Parameters<typeof loader>[0]) => Response.json(await loader(call)),
      action: async (call: Parameters<typeof action>[0]) => Response.json(await action(call)),
    }
  }
  const oneClick = (path: string, headers: Record<string, string> = {}) =>
    server.request(`http://localhost:3000${path}`, {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  const started = () => {
    const seeker = enterprise()
    const searchId = savedSearch(seeker, 'subject=HACCP', { frequency: 'daily', name: 'Làm HACCP' })
    const frequency = () => ownSavedSearch(seeker, searchId).frequency
    return { path: `/unsubscribe/${ownSavedSearch(seeker, searchId).unsubscribeKey}`, frequency }
  }

  it('needs a POST: who only follows the link changes nothing', async () => {
    const { path, frequency } = started()
    const page = await server.request(`http://localhost:3000${path}`)
    expect(await page.json()).toEqual({ search: { name: 'Làm HACCP', ended: false } })
    expect(frequency()).toBe('daily')
  })

  it('is taken from a mail program, without origin or session, and without a redirect; twice is once', async () => {
    const { path, frequency } = started()
    for (const _ of [1, 2]) expect((await oneClick(path)).status).toBe(200)
    expect(frequency()).toBe('off')
  })

  it('is taken from the page’s own button, and not from another site’s page', async () => {
    const { path, frequency } = started()
    expect((await oneClick(path, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await oneClick(path, { origin: 'null' })).status).toBe(403)
    expect(frequency()).toBe('daily')
    expect((await oneClick(path, { origin: 'http://localhost:3000' })).status).toBe(200)
    expect(frequency()).toBe('off')
  })

  it('opens no other path to requests without an origin', async () => {
    for (const path of [
      '/needs',
      '/unsubscribe',
      '/unsubscribe/',
      '/unsubscribe/a/b',
      '/x/unsubscribe/a',
      '/unsubscribe/%2e',
    ]) {
      expect((await oneClick(path)).status, path).toBe(403)
    }
  })

  it('tells nothing about a key that nobody has, and no log line holds one', async () => {
    const { path } = started()
    lines.length = 0
    const unknown = await server.request('http://localhost:3000/unsubscribe/khong-co')
    expect([unknown.status, await unknown.json()]).toEqual([200, { search: null }])
    expect(await (await oneClick('/unsubscribe/khong-co')).json()).toEqual({ stopped: false })
    await oneClick(path)
    expect(lines.join('')).toContain('/unsubscribe/…')
    expect(lines.join('')).not.toContain(path.slice('/unsubscribe/'.length))
  })
})

import { mkdirSync, mkdtempSync, rmSync, rmdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clearDraftCookie, setDraftCookie } from '~/forms/draft-cookie.server'
import { createServer } from '~/server/create-server'
import { listen } from '~/server/listen'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { db } from '~db/connection'
import { jobs } from '~db/schema'

/** One page that tells what reached it, in place of the application. */
let echoes = 0
const echo = async ({ request }: { request: Request }) => {
  echoes += 1
  if (request.method === 'GET' && new URL(request.url).searchParams.has('fail')) throw new Error('broken')
  const body = request.method === 'POST' ? await request.text() : ''
  const told = { url: request.url, locale: getLocale(), length: body.length, id: request.headers.get('x-request-id') }
  return new Response(JSON.stringify(told), { headers: { 'Content-Type': 'application/json' } })
}
const build = {
  entry: { module: { default: () => new Response('page'), handleError: () => undefined } },
  routes: { page: { id: 'page', path: '*', module: { loader: echo, action: echo } } },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  publicPath: '/',
  basename: '/',
  future: { v3_singleFetch: true },
  mode: 'production',
} as unknown as ServerBuild

const lines: string[] = []
const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) })
const clientFolder = mkdtempSync(path.join(tmpdir(), 'client-'))
const serverAt = (origin?: string) => createServer({ build, mode: 'production', clientFolder, origin, log })
const HOST = 'http://localhost:3000'
const server = serverAt()
const told = async (answer: Response) => (await answer.json()) as Record<string, unknown>
const post = (app: typeof server, headers: Record<string, string>, body: BodyInit = 'a=1') =>
  app.request(`${HOST}/needs?x=1`, { method: 'POST', body, headers: { host: 'localhost:3000', ...headers } })

beforeAll(() => {
  mkdirSync(path.join(clientFolder, 'assets'))
  writeFileSync(path.join(clientFolder, 'assets/site-Ab12.css'), 'body{color:red}'.repeat(100))
  writeFileSync(path.join(clientFolder, 'assets/site-Ab12.css.br'), 'made small')
  writeFileSync(path.join(clientFolder, 'robots.txt'), 'User-agent: *')
})
afterAll(() => rmSync(clientFolder, { recursive: true }))

describe('headers', () => {
  it('forbids inline scripts, framing and type guessing on every answer', async () => {
    for (const place of ['/', '/healthz', '/assets/site-Ab12.css', '/assets/missing.js', '/?fail']) {
      const { headers } = await server.request(HOST + place)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'self';.*frame-ancestors 'none'/)
      expect(headers.get('content-security-policy')).not.toContain('unsafe')
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('x-request-id')).toMatch(/^[\w-]{8,64}$/)
    }
  })

  it('promises https only where the public address has it', async () => {
    expect((await server.request(HOST)).headers.has('strict-transport-security')).toBe(false)
    const behindProxy = await serverAt('https://nangsuat.example').request(HOST)
    expect(behindProxy.headers.get('strict-transport-security')).toContain('max-age=31536000')
  })

  it('keeps a request id from a proxy, hands it to the page, and refuses a strange one', async () => {
    const kept = await server.request(HOST, { headers: { 'x-request-id': 'proxy-12345' } })
    expect(kept.headers.get('x-request-id')).toBe('proxy-12345')
    expect((await told(kept)).id).toBe('proxy-12345')
    const strange = await server.request(HOST, { headers: { 'x-request-id': '<script>' } })
    expect(strange.headers.get('x-request-id')).not.toContain('<')
  })
})

describe('changes asked for by other sites', () => {
  it.each([
    ['another site', { origin: 'https://evil.example' }],
    ['no origin', {}],
    ['an opaque origin', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:4000' }],
  ])('are refused: %s', async (_, headers) => {
    expect((await post(server, headers as Record<string, string>)).status).toBe(403)
  })

  it('are taken from the site itself', async () => {
    expect((await post(server, { origin: HOST })).status).toBe(200)
  })

  it('are measured against ORIGIN behind a proxy, and the page sees the public address', async () => {
    const app = serverAt('https://nangsuat.example')
    expect((await post(app, { origin: HOST })).status).toBe(403)
    const answer = await post(app, { origin: 'https://nangsuat.example', 'x-forwarded-host': 'evil.example' })
    expect(answer.status).toBe(200)
    expect(await told(answer)).toMatchObject({ url: 'https://nangsuat.example/needs?x=1', length: 3 })
  })
})

describe('what no link and no form of ours asks for', () => {
  it('the next piece of an upload is taken at its address alone, from our own pages alone', async () => {
    const asked = (place: string, method: string, origin = 'http://localhost:3000') =>
      server.request(HOST + place, {
        method,
        headers: { host: 'localhost:3000', origin, 'content-type': 'application/offset+octet-stream' },
        body: 'x'.repeat(2_000_000),
      })
    expect((await asked('/uploads/a.b-1', 'PATCH')).status).toBe(200)
    expect((await asked('/uploads/a.b-1', 'DELETE')).status).toBe(413)
    expect((await asked('/uploads/a.b-1', 'PATCH', 'https://elsewhere.example')).status).toBe(403)
    for (const place of ['/uploads', '/uploads/a/b', '/needs/x']) expect((await asked(place, 'PATCH')).status).toBe(405)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])('%s is refused', async (method) => {
    const answer = await server.request(`${HOST}/needs`, { method, headers: { origin: HOST } })
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, POST'])
  })

  it.each([
    '/needs.data',
    '/_root.data?_routes=root',
    '/__manifest?p=/needs',
    '/needs?_data=page',
    '/?index&_data',
    '/needs?%5Fdata=page',
  ])('%s is not there', async (place) => {
    expect((await server.request(HOST + place)).status).toBe(404)
    expect((await server.request(HOST + place, { method: 'POST', headers: { origin: HOST } })).status).toBe(404)
  })
})

describe('limits', () => {
  const MB = 1024 * 1024
  it('takes 1 MB of plain form and far more with files, less where the length is not said', async () => {
    const multipart = { origin: HOST, 'content-type': 'multipart/form-data; boundary=x' }
    expect((await post(server, { origin: HOST }, 'x'.repeat(MB - 1))).status).toBe(200)
    expect((await post(server, { origin: HOST }, 'x'.repeat(MB + 1))).status).toBe(413)
    expect((await post(server, multipart, 'x'.repeat(11 * MB))).status).toBe(200)
    expect((await post(server, multipart, 'x'.repeat(12 * MB + 1))).status).toBe(413)
    const told = (size: number) => ({ ...multipart, 'content-length': String(size) })
    expect((await post(server, told(100 * MB), 'x')).status).toBe(200)
    expect((await post(server, told(200 * MB + 1), 'x')).status).toBe(413)
  })

  it('answers what is too large with a page over the wire, whether or not its length is said', async () => {
    const web = await listen({ fetch: server.fetch, host: '127.0.0.1', port: 0 })
    const url = `http://127.0.0.1:${web.port}/needs`
    const headers = { origin: `http://127.0.0.1:${web.port}` }
    const said = await fetch(url, { method: 'POST', headers, body: 'x'.repeat(2 * MB) })
    expect(said.status).toBe(413)
    expect(await said.text()).toContain('<h1>')
    const withFile = { ...headers, 'content-type': 'multipart/form-data; boundary=x' }
    const large = await fetch(url, { method: 'POST', headers: withFile, body: 'x'.repeat(201 * MB) })
    expect(await large.text()).toContain(m.server_too_large_file_text({ maximum: 200 }))
    const stream = new Blob(['x'.repeat(2 * MB)]).stream()
    const unsaid = await fetch(url, { method: 'POST', headers, body: stream, duplex: 'half' } as RequestInit)
    expect(unsaid.status).toBe(413)
    await web.close()
  })
})

it('a form that is refused before it is read is still taken in, so that its sender sees why', async () => {
  const web = await listen({ fetch: server.fetch, host: '127.0.0.1', port: 0 })
  let left = 40
  const slow = new ReadableStream<Uint8Array>({
    async pull(controller) {
      await new Promise((resolve) => setTimeout(resolve, 25))
      if (left-- === 0) controller.close()
      else controller.enqueue(new Uint8Array(10_000))
    },
  })
  const headers = { origin: 'http://elsewhere.example', 'content-type': 'multipart/form-data; boundary=x' }
  const sent = { method: 'POST', headers, body: slow, duplex: 'half' } as RequestInit
  const answer = await fetch(`http://127.0.0.1:${web.port}/needs`, sent)
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain(m.server_other_site_title())
  expect(left).toBe(-1)
  await web.close()
})

it('a form whose sender went away is no failure of the server', async () => {
  const web = await listen({ fetch: server.fetch, host: '127.0.0.1', port: 0 })
  lines.length = 0
  const before = echoes
  const socket = connect(web.port, '127.0.0.1')
  const head = `POST /needs HTTP/1.1\r\nHost: 127.0.0.1:${web.port}\r\nOrigin: http://127.0.0.1:${web.port}`
  socket.write(`${head}\r\nContent-Type: text/plain\r\nContent-Length: 900000\r\n\r\nhalf of it`)
  await expect.poll(() => echoes).toBe(before + 1)
  socket.destroy()
  await expect.poll(() => lines.some((line) => line.includes('"request"'))).toBe(true)
  expect(lines.filter((line) => line.includes('"level":50'))).toEqual([])
  await web.close()
})

describe('files', () => {
  it('are kept a year when their name carries a hash, and sent compressed', async () => {
    const answer = await server.request(`${HOST}/assets/site-Ab12.css`, { headers: { 'accept-encoding': 'br, gzip' } })
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('content-encoding')).toBe('br')
    expect(answer.headers.get('content-type')).toContain('text/css')
    expect(await answer.text()).toBe('made small')
  })

  it('are kept an hour otherwise; a missing one is a plain 404', async () => {
    expect((await server.request(`${HOST}/robots.txt`)).headers.get('cache-control')).toBe('public, max-age=3600')
    expect((await server.request(`${HOST}/assets/missing.js`)).status).toBe(404)
  })

  it('never come from outside the folder', async () => {
    writeFileSync(`${clientFolder}-secret.txt`, 'outside the folder')
    const answer = await server.request(`${HOST}/..%2f${path.basename(clientFolder)}-secret.txt`)
    expect(await answer.text()).not.toContain('outside the folder')
    rmSync(`${clientFolder}-secret.txt`)
  })
})

it('answers in the language of the cookie and lets no shared cache keep a page', async () => {
  expect((await told(await server.request(HOST))).locale).toBe('vi')
  const english = await server.request(HOST, { headers: { cookie: 'theme=dark; locale=en' } })
  expect((await told(english)).locale).toBe('en')
  expect(english.headers.get('cache-control')).toBe('private, no-cache')
})

it('lets nothing be kept of a page that somebody signed in, or with a draft, is shown', async () => {
  const kept = async (cookie: string) =>
    (await server.request(HOST, { headers: { cookie } })).headers.get('cache-control')
  expect(await kept('locale=vi; session=abc123')).toBe('no-store')
  const draft = (await setDraftCookie('a-draft'))['Set-Cookie'].split(';')[0]
  expect(await kept(`locale=vi; ${draft}`)).toBe('no-store')
  const dropped = (await clearDraftCookie())['Set-Cookie'].split(';')[0]
  for (const none of [dropped!, `other_${draft}`]) expect(await kept(none)).toBe('private, no-cache')
})

it('keeps the language of an address for a reader who has chosen none', async () => {
  const kept = async (path: string, cookie?: string) =>
    (await server.request(HOST + path, cookie ? { headers: { cookie } } : {})).headers.get('set-cookie')
  expect(await kept('/?lang=en')).toMatch(/^locale=en;/)
  expect(await kept('/?lang=en', 'locale=vi')).toBeNull()
  expect(await kept('/?lang=vi')).toBeNull()
  expect(await kept('/')).toBeNull()
})

it('logs the path of a request, neither what was typed nor the key of a link, whose page is kept nowhere', async () => {
  lines.length = 0
  const { headers } = await server.request(`${HOST}/answer/bi-mat`)
  expect([headers.get('referrer-policy'), headers.get('cache-control')]).toEqual(['strict-origin', 'no-store'])
  await post(server, { origin: HOST }, 'need=bi-mat')
  await server.request(`${HOST}/consultants?q=bi-mat`)
  const text = lines.join('')
  for (const path of ['/consultants', '/answer/…']) expect(text).toContain(`"path":"${path}"`)
  expect(text).not.toContain('bi-mat')
})

it('tells a monitor about database, search and queue', async () => {
  const healthy = await server.request(`${HOST}/healthz`)
  expect(healthy.status).toBe(200)
  expect(await healthy.json()).toEqual({
    database: 'ok',
    disk: expect.stringMatching(/^(ok|low)$/),
    search: 'ok',
    queue: { depth: 0, oldestSeconds: 0, failed: 0 },
    objectStore: null,
  })

  const aMinuteAgo = new Date(Date.now() - 60_000)
  const times = { runAfter: aMinuteAgo, createdAt: aMinuteAgo }
  const job = { kind: 'search.sync', payload: { index: 'consultants', id: 'x' }, ...times }
  db.insert(jobs)
    .values([job, { ...job, failedAt: aMinuteAgo, lastError: 'broken' }])
    .run()
  const { queue } = (await (await server.request(`${HOST}/healthz`)).json()) as { queue: Record<string, number> }
  expect(queue).toMatchObject({ depth: 1, failed: 1 })
  expect(queue.oldestSeconds).toBeGreaterThanOrEqual(59)
})

it('is not healthy where the disk takes nothing more, and says which of the two it is', async () => {
  const probe = path.join(process.env.DATA_DIR!, '.probe')
  symlinkSync('/dev/full', probe)
  const full = await server.request(`${HOST}/healthz`)
  expect([full.status, await full.json()]).toMatchObject([503, { database: 'ok', disk: 'full' }])
  rmSync(probe, { force: true })
  mkdirSync(probe)
  const unwritable = await server.request(`${HOST}/healthz`)
  expect([unwritable.status, await unwritable.json()]).toMatchObject([503, { database: 'ok', disk: 'unwritable' }])
  rmdirSync(probe)
  expect((await server.request(`${HOST}/healthz`)).status).toBe(200)
})

it('stays healthy while Meilisearch is away, and says so', async () => {
  const url = process.env.MEILI_URL
  process.env.MEILI_URL = 'http://127.0.0.1:9'
  const answer = await server.request(`${HOST}/healthz`)
  process.env.MEILI_URL = url
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({ database: 'ok', search: 'simpler' })
})

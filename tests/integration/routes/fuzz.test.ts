import type { ActionFunctionArgs } from '@remix-run/node'
import { getZodConstraint } from '@conform-to/zod/v4'
import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { hashPassword } from '~/auth/password.server'
import { startSession } from '~/auth/session.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { learnedWeights } from '~/domain/suggestion/learned/weights'
import { presentVocabulary } from '~/domain/suggestion/present-vocabulary.server'
import { MADE_FOR, madeForOf } from '~/forms/carried'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { users } from '~db/schema'
import { department } from '~tests/scenarios'
import { guards } from './guards'
import { onlookers, strangersRecord } from './records'

/** Posts altogether, and the most of the process's time that one of them may take. */
const POSTS = 5_000
const MOST_MS = 250

type RouteModule = { action?: (args: ActionFunctionArgs) => unknown }
const files = import.meta.glob<RouteModule>('../../../app/routes/**/*.tsx', { eager: true })
/** Hashing a password takes its time by design, and tries are limited. */
const SLOW_BY_DESIGN = ['account/sign-in', 'account/sign-up', 'account/account']
const actions = Object.entries(files).flatMap(([file, { action }]) => {
  const name = /routes\/(.+)\.tsx$/.exec(file)![1]!
  return action && !SLOW_BY_DESIGN.includes(name) ? [{ name, action }] : []
})

/** A form, not a field of one. */
const WHOLE = new Set(['object', 'union', 'intersection'])
/** Every field that a form of ours has. */
const forms = import.meta.glob<Record<string, unknown>>('../../../app/domain/**/forms.ts', { eager: true })
const fieldNames = [
  ...new Set(
    Object.values(forms)
      .flatMap((module) => Object.values(module))
      .map((one) => (typeof one === 'function' && one.length === 1 ? schemaFor(one as (day: string) => unknown) : one))
      .flatMap((one) =>
        one instanceof z.ZodType && WHOLE.has(one._zod.def.type) ? Object.keys(getZodConstraint(one)) : [],
      )
      .map((name) => name.replaceAll('[]', '[0]')),
  ),
]
function schemaFor(make: (day: string) => unknown) {
  try {
    return make(today())
  } catch {
    return undefined
  }
}

/** The same figures whenever it runs. */
let seed = 20_261_126
function random(below: number) {
  seed = (seed * 1_664_525 + 1_013_904_223) % 4_294_967_296
  return Math.floor((seed / 4_294_967_296) * below)
}
const one = <T>(of: readonly T[]): T => of[random(of.length)]!

const VALUES = [
  '',
  ' ',
  '\u200b\u2060\ufeff',
  'a'.repeat(100_000),
  'a@'.repeat(40_000),
  ' '.repeat(80_000) + 'x',
  '1.'.repeat(30_000),
  '9'.repeat(60_000),
  '1 tỷ '.repeat(5_000),
  'ế\u0301'.repeat(20_000),
  `a${'\u0301'.repeat(60_000)}${'\u0323'.repeat(60_000)}`,
  `1${' '.repeat(1_200)}1${' '.repeat(1_200)}x`,
  `1${' '.repeat(20_000)}x`,
  'oâi '.repeat(30_000),
  '\u00adu '.repeat(30_000),
  '- làm ISO 9001 cho xưởng, giảm hàng lỗi',
  '“Kaizen” cho xưởng may, máy hay bị dừng',
  '… /nope #x @y {z',
  '\u202egnúđ\u202c',
  '\0\u0007\u001b[31m',
  '\ud800',
  '𝐛𝐨𝐥𝐝 ｆｕｌｌ',
  '👩‍🌾'.repeat(3_000),
  '<script>alert(1)</script>',
  "' OR 1=1 --",
  '__proto__',
  '{"a":{"b":[[[[]]]]}}',
  '1,500',
  '1.500.000,00',
  '-0',
  '1e309',
  'NaN',
  '31/02/2026',
  '2206-01-01',
  '00/00/0000',
  'on',
  'dd8f2a3e-5d2c-4f0b-9d38-0f8a3a2a4a11',
  'Máy sấy chè hay hỏng giữa vụ, chờ thợ ba ngày, mất cả tấn chè.',
  'HACCP',
  '10',
  '04018',
  'VSIC 2025',
  'javascript:alert(1)',
  '//evil.example',
]

const wrongName = (name: string) =>
  one([
    `${name}[999]`,
    `${name}[0][0][0]`,
    `${name}.x.y.z`,
    `${name}${'.a'.repeat(2_000)}`,
    `${name}[0].__proto__.x`,
    `__proto__.${name}`,
    `constructor.prototype.${name}`,
    `${name}[4294967295]`,
    '__intent__',
  ])

const bytes = (...parts: (string | number[])[]) =>
  new Blob(parts.map((part) => (typeof part === 'string' ? part : new Uint8Array(part))))
const FILES = [
  bytes(),
  bytes('MZ', Array(5_000).fill(0)),
  bytes('%PDF-1.7\n', '1 0 obj << /Encrypt 1 0 R >> endobj '.repeat(3_000), 'trailer << /Encrypt 1 0 R >>\n%%EOF'),
  bytes('%PDF-1.7\n', '<<'.repeat(50_000), '%%EOF'),
  bytes('%PDF-1.4\n', '/Encrypt '.repeat(20_000), '\n%%EOF'),
  bytes('x'.repeat(1_000), '%PDF-1.7\n1 0 obj\n%%EOF'),
  bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], Array(300).fill(255)),
  bytes([0xff, 0xd8, 0xff], Array(2_000).fill(0xff)),
  bytes('RIFF', [0xff, 0xff, 0xff, 0xff], 'WEBP'),
  bytes([0, 0, 0, 24], 'ftypheic'),
  bytes(Array(300_000).fill(1)),
]
const FILE_NAMES = ['a.pdf', '../../etc/passwd', 'x'.repeat(5_000), '\u202efdp.exe', '\0\r\nX: y', '"><script>', '']

/** What a form with a file field sends. */
function withFiles(texts: URLSearchParams) {
  const form = new FormData()
  for (const [name, value] of texts) form.append(name, value)
  for (let i = random(4); i >= 0; i -= 1)
    form.append(
      one(['evidence', 'credentials[0].paper', 'credentials[9].paper', one(fieldNames)]),
      one(FILES),
      one(FILE_NAMES),
    )
  return form
}

function body(of: { name: string }) {
  const form = new URLSearchParams()
  const own = one([...(guards[of.name]!.forms ?? []), {}])
  for (const [name, value] of Object.entries(own)) form.append(name, random(4) === 0 ? one(VALUES) : value)
  for (let i = random(10); i >= 0; i -= 1) {
    const name = one(fieldNames)
    form.append(random(5) === 0 ? wrongName(name) : name, one(VALUES))
  }
  if (random(20) === 0) form.append(MADE_FOR, one(VALUES))
  return form
}

const people: { actor: Actor | null; cookie: string }[] = []
let ids: ReturnType<typeof strangersRecord>

beforeAll(async () => {
  // As the server does at its start (entry.server).
  presentVocabulary()
  learnedWeights()
  ids = strangersRecord()
  const actors = [...Object.values(onlookers()), ids.owners.enterprise, ids.owners.consultant, department()]
  // Whoever has a password has one that can be compared.
  db.update(users)
    .set({ passwordHash: await hashPassword('một câu không ai đoán') })
    .run()
  for (const actor of actors) {
    const headers = new Headers()
    await startSession(actor.userId, headers)
    people.push({ actor, cookie: headers.get('Set-Cookie')!.split(';')[0]! })
  }
  people.push({ actor: null, cookie: '' })
})

const isFor = (name: string, actor: Actor | null) => {
  const { posts } = guards[name]!
  return posts === 'everyone' || (actor !== null && posts!.includes(actor.role))
}

it('whatever is posted to whichever form is answered, soon, and leaves nothing behind that a rule forbids', async () => {
  expect(actions.length).toBeGreaterThan(20)
  expect(fieldNames.length).toBeGreaterThan(60)
  const failed: string[] = []
  const slow: string[] = []
  for (let post = 0; post < POSTS; post += 1) {
    const { name, action } = actions[post % actions.length]!
    const { actor, cookie } = one(people.filter((each) => isFor(name, each.actor)))
    const params = guards[name]!.ids?.(ids) ?? {}
    const texts = body({ name })
    // Somebody whose session has ended; a form that is only to be shown again.
    const hasEnded = actor !== null && random(20) === 0
    if (hasEnded) texts.set(MADE_FOR, madeForOf(actor))
    const sent = random(8) === 0 ? withFiles(texts) : texts
    const url = `http://localhost/page${random(10) === 0 ? '?typed=1' : ''}`
    const headers = { Cookie: hasEnded ? '' : cookie }
    const request = new Request(url, { method: 'POST', headers, body: sent })
    const before = process.cpuUsage()
    const failure = await failureOf(() => action({ request, params, context: {} }))
    const { user, system } = process.cpuUsage(before)
    const told = `${name} as ${actor?.role ?? 'visitor'}: ${texts.toString().slice(0, 300)}`
    if (failure !== null) failed.push(`${told}: ${failure}`)
    if ((user + system) / 1_000 > MOST_MS) slow.push(told)
  }
  expect(failed).toEqual([])
  expect(slow).toEqual([])
  expect(forbiddenTexts()).toEqual([])
}, 240_000)

/** What failed on our side; null where the post was answered. */
async function failureOf(work: () => unknown): Promise<string | null> {
  try {
    const answer = (await work()) as Response | { init?: { status?: number } } | null
    const status = answer instanceof Response ? answer.status : (answer?.init?.status ?? 200)
    return status >= 500 ? String(status) : null
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status >= 500 ? String(thrown.status) : null
    return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
  }
}

/** Stored texts that nobody can see or that are longer than any field may be. */
function forbiddenTexts() {
  const tables = db.$client.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[]
  expect(tables).toContain('needs')
  // What was sent without a session is kept as it came, for its writer to send again.
  const kept = tables.filter((table) => table !== 'kept_forms')
  return kept.flatMap((table) =>
    (db.$client.prepare(`select * from "${table}"`).all() as Record<string, unknown>[]).flatMap((row) =>
      Object.entries(row)
        .filter(([, value]) => typeof value === 'string' && (value.length > 20_000 || UNSEEN.test(value)))
        .map(([column]) => `${table}.${column}`),
    ),
  )
}
// eslint-disable-next-line no-control-regex
const UNSEEN = /[\0-\x08\x0b\x0c\x0e-\x1f\u200b\u202a-\u202e\u2060\ufeff]/

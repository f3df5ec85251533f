import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { is } from 'drizzle-orm'
import { SQLiteTable } from 'drizzle-orm/sqlite-core'
import { beforeAll, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import { type Actor, type Role, ROLES } from '~/domain/accounts/lifecycle'
import { secondStepDue } from '~/domain/accounts/second-step-needed.server'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import * as schema from '~db/schema'
import type { Guard } from './guard'
import { guards } from './guards'
import { onlookers, otherAgencies, readersOf, strangersRecord, type StrangersRecord } from './records'

type RouteModule = {
  loader?: (args: LoaderFunctionArgs) => unknown
  action?: (args: ActionFunctionArgs) => unknown
}
const files = import.meta.glob<RouteModule>('../../../app/routes/**/*.tsx', { eager: true })
const routes = new Map(Object.entries(files).map(([file, module]) => [/routes\/(.+)\.tsx$/.exec(file)![1]!, module]))

let record: StrangersRecord
let people: Record<Role, Actor>

beforeAll(() => {
  record = strangersRecord()
  people = onlookers()
})

async function cookieOf(actor: Actor) {
  const headers = new Headers()
  await startSession(actor.userId, headers)
  return headers.get('Set-Cookie')!.split(';')[0]!
}

const requestBy = async (actor: Actor | null, body?: BodyInit) =>
  new Request('http://localhost/page', {
    method: body === undefined ? 'GET' : 'POST',
    headers: actor ? { Cookie: await cookieOf(actor) } : {},
    body,
  })
const requestOf = (who: Role | 'visitor', body?: BodyInit) => requestBy(who === 'visitor' ? null : people[who], body)

/** The status of what a loader or an action gives or throws, and where it leads. Anything thrown that is no answer fails. */
async function answerOf(
  work: (args: LoaderFunctionArgs) => unknown,
  asked: Promise<Request>,
  params: Record<string, string> = {},
) {
  const answer: unknown = await asked
    .then((request) => work({ request, params, context: {} }))
    .catch((thrown: unknown) => {
      if (thrown instanceof Response) return thrown
      throw thrown
    })
  if (answer instanceof Response) return { status: answer.status, to: answer.headers.get('Location') }
  const { init } = (answer ?? {}) as { init?: { status?: number } }
  return { status: init?.status ?? 200, to: null }
}

const mayNot = (roles: readonly Role[] | 'everyone' | undefined) =>
  roles === 'everyone' ? [] : ROLES.filter((role) => !roles?.includes(role))
const may = (roles: readonly Role[] | 'everyone' | undefined) => (roles === 'everyone' ? ROLES : (roles ?? []))

/** A posted form; nothing filled in, what the route would act on, and bodies that no form of ours sends. */
const bodiesOf = (forms: readonly Record<string, string>[] = []): (() => BodyInit)[] => [
  () => new URLSearchParams(),
  ...forms.map((form) => () => new URLSearchParams(form)),
  () => '{"json":true}',
  () => new URLSearchParams({ __intent__: 'garbage' }),
]

it('every route file has an address', async () => {
  const { default: addresses } = await import('~/routes')
  const files = addresses.map(({ file }) => file.replace(/^routes\/|\.tsx$/g, ''))
  expect([...routes.keys()].sort()).toEqual(files.sort())
})

it('every route file says here who it is for', () => {
  expect([...routes.keys()].sort()).toEqual(Object.keys(guards).sort())
  for (const [name, { action }] of routes)
    expect([name, action !== undefined]).toEqual([name, 'posts' in guards[name]!])
})

const all = Object.entries(guards)

/** Somebody else's record, one that does not exist, and what is no id. */
function addressesOf({ ids }: Guard): Record<string, string>[] {
  if (!ids) return [{}]
  const theirs = ids(record)
  const other = (value: () => string) => Object.fromEntries(Object.keys(theirs).map((id) => [id, value()]))
  return [theirs, other(newId), other(() => "x' OR 1=1 --\0%00\r\n")]
}

async function expectNotFound(name: string, openers: readonly Role[], posters: readonly Role[]) {
  const { loader, action } = routes.get(name)!
  const guard = guards[name]!
  for (const params of addressesOf(guard)) {
    for (const role of loader ? openers : []) {
      expect(await answerOf(loader!, requestOf(role), params), role).toMatchObject({ status: 404 })
    }
    for (const role of action ? posters : []) {
      for (const body of bodiesOf(guard.forms)) {
        expect(await answerOf(action!, requestOf(role, body()), params), role).toMatchObject({ status: 404 })
      }
    }
  }
}

it.each(all.filter(([, { opens }]) => opens !== 'everyone'))('%s sends a visitor to sign in', async (name, guard) => {
  const { loader, action } = routes.get(name)!
  for (const params of addressesOf(guard)) {
    const answers = [
      loader && (await answerOf(loader, requestOf('visitor'), params)),
      action && (await answerOf(action, requestOf('visitor', new URLSearchParams()), params)),
    ]
    for (const answer of answers.filter((one) => one !== undefined)) {
      expect([302, 303]).toContain(answer.status)
      expect(answer.to).toMatch(/^\/sign-in\?next=%2F/)
    }
  }
})

const isForSomeOnly = ([, { opens, posts }]: [string, Guard]) =>
  mayNot(opens).length > 0 || (posts && mayNot(posts).length > 0)

it.each(all.filter(isForSomeOnly))('%s is not there for other roles', async (name, { opens, posts }) => {
  await expectNotFound(name, mayNot(opens), mayNot(posts))
})

it.each(all.filter(([, { ids }]) => ids))(
  '%s does not find a record that is somebody else’s, or none',
  async (name) => {
    const { opens, posts } = guards[name]!
    await expectNotFound(name, may(opens), may(posts))
  },
)

it.each(all.filter(([, { ids }]) => !ids))('%s answers those it is for, whatever is posted', async (name, guard) => {
  const { loader, action } = routes.get(name)!
  const visitor = guard.opens === 'everyone' ? (['visitor'] as const) : []
  for (const who of [...visitor, ...may(guard.opens)]) {
    if (loader) expect((await answerOf(loader, requestOf(who))).status, who).toBeLessThan(500)
    for (const body of action ? bodiesOf(guard.forms) : []) {
      expect((await answerOf(action!, requestOf(who, body()))).status, who).toBeLessThan(500)
    }
  }
})

/** Everything that is stored, but the sessions by which somebody is known. */
const everythingStored = () =>
  Object.entries(schema)
    .filter(([name, table]) => is(table, SQLiteTable) && name !== 'sessions')
    .map(([name, table]) => [name, db.select().from(table).all()])

const isReader = (role: Role): role is keyof ReturnType<typeof readersOf> =>
  role !== 'admin' && role !== 'agency' && role !== 'unattached'

it.each(all)('%s is opened by those who may only look, and changed by none of them', async (name, guard) => {
  const { loader, action } = routes.get(name)!
  const readers = readersOf(record)
  // Their first page begins the time that they have without a second step.
  for (const reader of Object.values(readers)) secondStepDue(reader)
  const params = guard.ids?.(record) ?? {}
  const stored = everythingStored()
  for (const role of may(guard.opens).filter(isReader)) {
    if (!loader || guard.opens === 'everyone') continue
    const { status } = await answerOf(loader, requestBy(readers[role]), params)
    expect([200, 302, 404], role).toContain(status)
  }
  if (action && guard.posts !== 'everyone' && !guard.personal) {
    for (const role of may(guard.posts).filter(isReader)) {
      for (const body of bodiesOf(guard.forms)) {
        expect(await answerOf(action, requestBy(readers[role], body()), params), role).toMatchObject({ status: 403 })
      }
    }
  }
  expect(everythingStored()).toEqual(stored)
})

it('those who may only look open the records of their own organisation', async () => {
  const readers = readersOf(record)
  const opened = async (name: string, role: keyof typeof readers) =>
    answerOf(routes.get(name)!.loader!, requestBy(readers[role]), guards[name]!.ids!(record))
  for (const [name, role] of [
    ['enterprise/need', 'enterprise'],
    ['enterprise/proposals', 'enterprise'],
    ['work/engagement', 'consultant'],
    ['consultant/request', 'consultant'],
    ['department/outcome', 'department'],
  ] as const) {
    expect(await opened(name, role), name).toMatchObject({ status: 200 })
  }
})

it.each(all.filter(([name]) => name.startsWith('department/')))(
  '%s is no page for other agencies',
  async (name, guard) => {
    const { loader, action } = routes.get(name)!
    const params = guard.ids?.(record) ?? {}
    for (const officer of otherAgencies()) {
      if (loader)
        expect(await answerOf(loader, requestBy(officer), params), officer.agencyKind!).toMatchObject({ status: 404 })
      for (const body of action ? bodiesOf(guard.forms) : []) {
        expect(await answerOf(action!, requestBy(officer, body()), params), officer.agencyKind!).toMatchObject({
          status: 404,
        })
      }
    }
  },
)

it('every agency that is not in charge begins on a page that says what it may do', async () => {
  const officers = otherAgencies()
  expect(officers.length).toBeGreaterThan(3)
  for (const officer of officers) {
    expect(await answerOf(routes.get('agency/agency')!.loader!, requestBy(officer))).toMatchObject({ status: 200 })
  }
})

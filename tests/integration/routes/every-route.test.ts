import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { beforeAll, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import { type Actor, type Role, ROLES } from '~/domain/accounts/lifecycle'
import { newId } from '~db/ids'
import { type Guard, guards } from './guards'
import { onlookers, strangersRecord, type StrangersRecord } from './records'

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

const requestOf = async (who: Role | 'visitor', body?: BodyInit) =>
  new Request('http://localhost/page', {
    method: body === undefined ? 'GET' : 'POST',
    headers: who === 'visitor' ? {} : { Cookie: await cookieOf(people[who]) },
    body,
  })

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

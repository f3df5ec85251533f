import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { optionalActor } from '~/auth/actor.server'
import { hashPassword } from '~/auth/password.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import { type Actor, GRACE_DAYS } from '~/domain/accounts/lifecycle'
import { removeSecondStepFor } from '~/domain/accounts/remove-second-step.server'
import { loader as root } from '~/root'
import { loader as account } from '~/routes/account/account'
import { action as changePhone, loader as phonePage } from '~/routes/account/own-phone'
import { action as signOut } from '~/routes/account/sign-out'
import { loader as programme } from '~/routes/department/programme'
import { loader as home } from '~/routes/public/home'
import { db } from '~db/connection'
import { keptForms, sessions, users } from '~db/schema'
import { MADE_FOR, madeForOf } from '~/forms/carried'
import { agency, department, enterprise, type Mailed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { cookieOf, locationOf, opened, posted } from './posted-form'
import { enter, page, PASSWORD, turnOn } from './second-step-pages'

beforeEach(freshDatabase)
afterEach(() => {
  delete process.env.NHIP_CAU_DEMO
})

const DAY_MS = 86_400_000
const hashed = () => hashPassword(PASSWORD)
const officer = async () => department({ passwordHash: await hashed() })
const fromOf = ({ userId }: Actor) => db.select().from(users).where(eq(users.id, userId)).get()!.secondStepFrom
const setFrom = ({ userId }: Actor, daysAgo: number) =>
  db
    .update(users)
    .set({ secondStepFrom: new Date(Date.now() - daysAgo * DAY_MS) })
    .where(eq(users.id, userId))
    .run()
/** Where a page leads instead of showing itself; null where it shows itself. */
const leadsTo = async (work: () => unknown) => {
  try {
    await work()
    return null
  } catch (answer) {
    return locationOf(answer)
  }
}
const OWN = '/account/second-step'

it('officers, agencies and administrators have seven days from the first page, with a notice on each, then every page leads there', async () => {
  const admin = createAccount({ email: 'a@vi-du.example', name: 'A', passwordHash: await hashed(), organisation: null })
  const xa = agency('commune', { name: 'UBND xã Thử', passwordHash: await hashed() })
  for (const actor of [await officer(), xa, admin as Mailed]) {
    expect(fromOf(actor)).toBeNull()
    const cookie = cookieOf(await enter(actor))
    expect((await root(opened('/account', cookie))).secondStepBy).not.toBeNull()
    expect(fromOf(actor)).not.toBeNull()

    setFrom(actor, GRACE_DAYS - 0.01)
    expect(await leadsTo(() => phonePage(opened('/account/phone', cookie)))).toBeNull()
    setFrom(actor, GRACE_DAYS)
    for (const path of ['/account/phone', '/', '/consultants']) {
      expect(await leadsTo(() => root(opened(path, cookie)))).toBe(OWN)
      expect(await leadsTo(() => optionalActor(opened(path, cookie).request))).toBe(OWN)
    }
    expect(await leadsTo(() => phonePage(opened('/account/phone', cookie)))).toBe(OWN)
    expect(await leadsTo(() => home(opened('/', cookie)))).toBe(OWN)
    expect((await page(cookie)).needed).toMatchObject({ isOver: true })
    expect(await leadsTo(() => root(opened(OWN, cookie)))).toBeNull()
    expect(locationOf(await signOut(posted('/sign-out', {}, cookie)))).toBe('/sign-in?done=signed-out')
    expect(db.select().from(sessions).where(eq(sessions.userId, actor.userId)).all()).toEqual([])

    const { cookie: session } = await turnOn(actor)
    expect(await leadsTo(() => phonePage(opened('/account/phone', session)))).toBeNull()
    expect((await root(opened('/account', session))).secondStepBy).toBeNull()
  }
})

it('what they send after the time is not carried out, and is kept for afterwards', async () => {
  const actor = await officer()
  const cookie = cookieOf(await enter(actor))
  setFrom(actor, GRACE_DAYS + 1)
  const sent = { phone: '0912345678', currentPassword: PASSWORD, [MADE_FOR]: madeForOf(actor) }
  expect(await leadsTo(() => changePhone(posted('/account/phone', sent, cookie)))).toBe(OWN)
  expect(db.select().from(users).where(eq(users.id, actor.userId)).get()!.phone).toBeNull()
  const [kept] = db.select().from(keptForms).all()
  expect(kept).toMatchObject({ userId: actor.userId, path: '/account/phone' })
  expect(kept!.fields).toContainEqual(['phone', '0912345678'])
})

it('an enterprise needs none, unless its person also acts for an agency', async () => {
  const actor = enterprise({ passwordHash: await hashed() })
  const cookie = cookieOf(await enter(actor))
  expect((await root(opened('/account', cookie))).secondStepBy).toBeNull()
  expect(fromOf(actor)).toBeNull()
  joinOrganisation(actor.userId, { joins: department().organisationId!, as: 'member' })
  expect((await root(opened('/account', cookie))).secondStepBy).not.toBeNull()
  setFrom(actor, GRACE_DAYS)
  expect(await leadsTo(() => phonePage(opened('/account/phone', cookie)))).toBe(OWN)
})

it('whoever was helped after losing the telephone has the days anew', async () => {
  const actor = await officer()
  setFrom(actor, 30)
  await turnOn(actor)
  removeSecondStepFor(actor.userId)
  const cookie = cookieOf(await enter(actor))
  expect(await leadsTo(() => programme(opened('/department', cookie)))).toBeNull()
})

it('nobody has to in a demo, and the page of the account says so', async () => {
  const [actor, other] = [await officer(), enterprise({ passwordHash: await hashed() })]
  const cookie = cookieOf(await enter(actor))
  setFrom(actor, GRACE_DAYS + 1)
  process.env.NHIP_CAU_DEMO = '1'
  expect((await root(opened('/account', cookie))).secondStepBy).toBeNull()
  expect((await account(opened('/account', cookie))).isExempt).toBe(true)
  expect((await account(opened('/account', cookieOf(await enter(other))))).isExempt).toBe(false)
})

import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { action as signIn } from '~/routes/account/sign-in'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { knownDevices } from '~db/schema'
import { DEVICE_DAYS, noteDevice } from '~/domain/accounts/known-devices.server'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { posted } from './posted-form'

beforeEach(freshDatabase)

const PASSWORD = 'chuối chín vàng ươm'
/** Signs in and gives the browser's cookies. */
async function signedIn(email: string, cookies = '') {
  const answer = (await signIn(posted('/sign-in', { login: email, password: PASSWORD }, cookies))) as Response
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0]!)
    .filter((line) => line.startsWith('device='))
    .join('; ')
}

it('a browser that never signed in before is told of, the first one and known ones are not', async () => {
  const person = enterprise({ passwordHash: await hashPassword(PASSWORD) })
  const other = enterprise({ passwordHash: await hashPassword(PASSWORD) })
  const told = () => toldTo(person).filter((kind) => kind === 'new_device').length
  const office = await signedIn(person.email)
  await signedIn(person.email, office)
  expect(told()).toBe(0)
  const phone = await signedIn(person.email)
  expect(told()).toBe(1)
  for (const known of [phone, office]) await signedIn(person.email, known)
  expect(told()).toBe(1)
  // A browser is known to the accounts that it signed in to, not to all.
  await signedIn(other.email)
  await signedIn(other.email, office)
  expect(toldTo(other)).toContain('new_device')
  expect(JSON.stringify(db.select().from(knownDevices).all())).not.toContain(office.split('=')[1])
})

it('a browser that nobody used for a year is forgotten', () => {
  const { userId } = enterprise()
  noteDevice(userId, 'a')
  at(new Date(Date.now() + (DEVICE_DAYS + 1) * 86_400_000), () => noteDevice(userId, 'b'))
  expect(db.select().from(knownDevices).where(eq(knownDevices.userId, userId)).all()).toHaveLength(1)
})

import { createHash } from 'node:crypto'
import { and, eq, lt } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { knownDevices } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'

/** Days after which a browser that signed in no more is forgotten. */
export const DEVICE_DAYS = 365

/**
 * Somebody signed in with a browser, by the secret that its cookie holds. With another one than those that signed in to the account
 * before its person is told; the first browser of an account is news to nobody.
 */
export function noteDevice(userId: string, secret: string) {
  const id = createHash('sha256').update(`${userId} ${secret}`).digest('base64url')
  transact((tx) => {
    const oldest = new Date(now().getTime() - DEVICE_DAYS * 86_400_000)
    tx.delete(knownDevices)
      .where(and(eq(knownDevices.userId, userId), lt(knownDevices.lastAt, oldest)))
      .run()
    const known = tx.select().from(knownDevices).where(eq(knownDevices.userId, userId)).all()
    tx.insert(knownDevices)
      .values({ id, userId, lastAt: now() })
      .onConflictDoUpdate({ target: knownDevices.id, set: { lastAt: now() } })
      .run()
    if (known.length === 0 || known.some((device) => device.id === id)) return
    recordEvent(tx, { userId, organisationId: null }, 'account.new_device', {})
  })
}

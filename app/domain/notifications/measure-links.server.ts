import { and, eq, isNull } from 'drizzle-orm'
import { now, today } from '~db/clock'
import { db, transact } from '~db/connection'
import { measures, notifications } from '~db/schema'
import { notFound } from '../errors'
import type { LaterInput } from '../measures/forms'
import type { LaterTime } from '../measures/lifecycle'
import { nextReadings } from '../measures/next-readings'
import { measureOf } from '../measures/queries.server'
import { measureLater } from '../measures/read-measure.server'
import { measurerOf } from '../measures/reading.server'
import type { NotificationKind } from './kinds'
import { mailKey, openedLink } from './mail-links.server'
import type { Notification } from './queries.server'

const PURPOSE = 'measure-later'
const timeOf: Partial<Record<NotificationKind, LaterTime>> = { measure_six: 'six', measure_twelve: 'twelve' }
const ASKED = Object.keys(timeOf) as NotificationKind[]

/** The key by which the mail that asks whether a gain lasts is answered; undefined for every other mail. */
export const measureKey = ({ id, kind }: Notification, email: string): string | undefined =>
  ASKED.includes(kind) ? mailKey(PURPOSE, id, email) : undefined

/** Of which measure the key of a mail gives a reading, and as whom; `isOpen`: it was not given yet. Undefined for one that does not work. */
export function openedMeasure(key: string) {
  const opened = openedLink(key, [PURPOSE], ASKED)
  if (!opened) return undefined
  const { actor, notification } = opened
  const row = db.select().from(measures).where(eq(measures.id, notification.recordId)).get()
  const time = timeOf[notification.kind]
  if (!row || !time || measurerOf(db, row.id) !== actor.organisationId) return undefined
  const { engagement, measure } = measureOf(actor, row.engagementId, row.id)
  const { later } = nextReadings(measure, { work: engagement.status, side: 'enterprise', today: today() })
  return {
    actor,
    notification,
    time,
    engagement,
    measure,
    isOpen: later.some((one) => one.time === time && one.isOpen),
  }
}

/**
 * Whoever got the mail says by its link whether the gain lasts; what they were told of it is read by that. Throws `not_found` for a key that
 * works no more, and what `measureLater` throws.
 */
export function measureByLink(key: string, input: LaterInput) {
  transact((tx) => {
    const opened = openedMeasure(key)
    if (!opened) throw notFound()
    const { actor, measure, time, notification } = opened
    measureLater(actor, measure.id, time, { ...input, level: 'declared', evidence: undefined })
    tx.update(notifications)
      .set({ readAt: now() })
      .where(and(eq(notifications.id, notification.id), isNull(notifications.readAt)))
      .run()
  })
}

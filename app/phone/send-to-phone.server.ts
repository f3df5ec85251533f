import { eq } from 'drizzle-orm'
import { stopPhone } from '~/domain/accounts/phone-refused.server'
import { addDays, morningOf } from '~/domain/days'
import { enqueue } from '~/jobs/outbox.server'
import { log } from '~/log.server'
import { readSettings } from '~/settings.server'
import { dayOf, now } from '~db/clock'
import { transact } from '~db/connection'
import { phoneMessages } from '~db/schema'
import { PhoneRefused, PhoneUnavailable } from './errors'
import type { PhoneMessage, PhoneSettings } from './kinds'
import { phoneMessageOf, writtenToPhone } from './messages.server'
import { sendBySms } from './sms.server'
import { sendByZalo } from './zalo.server'

/**
 * Sends a message that was asked for, once: whatever was sent carries `sentAt`. News waits for the morning where it is night. A process
 * that dies after a service took the message and before that was written hands it over again under the same number, by which eSMS knows
 * it. One with nothing left to say is forgotten, as is one whose number takes no message; where nothing is set up it stays, unsent.
 */
export async function sendToPhone(phoneMessageId: string): Promise<void> {
  const written = writtenToPhone(phoneMessageId)
  if (!written || written.row.sentAt) return
  const message = phoneMessageOf(written)
  if (!message) return forget(phoneMessageId)
  const { phone: channels } = readSettings()
  if (!channels) return
  const morning = message.kind === 'news' ? afterTheNight(now()) : null
  if (morning) return transact((tx) => enqueue(tx, 'phone.send', { phoneMessageId }, morning))
  try {
    const channel = await hand(channels, message)
    transact((tx) => {
      tx.update(phoneMessages).set({ sentAt: now(), channel }).where(eq(phoneMessages.id, phoneMessageId)).run()
    })
  } catch (error) {
    if (!(error instanceof PhoneRefused)) throw error
    stopPhone(written.row.userId, message.phone)
    forget(phoneMessageId)
  }
}

/** Hours of the day, in Vietnam, between which people are told news. */
const DAY_FROM = 7
const DAY_TO = 21

/** The morning that ends the night of a moment; null by day. */
export function afterTheNight(moment: Date): Date | null {
  const day = dayOf(moment)
  const hour = (moment.getTime() - morningOf(day).getTime()) / 3_600_000 + DAY_FROM
  return hour < DAY_FROM ? morningOf(day) : hour < DAY_TO ? null : morningOf(addDays(day, 1))
}

/**
 * By Zalo where there is a template for it, else or where that fails by SMS; gives which. Throws `PhoneUnavailable` while that cannot be,
 * and `PhoneRefused` where the last that was tried takes nothing for this number.
 */
async function hand({ zalo, sms }: PhoneSettings, message: PhoneMessage): Promise<'zalo' | 'sms'> {
  if (zalo?.templates[message.kind]) {
    try {
      await sendByZalo(zalo, message)
      return 'zalo'
    } catch (error) {
      if (!sms || !(error instanceof PhoneRefused || error instanceof PhoneUnavailable)) throw error
      if (error instanceof PhoneUnavailable) log()?.warn({ reason: error.message }, 'a message goes by SMS')
    }
  }
  if (!sms) throw new PhoneUnavailable(`there is no template at Zalo for messages of kind ${message.kind}`)
  await sendBySms(sms, message)
  return 'sms'
}

function forget(phoneMessageId: string) {
  transact((tx) => {
    tx.delete(phoneMessages).where(eq(phoneMessages.id, phoneMessageId)).run()
  })
}

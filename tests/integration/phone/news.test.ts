import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { changePhone } from '~/domain/accounts/change-phone.server'
import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { MOST_NEWS_A_DAY, MOST_SECURITY_A_DAY } from '~/domain/notifications/kind'
import { notify } from '~/domain/notifications/notify.server'
import type { NotificationKind } from '~/domain/notifications/kinds'
import { peopleToCall } from '~/domain/notifications/people-to-call.server'
import { readAll } from '~/domain/notifications/read-notifications.server'
import * as m from '~/i18n/paraglide/messages'
import { enqueue } from '~/jobs/outbox.server'
import { sendToPhone } from '~/phone/send-to-phone.server'
import { db, transact } from '~db/connection'
import { newId } from '~db/ids'
import { jobs, notifications, phoneMessages, serviceKeys, users } from '~db/schema'
import { certifiedEngagement, department } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { drainAll, makeAllDue } from '../alerts/saved'
import { phoneServicesOfFile, without } from './services-of-file'

const services = phoneServicesOfFile()
const clock = (time: string, day = '2026-11-20') => vi.setSystemTime(new Date(`${day}T${time}:00+07:00`))
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] })
  clock('10:00')
  freshDatabase()
})
afterEach(() => vi.useRealTimers())

const PHONE = '0912345678'
const ZALO_PHONE = '84912345678'
function director(phone = PHONE, phoneConfirmedAt: Date | null = new Date()): Actor {
  const account = createAccount({
    phone,
    name: 'Lò Văn Chuối',
    passwordHash: 'no password',
    organisation: { kind: 'enterprise', name: 'HTX Chuối Bản Thử', provinceCode: '14' },
  })
  db.update(users).set({ phoneConfirmedAt }).where(eq(users.id, account.userId)).run()
  return account
}
/** Something that is told at once, or as its kind usually is. */
const tell = ({ userId }: Actor, kind: NotificationKind = 'membership_changed') =>
  transact((tx) => notify(tx, { kind, recordId: userId, cause: newId(), by: null }))
const drain = async () => {
  makeAllDue()
  await drainAll()
}
const written = ({ userId }: Actor) => db.select().from(phoneMessages).where(eq(phoneMessages.userId, userId)).all()
const counts = () => services().zalo.map(({ template_data }) => template_data.so_viec)
const user = ({ userId }: Actor) => db.select().from(users).where(eq(users.id, userId)).get()!
const lastErrors = () =>
  db
    .select()
    .from(jobs)
    .where(eq(jobs.kind, 'phone.send'))
    .all()
    .map(({ lastError }) => lastError)

describe('news for whom no mail reaches', () => {
  it('is one message that says how much waits, by Zalo', async () => {
    const person = director()
    tell(person)
    tell(person)
    expect(written(person)).toHaveLength(1)
    await drainAll()
    expect(services().zalo).toEqual([
      {
        phone: ZALO_PHONE,
        template_id: '222',
        template_data: { ten: 'Lò Văn Chuối', so_viec: '2' },
        tracking_id: written(person)[0]!.id,
      },
    ])
    expect(services().sms).toEqual([])
    expect(written(person)[0]).toMatchObject({ channel: 'zalo', sentAt: new Date('2026-11-20T03:00:00Z') })
  })

  it('is no message where a mail goes, the number is not confirmed, or it was read before', async () => {
    const mailed = department()
    const unconfirmed = director(PHONE, null)
    const reader = director('0987654321')
    for (const person of [mailed, unconfirmed, reader]) tell(person)
    expect(db.select().from(phoneMessages).all()).toHaveLength(1)
    readAll(reader)
    await drainAll()
    expect([services().zalo, services().sms]).toEqual([[], []])
    expect(written(reader)).toEqual([])
  })

  it('is at most a few a day; what exceeds stands in the next morning’s', async () => {
    const person = director()
    for (let told = 0; told < MOST_NEWS_A_DAY + 2; told += 1) {
      tell(person)
      await drainAll()
    }
    expect(counts()).toEqual(['1', '1', '1'])
    clock('07:00', '2026-11-21')
    transact((tx) => enqueue(tx, 'notifications.morning', {}))
    await drain()
    expect(counts()).toEqual(['1', '1', '1', '2'])
    transact((tx) => enqueue(tx, 'notifications.morning', {}))
    await drain()
    expect(counts()).toHaveLength(4)
  })

  it('waits by night for seven in the morning', async () => {
    const person = director()
    for (const time of ['21:00', '23:59'] as const) {
      clock(time)
      tell(person)
      await drainAll()
    }
    expect(services().zalo).toEqual([])
    const [planned] = db.select().from(jobs).where(eq(jobs.kind, 'phone.send')).all()
    expect(planned!.runAfter).toEqual(new Date('2026-11-21T00:00:00Z'))
    clock('06:59', '2026-11-21')
    await drainAll()
    expect(services().zalo).toEqual([])
    clock('07:00', '2026-11-21')
    await drainAll()
    expect(counts()).toEqual(['2'])
  })

  it('keeps somebody off the list of people to call', async () => {
    const officer = department()
    const { enterprise: owner } = certifiedEngagement({ department: officer })
    const set = (change: Partial<typeof users.$inferInsert>) =>
      db.update(users).set(change).where(eq(users.id, owner.userId)).run()
    set({ email: null, emailConfirmedAt: null, phone: PHONE })
    clock('10:00', '2026-11-27')
    const called = () => peopleToCall(officer).map(({ userId }) => userId)
    expect(called()).toContain(owner.userId)
    set({ phoneConfirmedAt: new Date() })
    expect(called()).not.toContain(owner.userId)
  })
})

describe('what was done to an account', () => {
  const securityTo = (phone: string) =>
    services()
      .zalo.filter((message) => message.template_id === '333' && message.phone === phone)
      .map(({ template_data: { viec, luc } }) => [viec, luc])

  it('is said at once and by night, each for itself, and does not count as news', async () => {
    const person = director()
    clock('23:30')
    for (const kind of ['password_changed', 'new_device'] as const) tell(person, kind)
    await drainAll()
    expect(securityTo(ZALO_PHONE)).toEqual([
      [m.notice_name_password_changed(), '20/11/2026 23:30'],
      [m.notice_name_new_device(), '20/11/2026 23:30'],
    ])
    clock('10:00', '2026-11-21')
    for (let told = 0; told < MOST_NEWS_A_DAY; told += 1) {
      tell(person)
      await drainAll()
    }
    expect(counts().filter(Boolean)).toEqual(['1', '1', '1'])
  })

  it('is counted as news beyond some a day', async () => {
    const person = director()
    for (let told = 0; told <= MOST_SECURITY_A_DAY; told += 1) tell(person, 'new_device')
    await drainAll()
    expect(securityTo(ZALO_PHONE)).toHaveLength(MOST_SECURITY_A_DAY)
    expect(counts().filter(Boolean)).toEqual(['1'])
  })

  it('is told the number that the account had, with the way to the department, where Zalo does not take it', async () => {
    process.env.DEPARTMENT_PHONE = '0212 3852 000'
    const person = director()
    services().faults.zalo.set(ZALO_PHONE, -118)
    changePhone(person, '0987654321')
    await drainAll()
    const [sms, ...more] = services().sms
    expect(more).toEqual([])
    expect(sms!.Phone).toBe(PHONE)
    expect(sms!.Content).toBe(
      'Nhip cau Nang suat, tai khoan cua ban: So di dong hoac dia chi thu dang nhap thay doi, luc 20/11/2026 10:00. Khong phai ban thi goi ngay cho So. 0212 3852 000',
    )
    expect(sms!.Content.length).toBeLessThanOrEqual(160)
    expect(user(person)).toMatchObject({ phone: '0987654321', phoneConfirmedAt: null })
  })
})

describe('a message that Zalo does not take', () => {
  it.each([-108, -118, -119])('goes by SMS, without diacritics and in 160 characters (%s)', async (fault) => {
    const person = director()
    services().faults.zalo.set(ZALO_PHONE, fault)
    tell(person)
    await drainAll()
    const [sms, ...more] = services().sms
    expect(more).toEqual([])
    expect(sms).toMatchObject({ Phone: PHONE, SmsType: '2', IsUnicode: 0, RequestId: written(person)[0]!.id })
    expect(sms!.Content).toBe('Nhip cau Nang suat: ban co 1 viec moi. Mo nhip-cau.example va dang nhap de xem.')
    expect(written(person)[0]).toMatchObject({ channel: 'sms' })
  })

  it('goes by SMS while Zalo is down or takes no key, too', async () => {
    const person = director()
    services().state.zaloIsDown = true
    tell(person)
    await drainAll()
    services().state.zaloIsDown = false
    services().state.refresh = 'another-token'
    services().endAccess()
    tell(person)
    await drainAll()
    expect(services().sms).toHaveLength(2)
  })

  it('stops messages to a number that takes none by either, until it is confirmed again', async () => {
    const person = director()
    services().faults.zalo.set(ZALO_PHONE, -118)
    services().faults.sms.set(PHONE, '108')
    tell(person)
    await drainAll()
    expect(user(person).phoneStoppedAt).not.toBeNull()
    expect(written(person)).toEqual([])
    expect(lastErrors()).toEqual([])
    tell(person)
    expect(written(person)).toEqual([])
    expect(db.select().from(notifications).where(eq(notifications.userId, person.userId)).all()).toHaveLength(2)
  })

  it('waits, and is tried again, where the operator has something to mend', async () => {
    const person = director()
    without('ZALO')
    process.env.SMS_BRANDNAME = 'KHAC'
    tell(person)
    await drainAll()
    expect(lastErrors()).toEqual(['messages to phones are away: SMS 104'])
    expect(user(person).phoneStoppedAt).toBeNull()
    process.env.SMS_BRANDNAME = 'NANGSUAT'
    await drain()
    expect(services().sms).toHaveLength(1)
  })
})

describe('the keys to Zalo', () => {
  it('are used once each, kept locked, and got anew when they end or are refused', async () => {
    const person = director()
    const tellAndSend = async () => {
      tell(person)
      await drainAll()
    }
    await tellAndSend()
    await tellAndSend()
    expect(services().state.given).toBe(1)
    services().endAccess()
    await tellAndSend()
    expect(services().state.given).toBe(2)
    clock('12:00', '2026-11-21')
    await tellAndSend()
    expect(services().state.given).toBe(3)
    expect(counts()).toEqual(['1', '1', '1', '1'])
    const [kept] = db.select().from(serviceKeys).all()
    expect(JSON.stringify(kept)).not.toMatch(/refresh-|access-|first-token/)
  })

  it('begin anew with another first one', async () => {
    const person = director()
    tell(person)
    await drainAll()
    services().state.refresh = 'second-first'
    services().endAccess()
    process.env.ZALO_REFRESH_TOKEN = 'second-first'
    tell(person)
    await drainAll()
    expect(counts()).toEqual(['1', '1'])
  })
})

it('is handed over again under the same number by whoever finds it unsent, and taken once', async () => {
  const person = director()
  without('ZALO')
  tell(person)
  const id = written(person)[0]!.id
  await sendToPhone(id)
  db.update(phoneMessages).set({ sentAt: null, channel: null }).where(eq(phoneMessages.id, id)).run()
  await sendToPhone(id)
  expect(services().sms.map(({ RequestId }) => RequestId)).toEqual([id])
  expect(written(person)[0]!.sentAt).not.toBeNull()
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { hashPassword } from '~/auth/password.server'
import { type Actor, MAX_PASSKEYS, RECOVERY_CODES } from '~/domain/accounts/lifecycle'
import { removeSecondStepFor } from '~/domain/accounts/remove-second-step.server'
import { setPasswordFor } from '~/domain/accounts/reset-password.server'
import { secondStepDue } from '~/domain/accounts/second-step-needed.server'
import * as m from '~/i18n/paraglide/messages'
import { loader as accountsPage, action as helpPerson } from '~/routes/department/person'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { passkeyChallenges, passkeys, recoveryCodes, users } from '~db/schema'
import { department } from '~tests/scenarios'
import { authenticator } from '~tests/support/authenticator'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { args } from '../work/page-calls'
import { addFirst, ask, begin, confirmed, enterAlone, list, one, passkeyRows, send, sendOne } from './passkey-pages'
import { locationOf, messagesOf, opened, statusOf } from './posted-form'
import {
  answer,
  asked,
  code,
  codesIn,
  enter,
  later,
  own,
  page,
  PASSWORD,
  person,
  sessionsOf,
  turnOn,
  WRONG,
} from './second-step-pages'

beforeEach(freshDatabase)

const REFUSED = { '': [m.error_passkey_refused()] }
const codesOf = ({ userId }: Actor) => db.select().from(recoveryCodes).where(eq(recoveryCodes.userId, userId)).all()

describe('adding one', () => {
  it('asks for the password, has the device make it, gives recovery codes once, ends other sessions, and is told', async () => {
    const actor = await person()
    const [elsewhere, session] = [await asked(actor), await asked(actor)]
    expect(await list(session)).toMatchObject({ passkeys: [], toMake: null, worksHere: true, second: null })
    expect(messagesOf(await send(session, { step: 'begin', currentPassword: 'khác hẳn' }))).toEqual({
      currentPassword: [m.error_wrong_password()],
    })
    const { cookie, toMake } = await begin(session)
    expect(toMake).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: actor.email, displayName: actor.name },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      attestation: 'none',
    })
    // What devices are told of the account says nothing of it.
    expect(Buffer.from((toMake as { user: { id: string } }).user.id, 'base64url')).toHaveLength(32)
    // Nobody else is asked to make it, and nothing is changed yet.
    expect((await list(session)).toMake).toBeNull()
    expect((await list(elsewhere)).toMake).toBeNull()
    expect(locationOf(await enter(actor))).toBe('/')

    const device = authenticator()
    const codes = codesIn(await send(cookie, { step: 'add', name: '', passkey: device.make(toMake) }))
    expect(new Set(codes).size).toBe(RECOVERY_CODES)
    expect(sessionsOf(actor)).toBe(1)
    expect(toldTo(actor)).toContain('passkey_added')
    expect(await list(cookie)).toMatchObject({
      passkeys: [{ name: m.passkeys_title(), facts: [expect.any(String), m.passkeys_unused()] }],
      toMake: null,
      second: { hasApp: false },
    })
    expect(locationOf(await enter(actor))).toBe('/sign-in/code')
  })

  it('takes only what this browser was asked for, here, in time, unlocked, and once', async () => {
    const [actor, other] = [await person(), await person()]
    const device = authenticator()
    const session = await asked(actor)
    const tries: ((toMake: object, cookie: string) => [string, string] | Promise<[string, string]>)[] = [
      (toMake, cookie) => [device.make(toMake, { origin: 'https://xau.example' }), cookie],
      (toMake, cookie) => [device.make(toMake, { site: 'xau.example' }), cookie],
      (toMake, cookie) => [device.make(toMake, { isLocked: true }), cookie],
      (toMake, cookie) => [device.make(toMake, { challenge: Buffer.alloc(32).toString('base64url') }), cookie],
      (toMake) => [device.make(toMake), session],
      async (toMake) => [device.make(toMake), (await begin(await asked(other))).cookie],
      (toMake, cookie) => {
        db.update(passkeyChallenges)
          .set({ expiresAt: later(-1) })
          .run()
        return [device.make(toMake), cookie]
      },
    ]
    for (const [n, wrongly] of tries.entries()) {
      const { cookie, toMake } = await begin(session)
      const [passkey, from] = await wrongly(toMake, cookie)
      expect(messagesOf(await send(from, { step: 'add', passkey })), String(n)).toEqual(REFUSED)
    }
    // To be asked to show one is not to be asked to make one: that follows the password.
    const { cookie, told } = await ask('own', session)
    const asked_ = { ...told, rp: { id: 'localhost' }, user: { id: 'AAAA' } }
    expect(messagesOf(await send(cookie, { step: 'add', passkey: device.make(asked_) }))).toEqual(REFUSED)
    for (const passkey of ['', 'x', '{}', '[]', '{"id":"a"}'])
      expect(Object.keys(messagesOf(await send(cookie, { step: 'add', passkey })))).toEqual(['passkey'])
    expect([...passkeyRows(actor), ...passkeyRows(other)]).toEqual([])

    const begun = await begin(session)
    const passkey = device.make(begun.toMake)
    expect(codesIn(await send(begun.cookie, { step: 'add', passkey }))).toHaveLength(RECOVERY_CODES)
    expect(messagesOf(await send(begun.cookie, { step: 'add', passkey }))).toEqual(REFUSED)
    expect(passkeyRows(actor)).toHaveLength(1)
  })

  it('asks for a second step too where there is one, makes no new recovery codes, and knows what the device has', async () => {
    const actor = await person()
    const { session, device, codes } = await addFirst(actor)
    expect(statusOf(await send(session, { step: 'begin', currentPassword: PASSWORD }))).toBe(409)
    const wrong = { step: 'more', currentPassword: PASSWORD, code: '0000000000' }
    expect(messagesOf(await send(session, wrong))).toEqual(WRONG)
    expect((await list(session)).toMake).toBeNull()

    const { cookie, fields } = await confirmed(session, device, 'more')
    const byPasskey = await begin(cookie, fields)
    expect(byPasskey.toMake).toMatchObject({ excludeCredentials: [{ id: device.held[0]!.id }] })
    const other = authenticator()
    const added = await send(byPasskey.cookie, { step: 'add', name: 'Máy tính', passkey: other.make(byPasskey.toMake) })
    expect(locationOf(added)).toBe('/account/passkeys?done=added')
    // Devices know the account by the same handle.
    expect(other.held[0]!.handle).toBe(device.held[0]!.handle)

    const byCode = await begin(session, { step: 'more', currentPassword: PASSWORD, code: codes[0]! })
    await send(byCode.cookie, { step: 'add', passkey: authenticator().make(byCode.toMake) })
    expect(passkeyRows(actor)).toHaveLength(3)
    expect(codesOf(actor)).toHaveLength(RECOVERY_CODES)
  })

  it('ends with ten', async () => {
    const actor = await person()
    const { session, device } = await addFirst(actor)
    const [row] = passkeyRows(actor)
    for (let n = 1; n < MAX_PASSKEYS; n += 1)
      db.insert(passkeys)
        .values({ ...row!, id: newId(), credentialId: `x${n}` })
        .run()
    expect((await list(session)).isFull).toBe(true)
    const { cookie, fields } = await confirmed(session, device, 'more')
    expect(messagesOf(await send(cookie, fields))).toEqual({
      '': [m.error_too_many_passkeys({ maximum: MAX_PASSKEYS })],
    })
  })

  it('is possible where browsers allow it only', async () => {
    const cookie = await asked(await person())
    for (const [site, works] of [
      ['http://localhost:3000', true],
      ['https://nangsuat.example', true],
      ['http://nangsuat.example', false],
      ['http://127.0.0.1:3000', false],
      ['https://192.168.1.20', false],
      ['https://[::1]', false],
    ] as const) {
      const form = opened('/account/passkeys', cookie)
      const request = new Request(`${site}/account/passkeys`, { headers: form.request.headers })
      const { loader } = await import('~/routes/account/passkeys')
      expect([site, (await loader({ ...form, request })).worksHere]).toEqual([site, works])
    }
  })
})

describe('changing and removing one', () => {
  it('is for its person alone', async () => {
    const [actor, other] = [await person(), await person()]
    await addFirst(actor)
    const { session, device } = await addFirst(other)
    const { id } = passkeyRows(actor)[0]!
    const { cookie, fields } = await confirmed(session, device, 'remove')
    await expect(one(session, id)).rejects.toMatchObject({ status: 404 })
    await expect(sendOne(session, id, { step: 'rename', name: 'Của tôi' })).rejects.toMatchObject({ status: 404 })
    await expect(sendOne(cookie, id, fields)).rejects.toMatchObject({ status: 404 })
    expect(passkeyRows(actor)).toMatchObject([{ name: 'Điện thoại' }])

    const own = passkeyRows(other)[0]!.id
    expect(locationOf(await sendOne(session, own, { step: 'rename', name: 'Máy nhà' }))).toBe(
      '/account/passkeys?done=renamed',
    )
    expect(Object.keys(messagesOf(await sendOne(session, own, { step: 'rename', name: '' })))).toEqual(['name'])
    expect(passkeyRows(other)).toMatchObject([{ name: 'Máy nhà' }])
  })

  it('asks for password and code, or a passkey; with the last second step the recovery codes go, and the password is enough', async () => {
    const actor = await person()
    const { session, device, codes } = await addFirst(actor)
    const { id } = passkeyRows(actor)[0]!
    expect(await one(session, id)).toMatchObject({ isLast: true, hasApp: false })
    const remove = (fields: Record<string, string>) => sendOne(session, id, { step: 'remove', ...fields })
    expect(Object.keys(messagesOf(await remove({})))).toEqual(['currentPassword', 'code'])
    expect(messagesOf(await remove({ currentPassword: 'khác hẳn', code: codes[0]! }))).toEqual({
      currentPassword: [m.error_wrong_password()],
    })
    expect(messagesOf(await remove({ currentPassword: PASSWORD, code: '0000000000' }))).toEqual(WRONG)
    expect(passkeyRows(actor)).toHaveLength(1)

    const { cookie, fields } = await confirmed(session, device, 'remove')
    expect(locationOf(await sendOne(cookie, id, fields))).toBe('/account/passkeys?done=removed')
    expect([...passkeyRows(actor), ...codesOf(actor)]).toEqual([])
    expect(toldTo(actor)).toContain('passkey_removed')
    expect(messagesOf(await enterAlone(device))).toEqual({ '': [m.error_passkey_unknown()] })
    expect(locationOf(await enter(actor))).toBe('/')
  })

  it('leaves the other second step, whichever is ended', async () => {
    const actor = await person()
    const { cookie: session, codes } = await turnOn(actor)
    const device = authenticator()
    const { cookie, toMake } = await begin(session, { step: 'more', currentPassword: PASSWORD, code: code(actor) })
    await send(cookie, { step: 'add', passkey: device.make(toMake) })
    expect(await page(session)).toMatchObject({ on: { since: expect.any(String), codesLeft: 10, hasPasskey: true } })

    const off = await confirmed(session, device, 'off')
    expect(locationOf(await own(off.cookie, off.fields))).toBe('/account/second-step?done=off')
    expect(await page(session)).toMatchObject({ on: { since: null, codesLeft: RECOVERY_CODES, hasPasskey: true } })
    expect(statusOf(await own(session, { step: 'off', currentPassword: PASSWORD, code: codes[0]! }))).toBe(409)
    expect(locationOf(await answer(codes[0]!, await asked(actor)))).toBe('/')

    // An app beside passkeys takes more than the password too.
    expect(statusOf(await own(session, { step: 'begin', currentPassword: PASSWORD }))).toBe(409)
    const more = await confirmed(session, device, 'more')
    expect(locationOf(await own(more.cookie, more.fields))).toBe('/account/second-step')
    expect((await page(session)).setUp).not.toBeNull()
    const renewed = await confirmed(session, device, 'codes')
    expect(codesIn(await own(renewed.cookie, renewed.fields))).toHaveLength(RECOVERY_CODES)
  })
})

describe('what else becomes of them', () => {
  it('another password leaves them, help after losing the telephone does not', async () => {
    const [actor, officer] = [await person(), department()]
    const { device } = await addFirst(actor)
    setPasswordFor(actor.userId, await hashPassword(PASSWORD))
    expect(locationOf(await enter(actor))).toBe('/sign-in/code')
    expect(locationOf(await enterAlone(device))).toBe('/')

    const { userId } = actor
    expect((await accountsPage(await args(officer, { userId }))).hasSecond).toBe(true)
    const help = { id: newId(), help: 'second_step', checkedBy: 'desk', note: 'Đã xem giấy tờ' }
    await helpPerson(await args(officer, { userId }, help))
    expect([...passkeyRows(actor), ...codesOf(actor)]).toEqual([])
    expect(messagesOf(await enterAlone(device))).toEqual({ '': [m.error_passkey_unknown()] })
    expect(locationOf(await enter(actor))).toBe('/')

    await addFirst(actor)
    expect(removeSecondStepFor(actor.userId)).toBe(true)
    expect(passkeyRows(actor)).toEqual([])
  })

  it('one is what officers and administrators need; without the last one they need it as before', async () => {
    const officer = department({ passwordHash: await hashPassword(PASSWORD) })
    const daysAgo = later(-30 * 24 * 60)
    db.update(users).set({ secondStepFrom: daysAgo }).where(eq(users.id, officer.userId)).run()
    const { session, device } = await addFirst(officer)
    expect(secondStepDue(officer)).toBeNull()
    const { cookie, fields } = await confirmed(session, device, 'remove')
    await sendOne(cookie, passkeyRows(officer)[0]!.id, fields)
    expect(secondStepDue(officer)!.getTime()).toBeLessThan(Date.now())
  })
})

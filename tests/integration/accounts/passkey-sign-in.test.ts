import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { ATTEMPTS_PER_ACCOUNT_AND_ADDRESS, CHALLENGES_PER_ADDRESS } from '~/auth/attempts.server'
import { deleteExpiredSessions } from '~/auth/session.server'
import { inviteColleague, openInvitations } from '~/domain/accounts/invitations.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { deleteAccount } from '~/domain/leaving/delete-account.server'
import * as m from '~/i18n/paraglide/messages'
import { action as join } from '~/routes/account/join'
import { loader as codePage } from '~/routes/account/sign-in-code'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { passkeyChallenges, passkeys } from '~db/schema'
import { authenticator } from '~tests/support/authenticator'
import { freshDatabase } from '~tests/support/database'
import { addFirst, ask, enterAlone, passkeyRows, sendShown } from './passkey-pages'
import { cookieOf, locationOf, messagesOf, opened, posted } from './posted-form'
import { answer, asked, enter, later, PASSWORD, person, sessionsOf } from './second-step-pages'

beforeEach(freshDatabase)

const REFUSED = { '': [m.error_passkey_refused()] }
const UNKNOWN = { '': [m.error_passkey_unknown()] }

describe('a passkey alone', () => {
  it('opens the account without a name, a password or a code, and leads back', async () => {
    const actor = await person()
    const { device } = await addFirst(actor)
    const before = sessionsOf(actor)
    const { told, cookie } = await ask('alone')
    // Nobody is named: the device knows.
    expect(told).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(told.allowCredentials ?? []).toEqual([])
    const done = await sendShown(device.show(told), cookie, { as: 'alone' }, '/sign-in/passkey?next=%2Fneeds%2Fnew')
    expect(locationOf(done)).toBe('/needs/new')
    expect(cookieOf(done)).toMatch(/^session=/)
    expect(sessionsOf(actor)).toBe(before + 1)
    expect(passkeyRows(actor)[0]!.usedAt).not.toBeNull()
  })

  it('is taken once, from the browser that was asked, in time', async () => {
    const actor = await person()
    const { device } = await addFirst(actor)
    const { told, cookie } = await ask('alone')
    const shown = device.show(told)
    const elsewhere = (await ask('alone')).cookie
    for (const from of ['', 'passkey=', 'passkey=IngiOw%3D%3D', elsewhere])
      expect(messagesOf(await sendShown(shown, from)), from).toEqual(REFUSED)
    expect(locationOf(await sendShown(shown, cookie))).toBe('/')
    expect(messagesOf(await sendShown(shown, cookie))).toEqual(REFUSED)

    const late = await ask('alone')
    db.update(passkeyChallenges)
      .set({ expiresAt: later(-1) })
      .run()
    expect(messagesOf(await sendShown(device.show(late.told), late.cookie))).toEqual(REFUSED)
    await deleteExpiredSessions()
    expect(db.select().from(passkeyChallenges).all()).toEqual([])
  })

  it('is not taken from another site, for another one, locked, signed by another key, or of another account', async () => {
    const [actor, other] = [await person(), await person()]
    const { device } = await addFirst(actor)
    const { device: theirs } = await addFirst(other)
    const { handle, key } = theirs.held[0]!
    for (const wrongly of [
      { origin: 'http://localhost:4000' },
      { origin: 'https://xau.example' },
      { site: 'xau.example' },
      { isLocked: true },
      { handle },
      { handle: null },
    ]) {
      expect(messagesOf(await enterAlone(device, wrongly)), JSON.stringify(wrongly)).toEqual(REFUSED)
      expect(locationOf(await enterAlone(device))).toBe('/')
    }
    const forged = authenticator()
    forged.held.push({ ...device.held[0]!, key })
    expect(messagesOf(await enterAlone(forged))).toEqual(REFUSED)
    const unknown = authenticator()
    unknown.held.push({ ...device.held[0]!, id: 'AAAA' })
    expect(messagesOf(await enterAlone(unknown))).toEqual(UNKNOWN)
  })

  it('is tried as often as a password, and no more', async () => {
    const [actor, other] = [await person(), await person()]
    const { device } = await addFirst(actor)
    const { device: theirs } = await addFirst(other)
    for (let tries = 0; tries < ATTEMPTS_PER_ACCOUNT_AND_ADDRESS; tries += 1)
      expect(messagesOf(await enterAlone(device, { isLocked: true }))).toEqual(REFUSED)
    const tooMany = messagesOf(await enterAlone(device))
    expect(Object.keys(tooMany)).toEqual([''])
    expect(tooMany).not.toEqual(REFUSED)
    // The password is counted apart from it, and so is another account.
    expect(locationOf(await enter(actor))).toBe('/sign-in/code')
    expect(locationOf(await enterAlone(theirs))).toBe('/')
  })

  it('is refused where its device counts back, unless it never counts', async () => {
    const actor = await person()
    const { device } = await addFirst(actor)
    for (const counter of [0, 0, 3, 4]) expect(locationOf(await enterAlone(device, { counter }))).toBe('/')
    for (const counter of [4, 2, 0])
      expect(messagesOf(await enterAlone(device, { counter }))).toEqual({ '': [m.error_passkey_copied()] })
    expect(passkeyRows(actor)[0]!.counter).toBe(4)
    expect(locationOf(await enterAlone(device, { counter: 5 }))).toBe('/')
  })

  it('made at another address of the system opens nothing here; the password and a recovery code do', async () => {
    const actor = await person()
    const { device, codes } = await addFirst(actor)
    db.update(passkeys).set({ site: 'cu.example' }).run()
    expect(messagesOf(await enterAlone(device))).toEqual(UNKNOWN)
    const cookie = await asked(actor)
    expect(await codePage(opened('/sign-in/code', cookie))).toMatchObject({ byPasskey: null, hasApp: false })
    expect(locationOf(await answer(codes[0]!, cookie))).toBe('/')
  })

  it('of a deleted account opens nothing', async () => {
    const actor = await person()
    const { device } = await addFirst(actor)
    deleteAccount(actor, { note: 'Đã nghỉ', formerExpert: 'Chuyên gia' })
    expect(passkeyRows(actor)).toEqual([])
    expect(messagesOf(await enterAlone(device))).toEqual(UNKNOWN)
  })

  it('bounds what one address begins', async () => {
    const statuses = new Set<number>()
    for (let n = 0; n < CHALLENGES_PER_ADDRESS; n += 1) statuses.add((await ask('alone', '', '10.9.0.1')).status)
    expect([...statuses]).toEqual([200])
    const { status, told } = await ask('alone', '', '10.9.0.1')
    expect([status, Object.keys(told)]).toEqual([429, ['error']])
    expect((await ask('alone', '', '10.9.0.2')).status).toBe(200)
  })
})

describe('a passkey after the password', () => {
  it('stands for the code, once, of the account whose password was right', async () => {
    const [actor, other] = [await person(), await person()]
    const { device } = await addFirst(actor)
    const { device: theirs } = await addFirst(other)
    const half = await enter(actor, '/sign-in?next=%2Fneeds%2Fnew')
    expect(locationOf(half)).toBe('/sign-in/code?next=%2Fneeds%2Fnew')
    const pending = cookieOf(half)
    expect(await codePage(opened('/sign-in/code?next=%2Fneeds%2Fnew', pending))).toMatchObject({
      hasApp: false,
      byPasskey: '/sign-in/passkey?next=%2Fneeds%2Fnew',
    })
    const { told, cookie } = await ask('second', pending)
    expect(told.allowCredentials).toMatchObject([{ id: device.held[0]!.id, transports: ['internal'] }])
    const second = { as: 'second' }
    expect(messagesOf(await sendShown(theirs.show(told), cookie, second))).toEqual(UNKNOWN)
    // What was asked of this account is not what anybody signs in by.
    expect(messagesOf(await sendShown(device.show(told), cookie))).toEqual(REFUSED)
    const again = await ask('second', pending)
    const done = await sendShown(device.show(again.told), again.cookie, second, '/sign-in/passkey?next=%2Fneeds%2Fnew')
    expect(locationOf(done)).toBe('/needs/new')
    expect(cookieOf(done)).toMatch(/^session=/)
    expect(locationOf(await sendShown(device.show(again.told), again.cookie, second))).toBe('/sign-in?done=late')
    expect((await ask('second', pending)).status).toBe(403)
  })

  it('joins an organisation by it, as by a code', async () => {
    const [actor, owner] = [await person(), await person()]
    const { device } = await addFirst(actor)
    inviteColleague(owner, { id: newId(), name: 'Mai', role: 'member' })
    const key = openInvitations(owner)[0]!.key
    const form = posted(`/join/${key}`, { step: 'existing', login: actor.email, currentPassword: PASSWORD })
    const half = await join({ ...form, params: { key } })
    const pending = cookieOf(half)
    const page = await codePage(opened(locationOf(half)!, pending))
    const { told, cookie } = await ask('second', pending)
    await sendShown(device.show(told), cookie, { as: 'second' }, (page as { byPasskey: string }).byPasskey)
    expect(actorOf(actor.userId)!.belongsTo).toContain(owner.organisationId)
  })

  it('is asked for nobody who is not signing in', async () => {
    await addFirst(await person())
    for (const as of ['second', 'own'] as const) expect((await ask(as)).status).toBe(403)
    expect(db.select().from(passkeyChallenges).where(eq(passkeyChallenges.purpose, 'show')).all()).toEqual([])
  })
})

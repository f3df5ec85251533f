import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { ATTEMPTS_PER_ACCOUNT, ATTEMPTS_PER_ACCOUNT_AND_ADDRESS } from '~/auth/attempts.server'
import { hashPassword } from '~/auth/password.server'
import { inviteColleague, openInvitations } from '~/domain/accounts/invitations.server'
import { PENDING_MINUTES, RECOVERY_CODES, SET_UP_MINUTES } from '~/domain/accounts/lifecycle'
import { beginSignIn, passSecondStep } from '~/domain/accounts/pending-sign-ins.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { setPasswordFor } from '~/domain/accounts/reset-password.server'
import { keyBeingSetUp } from '~/domain/accounts/second-step.server'
import { lock, unlock } from '~/domain/accounts/second-step-keys.server'
import * as m from '~/i18n/paraglide/messages'
import { action as join } from '~/routes/account/join'
import { loader as codePage } from '~/routes/account/sign-in-code'
import { action as signUp } from '~/routes/account/sign-up'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { memberships, pendingSignIns, recoveryCodes } from '~db/schema'
import { freshDatabase } from '~tests/support/database'
import { toldTo } from '../notifications/told'
import { cookieOf, locationOf, messagesOf, opened, posted, signUpFields } from './posted-form'
import {
  answer,
  asked,
  code,
  codeAt,
  codesIn,
  enter,
  later,
  own,
  page,
  PASSWORD,
  person,
  rowOf,
  sessionsOf,
  turnOn,
  WRONG,
} from './second-step-pages'

beforeEach(freshDatabase)

describe('turning it on', () => {
  it('asks for the password, then for a code of the app, gives recovery codes once, and ends other sessions', async () => {
    const actor = await person()
    const [elsewhere, cookie] = [await asked(actor), await asked(actor)]
    expect(messagesOf(await own(cookie, { step: 'begin', currentPassword: 'khác hẳn' }))).toEqual({
      currentPassword: [m.error_wrong_password()],
    })
    expect((await page(cookie)).setUp).toBeNull()
    expect(locationOf(await own(cookie, { step: 'begin', currentPassword: PASSWORD }))).toBe('/account/second-step')
    const { appKey, link } = (await page(cookie)).setUp as { appKey: string; link: string }
    expect(link).toContain(`secret=${appKey}`)
    // Nobody else is shown the key, and until it is confirmed nothing changes.
    expect((await page(elsewhere)).setUp).toBeNull()
    expect(locationOf(await enter(actor))).toBe('/')

    const isWrong = codeAt(appKey) === '000000' ? '000001' : '000000'
    expect(messagesOf(await own(cookie, { step: 'confirm', code: isWrong }))).toEqual(WRONG)
    expect(messagesOf(await own(cookie, { step: 'confirm', code: '12' }))).toEqual({ code: [m.form_error_app_code()] })
    const codes = codesIn(await own(cookie, { step: 'confirm', code: codeAt(appKey) }))
    expect(new Set(codes).size).toBe(RECOVERY_CODES)
    for (const one of codes) expect(one).toMatch(/^\d{10}$/)
    expect(sessionsOf(actor)).toBe(1)
    expect(toldTo(actor)).toContain('second_step_on')
    const { on, setUp } = await page(cookie)
    expect([on?.codesLeft, setUp]).toEqual([RECOVERY_CODES, null])
  })

  it('is begun anew when the key was not confirmed in time', async () => {
    const actor = await person()
    const cookie = await asked(actor)
    await own(cookie, { step: 'begin', currentPassword: PASSWORD })
    const { sessionId } = rowOf(actor)
    expect(at(later(SET_UP_MINUTES - 1), () => keyBeingSetUp(actor, sessionId))).not.toBeNull()
    expect(at(later(SET_UP_MINUTES), () => keyBeingSetUp(actor, sessionId))).toBeNull()
  })

  it('stores nothing by which a copy of the database opens an account', async () => {
    const actor = await person()
    const { codes } = await turnOn(actor)
    const key = unlock(actor.userId, rowOf(actor).lockedKey)!
    const stored = JSON.stringify([rowOf(actor), db.select().from(recoveryCodes).all()])
    for (const secret of [key, ...codes]) expect(stored).not.toContain(secret)
    // A locked key opens for its own account only, and not where it was touched.
    expect(unlock(newId(), lock(actor.userId, key))).toBeNull()
    expect(unlock(actor.userId, `${lock(actor.userId, key).slice(0, -2)}AA`)).toBeNull()
    expect(unlock(actor.userId, '')).toBeNull()
  })
})

describe('signing in', () => {
  it('starts no session by the password alone, and goes on to the page that was asked for by the code', async () => {
    const actor = await person()
    await turnOn(actor)
    const before = sessionsOf(actor)
    const half = await enter(actor, '/sign-in?next=%2Fneeds%2Fnew')
    expect(locationOf(half)).toBe('/sign-in/code?next=%2Fneeds%2Fnew')
    expect((half as Response).headers.getSetCookie().join()).not.toMatch(/session=|device=/)
    expect(sessionsOf(actor)).toBe(before)
    const cookie = cookieOf(half)
    expect(await codePage(opened('/sign-in/code', cookie))).toMatchObject({ again: '/sign-in' })
    const done = await answer(code(actor), cookie, '10.0.0.1', '/sign-in/code?next=%2Fneeds%2Fnew')
    expect(locationOf(done)).toBe('/needs/new')
    expect(cookieOf(done)).toMatch(/^session=/)
    expect(sessionsOf(actor)).toBe(before + 1)
  })

  it('takes a code once, an old one never, and says the same of both', async () => {
    const actor = await person()
    await turnOn(actor)
    const [one, other] = [await asked(actor), await asked(actor)]
    const digits = code(actor)
    expect(locationOf(await answer(digits, one))).toBe('/')
    expect(messagesOf(await answer(digits, other))).toEqual(WRONG)
    const key = unlock(actor.userId, rowOf(actor).lockedKey)!
    expect(messagesOf(await answer(codeAt(key, later(-3)), other))).toEqual(WRONG)
    expect(messagesOf(await answer('12345678', other))).toEqual({ code: [m.form_error_second_code()] })
  })

  it('takes codes of a clock that is half a minute off, never an earlier one than before', async () => {
    const actor = await person()
    await turnOn(actor)
    code(actor)
    const key = unlock(actor.userId, rowOf(actor).lockedKey)!
    const noon = new Date('2030-01-01T12:00:15Z')
    const pass = (seconds: number) =>
      at(noon, () =>
        passSecondStep(beginSignIn(actor.userId), codeAt(key, new Date(noon.getTime() + seconds * 1000)), null),
      )
    expect(() => pass(60)).toThrow('accounts.wrong_second_code')
    expect(() => pass(-60)).toThrow('accounts.wrong_second_code')
    for (const seconds of [-30, 0, 30]) expect(pass(seconds)).toBe(actor.userId)
    for (const seconds of [30, 0, -30]) expect(() => pass(seconds)).toThrow('accounts.wrong_second_code')
  })

  it('takes each recovery code once, of this account, and tells its person', async () => {
    const [actor, other] = [await person(), await person()]
    const { codes } = await turnOn(actor)
    const { codes: theirs } = await turnOn(other)
    const [first = ''] = codes
    expect(locationOf(await answer(`${first.slice(0, 5)} ${first.slice(5)}`, await asked(actor)))).toBe('/')
    expect(toldTo(actor)).toContain('recovery_code_used')
    for (const wrong of [first, theirs[0]!]) {
      expect(messagesOf(await answer(wrong, await asked(actor)))).toEqual(WRONG)
    }
  })

  it('waits for the code ten minutes, once, and no longer than the password', async () => {
    const actor = await person()
    await turnOn(actor)
    const used = await asked(actor)
    expect(locationOf(await answer(code(actor), used))).toBe('/')
    expect(locationOf(await answer(code(actor), used))).toBe('/sign-in?done=late')

    const late = await asked(actor)
    db.update(pendingSignIns)
      .set({ expiresAt: later(-1) })
      .run()
    expect(locationOf(await answer(code(actor), late))).toBe('/sign-in?done=late')
    await expect((async () => codePage(opened('/sign-in/code', late)))()).rejects.toMatchObject({ status: 302 })
    const begun = at(new Date(), () => beginSignIn(actor.userId))
    const digits = code(actor)
    expect(() => at(later(PENDING_MINUTES), () => passSecondStep(begun, digits, null))).toThrow('state_changed')

    const before = await asked(actor)
    setPasswordFor(actor.userId, await hashPassword('một câu khác hẳn'))
    expect(locationOf(await answer(code(actor), before))).toBe('/sign-in?done=late')
  })

  it('is bound to the account whose password was right', async () => {
    const [actor, thief] = [await person(), await person()]
    const { codes } = await turnOn(thief)
    await turnOn(actor)
    const stolen = await asked(actor)
    for (const theirs of [code(thief), codes[0]!]) expect(messagesOf(await answer(theirs, stolen))).toEqual(WRONG)
    for (const made of ['sign_in=', `sign_in=${actor.userId}`, 'sign_in=IngiOw%3D%3D']) {
      expect(locationOf(await answer(code(actor), made))).toBe('/sign-in?done=late')
    }
  })

  it('bounds guessing by address and by account; the right password gives no further tries', async () => {
    const actor = await person()
    await turnOn(actor)
    const guess = async (from: string) => messagesOf(await answer('000000', await asked(actor), from)).code ?? null
    code(actor)
    const tooMany: unknown[] = []
    for (let tries = 0; tries < ATTEMPTS_PER_ACCOUNT + 10; tries += 1) tooMany.push(await guess(`10.1.${tries}.1`))
    expect(tooMany.filter((said) => said !== null)).toHaveLength(ATTEMPTS_PER_ACCOUNT)

    const other = await person()
    await turnOn(other)
    const here = async (digits: string) => answer(digits, await asked(other), '10.2.0.1')
    for (let tries = 0; tries < ATTEMPTS_PER_ACCOUNT_AND_ADDRESS; tries += 1) await here('000000')
    expect(Object.keys(messagesOf(await here(code(other))))).toEqual([''])
  })

  it('asks also whoever signs up again with the same form', async () => {
    const form = signUpFields()
    const cookie = cookieOf(await signUp(posted('/sign-up', form)))
    await own(cookie, { step: 'begin', currentPassword: form.password! })
    const { appKey } = (await page(cookie)).setUp as { appKey: string }
    await own(cookie, { step: 'confirm', code: codeAt(appKey) })
    const again = await signUp(posted('/sign-up', form))
    expect(locationOf(again)).toBe('/sign-in/code')
    expect(cookieOf(again)).not.toMatch(/^session=/)
  })

  it('asks also whoever joins an organisation, who is in it by the code only', async () => {
    const [actor, owner] = [await person(), await person()]
    await turnOn(actor)
    inviteColleague(owner, { id: newId(), name: 'Mai', role: 'member' })
    const key = openInvitations(owner)[0]!.key
    const form = posted(`/join/${key}`, { step: 'existing', login: actor.email, currentPassword: PASSWORD })
    const half = await join({ ...form, params: { key } })
    expect(actorOf(actor.userId)!.belongsTo).not.toContain(owner.organisationId)
    expect(locationOf(half)).toBe(`/sign-in/code?invitation=${key}`)
    // Somebody who works for no organisation any more gets in by it too.
    db.delete(memberships).where(eq(memberships.userId, actor.userId)).run()
    expect(locationOf(await answer(code(actor), cookieOf(half), '10.0.0.1', locationOf(half)!))).toBe('/')
    expect(actorOf(actor.userId)!.belongsTo).toEqual([owner.organisationId])
  })
})

describe('what is changed later', () => {
  it('new recovery codes and turning it off ask for password and code, and are told', async () => {
    const actor = await person()
    const { cookie, codes } = await turnOn(actor)
    for (const step of ['codes', 'off']) {
      const wrongPassword = { step, currentPassword: 'khác hẳn', code: code(actor) }
      expect(messagesOf(await own(cookie, wrongPassword))).toEqual({ currentPassword: [m.error_wrong_password()] })
      expect(messagesOf(await own(cookie, { step, currentPassword: PASSWORD, code: '0000000000' }))).toEqual(WRONG)
    }
    const made = codesIn(await own(cookie, { step: 'codes', currentPassword: PASSWORD, code: code(actor) }))
    expect(made).toHaveLength(RECOVERY_CODES)
    expect(messagesOf(await answer(codes[0]!, await asked(actor)))).toEqual(WRONG)
    expect(locationOf(await answer(made[0]!, await asked(actor)))).toBe('/')

    const off = await own(cookie, { step: 'off', currentPassword: PASSWORD, code: made[1]! })
    expect(locationOf(off)).toBe('/account/second-step?done=off')
    expect(toldTo(actor)).toEqual(expect.arrayContaining(['recovery_codes_made', 'second_step_off']))
    expect(locationOf(await enter(actor))).toBe('/')
    expect(db.select().from(recoveryCodes).all()).toEqual([])
  })

  it('another password leaves it on', async () => {
    const actor = await person()
    await turnOn(actor)
    setPasswordFor(actor.userId, await hashPassword(PASSWORD))
    expect(locationOf(await enter(actor))).toBe('/sign-in/code')
  })
})

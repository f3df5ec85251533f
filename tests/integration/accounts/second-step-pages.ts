import { eq } from 'drizzle-orm'
import { Secret, TOTP } from 'otpauth'
import { hashPassword } from '~/auth/password.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { unlock } from '~/domain/accounts/second-step-keys.server'
import * as m from '~/i18n/paraglide/messages'
import { action as secondStep, loader as secondStepPage } from '~/routes/account/second-step'
import { action as signIn } from '~/routes/account/sign-in'
import { action as sendCode } from '~/routes/account/sign-in-code'
import { db } from '~db/connection'
import { secondSteps, sessions } from '~db/schema'
import { enterprise, type Mailed } from '~tests/scenarios'
import { cookieOf, opened, posted, postedFrom } from './posted-form'

export const PASSWORD = 'chuối chín vàng ươm'
export const WRONG = { code: [m.error_wrong_second_code()] }
const MINUTE = 60_000
export const later = (minutes: number) => new Date(Date.now() + minutes * MINUTE)

export const person = async () => enterprise({ passwordHash: await hashPassword(PASSWORD) })
export const rowOf = ({ userId }: Actor) => db.select().from(secondSteps).where(eq(secondSteps.userId, userId)).get()!
export const codeAt = (key: string, moment = new Date()) =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: moment.getTime() })

/** A code of the account's app that was not used yet: the half minute counts as not used. */
export function code(actor: Actor) {
  db.update(secondSteps).set({ lastStep: null }).where(eq(secondSteps.userId, actor.userId)).run()
  return codeAt(unlock(actor.userId, rowOf(actor).lockedKey)!)
}

export const enter = ({ email }: Mailed, path = '/sign-in') =>
  signIn(posted(path, { login: email, password: PASSWORD }))
export const asked = async (actor: Mailed) => cookieOf(await enter(actor))
export const answer = (digits: string, cookie: string, from = '10.0.0.1', path = '/sign-in/code') =>
  sendCode(postedFrom(from, path, { code: digits }, cookie))
export const sessionsOf = ({ userId }: Actor) =>
  db.select().from(sessions).where(eq(sessions.userId, userId)).all().length

export const own = (cookie: string, fields: Record<string, string>) =>
  secondStep(posted('/account/second-step', fields, cookie))
export const page = (cookie: string) => secondStepPage(opened('/account/second-step', cookie))
export const codesIn = (shown: unknown) => (shown as { recoveryCodes: string[] }).recoveryCodes

/** Turns it on as the pages do; gives the session and the recovery codes. */
export async function turnOn(actor: Mailed) {
  const cookie = await asked(actor)
  await own(cookie, { step: 'begin', currentPassword: PASSWORD })
  const { appKey } = (await page(cookie)).setUp as { appKey: string }
  return { cookie, codes: codesIn(await own(cookie, { step: 'confirm', code: codeAt(appKey) })) }
}

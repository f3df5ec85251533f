import { and, desc, eq, gt, isNull, lt, lte, or } from 'drizzle-orm'
import { writeToPhone } from '~/phone/write-to-phone.server'
import { now } from '~db/clock'
import { db, type Reader, type Tx } from '~db/connection'
import { phoneCodes, users } from '~db/schema'
import { DomainError } from '../errors'
import {
  CODE_TRIES,
  PHONE_CODE_DIGITS,
  PHONE_CODE_MINUTES,
  type PhoneCodePurpose,
  PHONE_CODES_PER_DAY,
  PHONE_CODES_PER_HOUR,
} from './lifecycle'
import { areTheDigits, secretDigits } from './secret-digits.server'

const MINUTE_MS = 60_000
const HOUR_MINUTES = 60
const DAY_MINUTES = 24 * HOUR_MINUTES
const ago = (minutes: number) => new Date(now().getTime() - minutes * MINUTE_MS)

/** Six digits for one purpose. */
export const phoneDigits = ({ id, purpose }: Pick<typeof phoneCodes.$inferSelect, 'id' | 'purpose'>) =>
  secretDigits(`phone_code ${purpose} ${id}`, PHONE_CODE_DIGITS)

const isLiving = () =>
  and(isNull(phoneCodes.usedAt), gt(phoneCodes.expiresAt, now()), lt(phoneCodes.wrongTries, CODE_TRIES))

/** The code that an account's number was sent last and that still works. */
export const livingCode = (userId: string, purpose: PhoneCodePurpose, reader: Reader = db) =>
  reader
    .select({ code: phoneCodes })
    .from(phoneCodes)
    .innerJoin(users, and(eq(users.id, phoneCodes.userId), eq(users.phone, phoneCodes.phone)))
    .where(and(eq(phoneCodes.userId, userId), eq(phoneCodes.purpose, purpose), isLiving()))
    .get()?.code

/** The same by its id, for the message that tells it. */
export const livingCodeById = (codeId: string, reader: Reader = db) =>
  reader
    .select({ code: phoneCodes })
    .from(phoneCodes)
    .innerJoin(users, and(eq(users.id, phoneCodes.userId), eq(users.phone, phoneCodes.phone)))
    .where(and(eq(phoneCodes.id, codeId), isLiving()))
    .get()?.code

/**
 * Minutes until one more code may go, 0 for now: PHONE_CODES_PER_HOUR for an account and purpose, PHONE_CODES_PER_DAY to a number, for
 * whatever accounts.
 */
export function waitForCode(tx: Tx, user: { id: string; phone: string }, purpose: PhoneCodePurpose): number {
  const todays = tx
    .select()
    .from(phoneCodes)
    .where(
      and(
        or(eq(phoneCodes.userId, user.id), eq(phoneCodes.phone, user.phone)),
        gt(phoneCodes.createdAt, ago(DAY_MINUTES)),
      ),
    )
    .orderBy(desc(phoneCodes.createdAt))
    .all()
  const lately = todays.filter((one) => one.userId === user.id && one.purpose === purpose)
  const toNumber = todays.filter(({ phone }) => phone === user.phone)
  return Math.max(
    waitOf(lately[PHONE_CODES_PER_HOUR - 1], HOUR_MINUTES),
    waitOf(toNumber[PHONE_CODES_PER_DAY - 1], DAY_MINUTES),
  )
}

/** Minutes until a code, the last of a bound, counts no more. */
const waitOf = (code: { createdAt: Date } | undefined, minutes: number) =>
  code ? Math.max(0, Math.ceil((code.createdAt.getTime() - ago(minutes).getTime()) / MINUTE_MS)) : 0

/** Sends a new code to an account's number; the one before it works no more. Throws `accounts.too_many_codes`. */
export function sendCode(tx: Tx, user: { id: string; phone: string }, purpose: PhoneCodePurpose) {
  const minutes = waitForCode(tx, user, purpose)
  if (minutes > 0) throw new DomainError('accounts.too_many_codes', { minutes })
  usePhoneCodes(tx, user.id, purpose)
  const expiresAt = new Date(now().getTime() + PHONE_CODE_MINUTES * MINUTE_MS)
  const { id } = tx
    .insert(phoneCodes)
    .values({ userId: user.id, purpose, phone: user.phone, expiresAt })
    .returning({ id: phoneCodes.id })
    .get()
  writeToPhone(tx, user.id, 'code', { codeId: id })
}

/** Whether digits are the code that an account's number was sent; wrong ones are counted. */
export function isPhoneCode(tx: Tx, userId: string, purpose: PhoneCodePurpose, digits: string): boolean {
  const code = livingCode(userId, purpose, tx)
  if (!code) return false
  if (areTheDigits(digits, phoneDigits(code))) return true
  tx.update(phoneCodes)
    .set({ wrongTries: code.wrongTries + 1 })
    .where(eq(phoneCodes.id, code.id))
    .run()
  return false
}

/** Puts the codes that an account was sent out of use; of one purpose, or all. */
export const usePhoneCodes = (tx: Tx, userId: string, purpose?: PhoneCodePurpose) => {
  tx.update(phoneCodes)
    .set({ usedAt: now() })
    .where(
      and(
        eq(phoneCodes.userId, userId),
        isNull(phoneCodes.usedAt),
        purpose === undefined ? undefined : eq(phoneCodes.purpose, purpose),
      ),
    )
    .run()
}

/** Codes count for the bounds for a day, and are then no use to anybody. */
export const forgetPhoneCodes = (tx: Tx) => {
  tx.delete(phoneCodes)
    .where(lte(phoneCodes.createdAt, ago(DAY_MINUTES)))
    .run()
}

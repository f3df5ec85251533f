import { and, eq, gt, isNull, lt, ne } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { accountHelps } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import type { HelpGiven } from './forms'
import { writeHelp } from './help-given.server'
import { ACCESS_CODE_DIGITS, type Actor, CODE_HOURS, CODE_TRIES } from './lifecycle'
import { personToHelp } from './people-to-help.server'
import { areTheDigits, secretDigits } from './secret-digits.server'

const HOUR_MS = 3_600_000

const digitsOf = (codeId: string) => secretDigits(`access_code ${codeId}`, ACCESS_CODE_DIGITS)

const living = (userId: string) =>
  and(
    eq(accountHelps.userId, userId),
    eq(accountHelps.help, 'code'),
    isNull(accountHelps.usedAt),
    gt(accountHelps.expiresAt, now()),
    lt(accountHelps.wrongTries, CODE_TRIES),
  )

/**
 * An officer who made sure who asks gives somebody a code to set a new password with; a newer one puts the one before it out of use.
 * The id comes with the form: sent twice, it is one code. Throws `not_found` for whoever the officer may not help,
 * `choice_unknown` where there is no such number to call.
 */
export function issueAccessCode(actor: Actor, userId: string, input: HelpGiven) {
  transact((tx) => {
    const createdAt = now()
    const expiresAt = new Date(createdAt.getTime() + CODE_HOURS * HOUR_MS)
    if (!writeHelp(tx, actor, userId, input, { help: 'code', createdAt, expiresAt })) return
    useCodes(tx, userId, input.id)
    recordEvent(tx, actor, 'account.code_issued', { accountId: userId, checkedBy: input.checkedBy })
  })
}

/** The code that the actor gave somebody and that still works, to be read out; nobody else is shown it. */
export function codeToReadOut(actor: Actor, userId: string): { digits: string; expiresAt: Date } | null {
  personToHelp(actor, userId)
  const code = db
    .select()
    .from(accountHelps)
    .where(and(living(userId), eq(accountHelps.officerId, actor.userId)))
    .get()
  return code ? { digits: digitsOf(code.id), expiresAt: code.expiresAt! } : null
}

/** Whether digits are the code that an account was given; wrong ones are counted. */
export function isCodeOf(tx: Tx, userId: string, digits: string): boolean {
  const code = tx.select().from(accountHelps).where(living(userId)).get()
  if (!code) return false
  if (areTheDigits(digits, digitsOf(code.id))) return true
  tx.update(accountHelps)
    .set({ wrongTries: code.wrongTries + 1 })
    .where(eq(accountHelps.id, code.id))
    .run()
  return false
}

/** Every code that an account has is used up, but for a new one. */
export const useCodes = (tx: Tx, userId: string, newId?: string) => {
  tx.update(accountHelps)
    .set({ usedAt: now() })
    .where(
      and(
        eq(accountHelps.userId, userId),
        eq(accountHelps.help, 'code'),
        isNull(accountHelps.usedAt),
        newId === undefined ? undefined : ne(accountHelps.id, newId),
      ),
    )
    .run()
}

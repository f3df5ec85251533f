import { createHmac, timingSafeEqual } from 'node:crypto'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { readSecrets, readSettings } from '~/settings.server'
import { now } from '~db/clock'
import { db, transact, type Tx } from '~db/connection'
import { accessCodes } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import type { HelpGiven } from './forms'
import { type Actor, CODE_HOURS, CODE_TRIES } from './lifecycle'
import { personToHelp } from './people-to-help.server'

const HOUR_MS = 3_600_000
const DIGITS = 8

/** Eight digits that nobody makes from what stands in the database. */
function digitsOf(codeId: string): string {
  const mac = createHmac('sha256', readSecrets(readSettings().dataDir).linkKey).update(`access_code ${codeId}`).digest()
  return String(mac.readBigUInt64BE() % 10n ** BigInt(DIGITS)).padStart(DIGITS, '0')
}

const living = (userId: string) =>
  and(
    eq(accessCodes.userId, userId),
    isNull(accessCodes.usedAt),
    gt(accessCodes.expiresAt, now()),
    lt(accessCodes.wrongTries, CODE_TRIES),
  )

/**
 * An officer who made sure who asks gives somebody a code to set a new password with; a newer one puts the one before it out of use.
 * The id comes with the form: sent twice, it is one code. Throws `not_found` for whoever the officer may not help,
 * `choice_unknown` where there is no such number to call.
 */
export function issueAccessCode(actor: Actor, userId: string, { id, checkedBy, note }: HelpGiven) {
  transact((tx) => {
    const { checks } = personToHelp(actor, userId, tx)
    if (!checks.includes(checkedBy)) throw new DomainError('choice_unknown', {}, 'checkedBy')
    if (tx.select().from(accessCodes).where(eq(accessCodes.id, id)).get()) return
    useCodes(tx, userId)
    const createdAt = now()
    const expiresAt = new Date(createdAt.getTime() + CODE_HOURS * HOUR_MS)
    const organisationId = actor.organisationId!
    tx.insert(accessCodes)
      .values({ id, userId, issuedBy: actor.userId, organisationId, checkedBy, note, createdAt, expiresAt })
      .run()
    recordEvent(tx, actor, 'account.code_issued', { accountId: userId, checkedBy })
  })
}

/** The code that the actor gave somebody and that still works, to be read out; nobody else is shown it. */
export function codeToReadOut(actor: Actor, userId: string): { digits: string; expiresAt: Date } | null {
  personToHelp(actor, userId)
  const code = db
    .select()
    .from(accessCodes)
    .where(and(living(userId), eq(accessCodes.issuedBy, actor.userId)))
    .get()
  return code ? { digits: digitsOf(code.id), expiresAt: code.expiresAt } : null
}

/** Whether digits are the code that an account was given; wrong ones are counted. */
export function isCodeOf(tx: Tx, userId: string, digits: string): boolean {
  const code = tx.select().from(accessCodes).where(living(userId)).get()
  if (!code) return false
  if (timingSafeEqual(Buffer.from(digits), Buffer.from(digitsOf(code.id)))) return true
  tx.update(accessCodes)
    .set({ wrongTries: code.wrongTries + 1 })
    .where(eq(accessCodes.id, code.id))
    .run()
  return false
}

/** Every code that an account has is used up. */
export const useCodes = (tx: Tx, userId: string) => {
  tx.update(accessCodes)
    .set({ usedAt: now() })
    .where(and(eq(accessCodes.userId, userId), isNull(accessCodes.usedAt)))
    .run()
}

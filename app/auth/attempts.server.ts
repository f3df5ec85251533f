import { createHash } from 'node:crypto'
import { lte } from 'drizzle-orm'
import { RateLimiterRes, RateLimiterSQLite } from 'rate-limiter-flexible'
import { DomainError, type ErrorCode } from '~/domain/errors'
import { db } from '~db/connection'
import { attempts } from '~db/schema'
import { networkOf } from './network-of'

const QUARTER = 15 * 60
const HOUR = 3_600
const DAY = 24 * HOUR

/** Wrong passwords in a quarter of an hour for one account from one address, and from one address for any account. */
export const ATTEMPTS_PER_ACCOUNT_AND_ADDRESS = 5
export const ATTEMPTS_PER_ADDRESS = 50
/** Wrong passwords in an hour for one account, from all addresses together that never signed in to it. ASVS allows 100. */
export const ATTEMPTS_PER_ACCOUNT = 50
/** Days for which an address that signed in to an account stays known to it. */
export const KNOWN_DAYS = 90
/** New accounts in a quarter of an hour from one address: a training room behind one address must be able to sign up. */
export const SIGN_UPS_PER_ADDRESS = 100
/** Enquiries in a quarter of an hour from one address. */
export const ENQUIRIES_PER_ADDRESS = 20
/** Forms in a quarter of an hour that are kept for people whose session had ended, from one address. */
export const KEPT_PER_ADDRESS = 50
/** Mails and messages with a way to a new password or a code that are asked for in a quarter of an hour from one address, for whatever accounts. */
export const RESETS_PER_ADDRESS = 20
/** What browsers are given to sign with a passkey in a quarter of an hour, at one address. */
export const CHALLENGES_PER_ADDRESS = 300
/** Wrong codes of slips in a quarter of an hour from one address, and in an hour from all of them: 12^9 codes, some hundred of which open something. */
export const CONFIRM_CODES_PER_ADDRESS = 20
export const CONFIRM_CODES = 2_000
/** Texts in a day that are sent from the home page behind one address: a training room, many times over. */
export const DRAFTS_PER_ADDRESS = 1_000

/** The process's connection as the library wants its own: tests open it anew. */
const storeClient = {
  prepare: (sql: string) => db.$client.prepare(sql),
  transaction: (work: () => unknown) => db.$client.transaction(work),
}

/** Counted in the database, so that a restart forgives nothing. */
const limiter = (keyPrefix: string, points: number, duration: number) =>
  new RateLimiterSQLite({
    storeClient,
    storeType: 'better-sqlite3',
    tableName: 'attempts',
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  })

const byAccountAndAddress = limiter('account-address', ATTEMPTS_PER_ACCOUNT_AND_ADDRESS, QUARTER)
const byAddress = limiter('address', ATTEMPTS_PER_ADDRESS, QUARTER)
const byAccount = limiter('account', ATTEMPTS_PER_ACCOUNT, HOUR)
const known = limiter('known', 1, KNOWN_DAYS * DAY)
const signUps = limiter('sign-up', SIGN_UPS_PER_ADDRESS, QUARTER)
const enquiries = limiter('enquiry', ENQUIRIES_PER_ADDRESS, QUARTER)
const kept = limiter('kept', KEPT_PER_ADDRESS, QUARTER)
const resets = limiter('reset', RESETS_PER_ADDRESS, QUARTER)
const challenges = limiter('challenge', CHALLENGES_PER_ADDRESS, QUARTER)
const confirmCodes = limiter('confirm-code', CONFIRM_CODES_PER_ADDRESS, QUARTER)
const allConfirmCodes = limiter('confirm-codes', CONFIRM_CODES, HOUR)
const drafts = limiter('draft', DRAFTS_PER_ADDRESS, DAY)

/** For whom something is counted, told by nothing that is stored. */
const keyOf = (...parts: string[]) => createHash('sha256').update(parts.join(' ')).digest('base64url')

async function consume(limit: RateLimiterSQLite, key: string, code: ErrorCode) {
  try {
    await limit.consume(key)
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal
    throw new DomainError(code, { minutes: Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000)) })
  }
}

const keysOf = (account: string, address: string) => {
  const network = networkOf(address)
  return { here: keyOf(network), account: keyOf(account), both: keyOf(account, network) }
}

/**
 * Counts an attempt before the password is checked, so that parallel ones count too. `account` is an e-mail or a user's id.
 * Throws `accounts.too_many_attempts`, and `accounts.guarded` where others guess at the account from many places: an address
 * that once signed in to it keeps its own allowance, so that nobody can lock its owner out there.
 */
export async function countAttempt(account: string, address: string) {
  const key = keysOf(account, address)
  await consume(byAddress, key.here, 'accounts.too_many_attempts')
  await consume(byAccountAndAddress, key.both, 'accounts.too_many_attempts')
  if (!(await known.get(key.both))) await consume(byAccount, key.account, 'accounts.guarded')
}

/** The password was right: the attempt does not count, the account starts afresh at this address and knows it. */
export async function forgetAttempts(account: string, address: string) {
  const key = keysOf(account, address)
  await byAddress.reward(key.here)
  await byAccountAndAddress.delete(key.both)
  if (!(await known.get(key.both))) await byAccount.reward(key.account)
  await known.set(key.both, 1, KNOWN_DAYS * DAY)
}

const EVERYBODY = 'everybody'

/** Counts a code before it is looked up. Throws `accounts.too_many_from_here`, and `assisted.codes_guarded` where they are guessed from many places. */
export async function countConfirmCode(address: string) {
  await consume(confirmCodes, keyOf(networkOf(address)), 'accounts.too_many_from_here')
  await consume(allConfirmCodes, EVERYBODY, 'assisted.codes_guarded')
}

/** It was right, and does not count. */
export async function forgetConfirmCode(address: string) {
  await confirmCodes.reward(keyOf(networkOf(address)))
  await allConfirmCodes.reward(EVERYBODY)
}

const countFrom = (limit: RateLimiterSQLite) => (address: string) =>
  consume(limit, keyOf(networkOf(address)), 'accounts.too_many_from_here')

/**
 * Each throws `accounts.too_many_from_here` when one address makes accounts, asks the department, sends texts from the home page,
 * forms without a session, asks for new passwords, or begins to show passkeys in bulk.
 */
export const countSignUp = countFrom(signUps)
export const countEnquiry = countFrom(enquiries)
export const countDraft = countFrom(drafts)
export const countKept = countFrom(kept)
export const countReset = countFrom(resets)
export const countChallenge = countFrom(challenges)

/** Removes what counts no more; the server calls it every hour. */
export function deleteExpiredAttempts() {
  db.delete(attempts).where(lte(attempts.expire, Date.now())).run()
}

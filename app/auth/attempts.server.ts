import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DomainError } from '~/domain/errors'

const WINDOW_SECONDS = 15 * 60

/** Wrong passwords within the window for one account from one address, and from one address for any account. */
export const ATTEMPTS_PER_ACCOUNT = 5
export const ATTEMPTS_PER_ADDRESS = 50
/** New accounts within the window from one address: a training room behind one address must be able to sign up. */
export const SIGN_UPS_PER_ADDRESS = 100
/** Enquiries within the window from one address. */
export const ENQUIRIES_PER_ADDRESS = 20

const limiter = (keyPrefix: string, points: number) =>
  new RateLimiterMemory({ keyPrefix, points, duration: WINDOW_SECONDS })

const byAccount = limiter('account', ATTEMPTS_PER_ACCOUNT)
const byAddress = limiter('address', ATTEMPTS_PER_ADDRESS)
const signUps = limiter('sign-up', SIGN_UPS_PER_ADDRESS)
const enquiries = limiter('enquiry', ENQUIRIES_PER_ADDRESS)

async function consume(limit: RateLimiterMemory, key: string) {
  try {
    await limit.consume(key)
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) throw new DomainError('accounts.too_many_attempts')
    throw refusal
  }
}

const accountKey = (account: string, address: string) => `${account} ${address}`

/**
 * Counts an attempt before the password is checked, so that parallel ones count too.
 * Throws `accounts.too_many_attempts`. `account` is an e-mail or a user's id.
 */
export async function countAttempt(account: string, address: string) {
  await consume(byAddress, address)
  await consume(byAccount, accountKey(account, address))
}

/** The password was right: the attempt does not count, and the account starts afresh. */
export async function forgetAttempts(account: string, address: string) {
  await byAddress.reward(address)
  await byAccount.delete(accountKey(account, address))
}

/** Throws `accounts.too_many_attempts` when one address makes accounts in bulk. */
export const countSignUp = (address: string) => consume(signUps, address)

/** Throws `accounts.too_many_attempts` when one address asks the department in bulk. */
export const countEnquiry = (address: string) => consume(enquiries, address)

import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { readSecrets, readSettings } from '~/settings.server'

const CIPHER = 'aes-256-gcm'
const NONCE = 12
const TAG = 16

/** A key for one purpose, made of the installation's secret: a copy of the database alone opens nothing. */
const keyFor = (purpose: string) =>
  Buffer.from(hkdfSync('sha256', readSecrets(readSettings().dataDir).secondStepKey, '', purpose, 32))

/** A key as it is stored, of an account's app or to somebody else's service: it opens for its owner only. */
export function lock(owner: string, key: string): string {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(CIPHER, keyFor('app key'), nonce).setAAD(Buffer.from(owner))
  const locked = Buffer.concat([cipher.update(key, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), locked]).toString('base64url')
}

/** Null where it was locked with another secret, for another owner, or is no such text. */
export function unlock(owner: string, stored: string): string | null {
  const bytes = Buffer.from(stored, 'base64url')
  try {
    const decipher = createDecipheriv(CIPHER, keyFor('app key'), bytes.subarray(0, NONCE), { authTagLength: TAG })
    decipher.setAAD(Buffer.from(owner)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG))
    return Buffer.concat([decipher.update(bytes.subarray(NONCE + TAG)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** What is stored of a recovery code: ten digits are guessed from a plain hash, and not without the secret. */
export const hashOfCode = (userId: string, code: string) =>
  createHmac('sha256', keyFor('recovery code')).update(`${userId} ${code}`).digest('base64url')

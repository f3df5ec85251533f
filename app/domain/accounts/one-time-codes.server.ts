import { Secret, TOTP } from 'otpauth'

/** What authenticator apps take for granted (RFC 6238): SHA-1, six digits, half a minute. */
const PERIOD = 30
/** Half minutes by which a telephone's clock may be wrong, either way. */
const WINDOW = 1
/** Bytes of a key, as RFC 4226 asks. */
const KEY_BYTES = 20

const codesOf = (key: string, names: { issuer?: string; label?: string } = {}) =>
  new TOTP({ ...names, secret: Secret.fromBase32(key), algorithm: 'SHA1', digits: 6, period: PERIOD })

/** A new key, in base32 as people type it into an app. */
export const newAppKey = () => new Secret({ size: KEY_BYTES }).base32

/** The half minute whose code this is, counted from 1970; null where it is none of the key's at that time. */
export function stepOf(key: string, code: string, at: Date): number | null {
  const timestamp = at.getTime()
  const off = codesOf(key).validate({ token: code, timestamp, window: WINDOW })
  return off === null ? null : TOTP.counter({ period: PERIOD, timestamp }) + off
}

/** The address that opens an app with the key in it, also as a QR code. */
export const appLink = (key: string, issuer: string, label: string) => codesOf(key, { issuer, label }).toString()

import { createHmac, timingSafeEqual } from 'node:crypto'
import { readSecrets, readSettings } from '~/settings.server'

/** Digits for what `of` names, that nobody makes from what stands in the database. */
export function secretDigits(of: string, length: number): string {
  const mac = createHmac('sha256', readSecrets(readSettings().dataDir).linkKey).update(of).digest()
  return String(mac.readBigUInt64BE() % 10n ** BigInt(length)).padStart(length, '0')
}

/** Compared in a time that tells nothing. */
export const areTheDigits = (typed: string, digits: string) =>
  typed.length === digits.length && timingSafeEqual(Buffer.from(typed), Buffer.from(digits))

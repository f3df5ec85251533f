import { createHash } from 'node:crypto'
import { and, desc, eq, gt, isNull, lte } from 'drizzle-orm'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { passkeyChallenges } from '~db/schema'
import { CHALLENGE_MINUTES, type ChallengePurpose } from './lifecycle'

const hashed = (key: string) => createHash('sha256').update(key).digest('hex')

type Asked = {
  /** What only the browser knows. */
  key: string
  purpose: ChallengePurpose
  /** Null: whoever shows a passkey. */
  userId: string | null
}

const as = ({ key, purpose, userId }: Asked) =>
  and(
    eq(passkeyChallenges.browser, hashed(key)),
    eq(passkeyChallenges.purpose, purpose),
    userId === null ? isNull(passkeyChallenges.userId) : eq(passkeyChallenges.userId, userId),
    gt(passkeyChallenges.expiresAt, now()),
  )

/** A browser is asked to sign `challenge`. */
export function keepChallenge(challenge: string, { key, purpose, userId }: Asked) {
  const expiresAt = new Date(now().getTime() + CHALLENGE_MINUTES[purpose] * 60_000)
  db.insert(passkeyChallenges)
    .values({ id: challenge, browser: hashed(key), purpose, userId, expiresAt })
    .run()
}

/** Uses it up: whether this browser was asked to sign it, for this, and not too long ago. */
export const takeChallenge = (challenge: string, asked: Asked): boolean =>
  db
    .delete(passkeyChallenges)
    .where(and(eq(passkeyChallenges.id, challenge), as(asked)))
    .run().changes > 0

/** What this browser was asked last and did not sign yet; null where nothing is. */
export const openChallenge = (asked: Asked): string | null =>
  db.select().from(passkeyChallenges).where(as(asked)).orderBy(desc(passkeyChallenges.expiresAt)).get()?.id ?? null

export const deleteOldChallenges = () =>
  db.delete(passkeyChallenges).where(lte(passkeyChallenges.expiresAt, now())).run()

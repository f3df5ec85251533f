import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CHALLENGE_PURPOSES } from '../../app/domain/accounts/lifecycle'
import { createdAt, id, json, moment } from '../columns'
import { users } from './accounts'

/** Keys that a person's devices hold and open by their own lock (WebAuthn); here is the public half. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** By which the device names the key, and its public half (COSE); both in base64url. */
    credentialId: text().notNull().unique(),
    publicKey: text().notNull(),
    /** The site's domain for which it was made; it works at no other. */
    site: text().notNull(),
    /** How browsers reach the device. */
    transports: json<string[]>().notNull(),
    /** What the device counted at the last use; 0 always where it does not count. */
    counter: integer().notNull(),
    /** What its person calls it. */
    name: text().notNull(),
    createdAt: createdAt(),
    usedAt: moment(),
  },
  (t) => [index('passkeys_user').on(t.userId)],
)

/** What a browser was asked to sign with a passkey, once. */
export const passkeyChallenges = sqliteTable(
  'passkey_challenges',
  {
    /** The challenge itself, in base64url. */
    id: text().primaryKey(),
    /** SHA-256 of what the browser's cookie holds. */
    browser: text().notNull(),
    purpose: text({ enum: CHALLENGE_PURPOSES }).notNull(),
    /** Whose passkey is asked for; null: anybody's, who signs in by it alone. */
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
  },
  (t) => [index('passkey_challenges_user').on(t.userId)],
)

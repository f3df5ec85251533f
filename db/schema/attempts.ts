import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** What is limited, how often it was done, and until when that counts (app/auth/attempts.server.ts); as rate-limiter-flexible keeps it. */
export const attempts = sqliteTable(
  'attempts',
  {
    /** What is limited, and a hash of for whom: neither e-mails nor addresses stand here. */
    key: text().primaryKey(),
    points: integer().notNull().default(0),
    /** Milliseconds since 1970 UTC. */
    expire: integer(),
  },
  (t) => [index('attempts_expire').on(t.expire)],
)

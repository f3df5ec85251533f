import { and, eq, isNull } from 'drizzle-orm'
import { countRefusal } from '~/domain/accounts/mail-refused.server'
import { now } from '~db/clock'
import { db, transact } from '~db/connection'
import { mails, users } from '~db/schema'
import { readBounce } from './read-bounce.server'

/** There is no such mailbox (5.1.x), or it is closed (5.2.1); a full one or a rule against us is no lasting fault of the address. */
const NO_MAILBOX = /^5\.(1\.\d+|2\.1)$/

/** `counted`; `known`: it came before; `other`: nothing that came back from the address that its reader has now, for want of a mailbox. */
export type BounceTaken = 'counted' | 'known' | 'other'

/**
 * Counts a mail that came back for its reader's address, once a mail. Who makes up such a report knows no Message-ID of ours but those of
 * mails to themselves.
 */
export async function takeBounce(raw: Uint8Array): Promise<BounceTaken> {
  const bounce = await readBounce(raw)
  const sent =
    bounce &&
    db
      .select({ email: users.email, userId: users.id })
      .from(mails)
      .innerJoin(users, eq(users.id, mails.userId))
      .where(eq(mails.id, bounce.mailId))
      .get()
  if (!bounce || !sent?.email) return 'other'
  const { email, userId } = sent
  const isGone = bounce.recipients.some(({ addresses, status }) => addresses.includes(email) && NO_MAILBOX.test(status))
  if (!isGone) return 'other'
  return transact((tx) => {
    const noted = tx
      .update(mails)
      .set({ bouncedAt: now() })
      .where(and(eq(mails.id, bounce.mailId), isNull(mails.bouncedAt)))
      .run()
    if (noted.changes === 0) return 'known'
    countRefusal(tx, userId, email)
    return 'counted'
  })
}

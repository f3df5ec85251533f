import { randomBytes } from 'node:crypto'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { certificates } from '~db/schema'

/** From now on anybody can look the certificate up. One that has a code keeps it: it may be printed. */
export function giveCheckCode(tx: Tx, certificateId: string) {
  tx.update(certificates)
    .set({ checkCode: randomBytes(8).toString('hex').toUpperCase() })
    .where(and(eq(certificates.id, certificateId), isNull(certificates.checkCode)))
    .run()
}

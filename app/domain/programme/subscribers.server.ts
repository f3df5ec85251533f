import { eq } from 'drizzle-orm'
import type { Tx } from '~db/connection'
import { needs } from '~db/schema'
import { writeFlow } from './flow.server'

/** Whatever happened about a need is counted at once. */
export function countNeed(tx: Tx, { needId }: { needId?: string }) {
  if (needId) writeFlow(tx, [needId])
}

/** Size and sector of an enterprise are those of all its needs. */
export function countNeedsOf(tx: Tx, { organisationId }: { organisationId: string }) {
  const own = tx.select({ id: needs.id }).from(needs).where(eq(needs.organisationId, organisationId)).all()
  writeFlow(
    tx,
    own.map(({ id }) => id),
  )
}

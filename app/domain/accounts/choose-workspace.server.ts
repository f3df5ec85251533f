import { and, eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { sessions } from '~db/schema'
import { notFound } from '../errors'
import type { Actor, Workspace } from './lifecycle'
import { workspacesOf } from './queries.server'

/**
 * Lets the person work for another of their organisations in one session (`organisationId` null: for the system itself).
 * `not_found` where it is none of theirs.
 */
export function chooseWorkspace(actor: Actor, organisationId: string | null, storedSessionId: string): Workspace {
  return transact((tx) => {
    const chosen = workspacesOf(actor.userId, tx).find((workspace) => workspace.organisationId === organisationId)
    if (!chosen) throw notFound()
    tx.update(sessions)
      .set({ organisationId })
      .where(and(eq(sessions.id, storedSessionId), eq(sessions.userId, actor.userId)))
      .run()
    return chosen
  })
}

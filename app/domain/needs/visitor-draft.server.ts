import { eq, lt } from 'drizzle-orm'
import { subjectOf } from '~/vocabulary/reference.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { needDrafts, needs } from '~db/schema'
import { notFound } from '../errors'

/** Days that a visitor's draft is kept. */
export const DRAFT_DAYS = 30

/**
 * Keeps what a visitor typed on the home page. Whoever holds the id may change it. Gives the draft's id: another one where
 * `formId` already became a need, as when somebody goes back and tells a second one.
 */
export function keepDraft(formId: string, text: string): string {
  return transact((tx) => {
    const taken = tx.select({ id: needs.id }).from(needs).where(eq(needs.id, formId)).get()
    const draftId = taken ? newId() : formId
    tx.delete(needDrafts)
      .where(lt(needDrafts.createdAt, new Date(now().getTime() - DRAFT_DAYS * 86_400_000)))
      .run()
    tx.insert(needDrafts)
      .values({ id: draftId, text })
      .onConflictDoUpdate({ target: needDrafts.id, set: { text, subjectCodes: null, profileIds: [] } })
      .run()
    return draftId
  })
}

/** What a visitor ticked on the draft's page. Subjects that do not exist are left out. */
export function decideDraft(
  draftId: string,
  { subjectCodes, profileIds }: { subjectCodes: string[]; profileIds: string[] },
) {
  transact((tx) => {
    const { changes } = tx
      .update(needDrafts)
      .set({ subjectCodes: subjectCodes.filter((code) => subjectOf(code)), profileIds })
      .where(eq(needDrafts.id, draftId))
      .run()
    if (changes === 0) throw notFound()
  })
}

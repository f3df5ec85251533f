import { eq, lt } from 'drizzle-orm'
import { subjectOf } from '~/vocabulary/reference.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { needDrafts, needs } from '~db/schema'
import { notFound } from '../errors'
import { recordNothingFound } from '../learning/record-suggestion.server'
import { DRAFT_DAYS } from './lifecycle'

/**
 * Keeps what a visitor typed on the home page. Whoever holds the id may change it. Gives the draft's id: another one where
 * `formId` already became a need, as when somebody goes back and tells a second one. `suggested`: the subjects that the
 * text leads to; a text for which there is none is kept to learn from, once. Left out where none were looked for.
 * `instead`: the draft that the visitor had so far, which nobody can reach any more.
 */
export function keepDraft(
  formId: string,
  text: string,
  { suggested, instead }: { suggested?: readonly string[]; instead?: string | null } = {},
): string {
  return transact((tx) => {
    const taken = tx.select({ id: needs.id }).from(needs).where(eq(needs.id, formId)).get()
    const draftId = taken ? newId() : formId
    tx.delete(needDrafts)
      .where(lt(needDrafts.createdAt, new Date(now().getTime() - DRAFT_DAYS * 86_400_000)))
      .run()
    if (instead && instead !== draftId) tx.delete(needDrafts).where(eq(needDrafts.id, instead)).run()
    const before = tx.select({ text: needDrafts.text }).from(needDrafts).where(eq(needDrafts.id, draftId)).get()
    if (suggested?.length === 0 && before?.text !== text) recordNothingFound(tx, text)
    tx.insert(needDrafts)
      .values({ id: draftId, text })
      .onConflictDoUpdate({ target: needDrafts.id, set: { text, subjectCodes: null, profileIds: [], answers: {} } })
      .run()
    return draftId
  })
}

/**
 * What a visitor ticked and answered on the draft's page. Subjects that do not exist are left out; null: those that the
 * text suggests are to be ticked.
 */
export function decideDraft(
  draftId: string,
  {
    subjectCodes,
    profileIds,
    answers = {},
  }: { subjectCodes: string[] | null; profileIds: string[]; answers?: Record<string, string> },
) {
  transact((tx) => {
    const { changes } = tx
      .update(needDrafts)
      .set({ subjectCodes: subjectCodes?.filter((code) => subjectOf(code)) ?? null, profileIds, answers })
      .where(eq(needDrafts.id, draftId))
      .run()
    if (changes === 0) throw notFound()
  })
}

/** Keeps what was typed at the last check before publishing, for when the person comes back to it. */
export const keepTyped = (draftId: string, typed: Record<string, string | string[]>) => {
  transact((tx) => {
    tx.update(needDrafts).set({ typed }).where(eq(needDrafts.id, draftId)).run()
  })
}

/** Removes what a visitor typed: the next person at the same device finds nothing. A draft that is gone is no fault. */
export const dropDraft = (draftId: string) => {
  transact((tx) => {
    tx.delete(needDrafts).where(eq(needDrafts.id, draftId)).run()
  })
}

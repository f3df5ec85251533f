import { count, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { db, type Reader, transact } from '~db/connection'
import { engagements, profiles, signedCopies } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import type { StoredFile } from '../files/kinds'
import { dropFilesOf, filesOf, setFiles } from '../files/record-files.server'
import { assertReplay } from '../sent-before'
import { copyOf } from './agreement.server'
import { MAX_SIGNED_COPIES } from './lifecycle'
import { engagementFor } from './party.server'
import { appendicesOf } from './plan.server'
import { canReadSignedCopy, canRemoveSignedCopy } from './policy'

/**
 * A party hands in a copy that was signed on paper, of the agreement or with `changeId` of an appendix. `id` comes from the form: sent
 * twice, it is one copy. Throws `sent_before` where the copy with that id is another file; `agreement.too_many_copies`.
 */
export function attachSignedCopy(
  actor: Actor,
  engagementId: string,
  { id, copy, changeId = null }: { id: string; copy: StoredFile; changeId?: string | null },
) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId, canReadSignedCopy)
    if (changeId && !appendicesOf(tx, engagementId).some((appendix) => appendix.id === changeId)) throw notFound()
    const known = copyWithParties(tx, id)
    if (known) {
      if (known.engagementId !== engagementId || !canRemoveSignedCopy(actor, known)) throw notFound()
      const [file] = filesOf('agreement', [id], tx).get(id) ?? []
      return assertReplay({ sha256: file?.sha256 }, { sha256: copy.sha256 })
    }
    const own = tx.select({ copies: count() }).from(signedCopies).where(copyOf(engagementId, changeId)).get()!
    if (own.copies >= MAX_SIGNED_COPIES) throw new DomainError('agreement.too_many_copies', {}, 'copy')
    tx.insert(signedCopies)
      .values({
        id,
        engagementId,
        changeId,
        organisationId: actor.organisationId!,
        attachedBy: actor.userId,
        attachedAt: now(),
      })
      .run()
    setFiles(tx, actor, { kind: 'agreement', id }, [copy])
    recordEvent(tx, actor, 'agreement.copy_attached', { needId, engagementId, copyId: id })
  })
}

/** Whoever handed a copy in takes it away again, with its file; one that is gone is no error. */
export function removeSignedCopy(actor: Actor, engagementId: string, copyId: string) {
  transact((tx) => {
    const { needId } = engagementFor(tx, actor, engagementId, canReadSignedCopy)
    const copy = copyWithParties(tx, copyId)
    if (!copy) return
    if (copy.engagementId !== engagementId || !canRemoveSignedCopy(actor, copy)) throw notFound()
    dropFilesOf(tx, { kind: 'agreement', id: copyId })
    tx.delete(signedCopies).where(eq(signedCopies.id, copyId)).run()
    recordEvent(tx, actor, 'agreement.copy_removed', { needId, engagementId, copyId })
  })
}

/** The file policy of owner kind `agreement`. */
export function mayReadFileOfSignedCopy(actor: Actor, copyId: string): boolean {
  const copy = copyWithParties(db, copyId)
  return copy !== undefined && canReadSignedCopy(actor, copy)
}

const copyWithParties = (reader: Reader, copyId: string) =>
  reader
    .select({
      engagementId: signedCopies.engagementId,
      organisationId: signedCopies.organisationId,
      enterpriseId: engagements.organisationId,
      consultantId: profiles.organisationId,
    })
    .from(signedCopies)
    .innerJoin(engagements, eq(engagements.id, signedCopies.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(eq(signedCopies.id, copyId))
    .get()

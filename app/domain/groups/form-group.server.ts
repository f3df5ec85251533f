import { eq } from 'drizzle-orm'
import { subjectOf } from '~/vocabulary/reference.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { needGroups, needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { draftNeed } from '../needs/draft-need.server'
import { endNeed } from '../needs/end-need.server'
import { ownNeed } from '../needs/queries.server'
import { publishNeed } from '../needs/publish-need.server'
import { assertReplay } from '../sent-before'
import { passOver } from './dissolve.server'
import { holdersFor } from './holders'
import { groupTransitions, type Holder, MIN_MEMBERS } from './lifecycle'
import { joinedOf, ownMembership } from './queries.server'

type FormInput = { id: string; text: string; holder?: Holder }

/**
 * The representative publishes the joint need of those who joined (`id`: the need's): from here on it is a need of theirs as any other, and
 * the members' own needs rest. Throws `group.too_few` below MIN_MEMBERS, `group.holder_missing` where it is to be decided who holds
 * the certificate, `not_found` for whoever does not represent the group.
 */
export function formGroup(actor: Actor, groupId: string, { id, text, holder }: FormInput) {
  transact((tx) => {
    const { group, own } = ownMembership(actor, groupId, tx)
    if (group.leadOrganisationId !== actor.organisationId || own.status !== 'joined') throw notFound()
    if (group.jointNeedId === id) {
      return assertReplay({ text: ownNeed(actor, id)?.text, holder: group.holder }, { text, holder: group.holder })
    }
    assertMayBecome(groupTransitions, group.status, 'formed')
    const joined = joinedOf(groupId, tx)
    if (joined.length < MIN_MEMBERS) throw new DomainError('group.too_few')
    const holders = holdersFor(subjectOf(group.subjectCode)!)
    const chosen = holders.length > 1 ? holder : holders[0]
    if (holders.length > 0 && (!chosen || !holders.includes(chosen)))
      throw new DomainError('group.holder_missing', {}, 'holder')

    const { sectorCode, communeCode, languages, workMode } = ownNeed(actor, own.needId)!
    const subjects = [{ code: group.subjectCode, because: [], origin: 'chosen' as const }]
    draftNeed(actor, { id, text, sectorCode, communeCode, languages, workMode: workMode ?? undefined, subjects })
    tx.update(needGroups)
      .set({ status: 'formed', formedAt: now(), jointNeedId: id, holder: chosen ?? null })
      .where(eq(needGroups.id, groupId))
      .run()
    passOver(tx, groupId)
    for (const { needId } of joined) {
      const need = tx.select().from(needs).where(eq(needs.id, needId)).get()!
      if (need.status === 'published') endNeed(tx, null, need, 'in_group')
    }
    publishNeed(actor, id)
    recordEvent(tx, actor, 'group.formed', { groupId, needId: id })
  })
}

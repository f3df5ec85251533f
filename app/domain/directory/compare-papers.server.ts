import { and, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { credentials, profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { type Changing, changing } from '../activity/changing.server'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import type { Comparison } from './forms'
import { profileToCheck } from './profile-to-decide.server'
import { papersIn } from './papers.server'

type CompareInput = {
  compared: readonly Comparison[]
  /** The version that the officer read. */
  seenVersion?: number
}

/**
 * An officer records what the credentials of a profile were compared with, and decides on it later.
 * Throws `profile.no_file` and `state_changed`.
 */
export function comparePapers(actor: Actor, profileId: string, input: CompareInput): void {
  transact((tx) => {
    const profile = profileToCheck(tx, actor, profileId, input.seenVersion)
    changing(tx, 'profile', profile.id, (tx) => {
      if (!recordComparisons(tx, actor, profile.id, input.compared)) return
      tx.update(profiles)
        .set({ updatedAt: now(), version: profile.version + 1 })
        .where(eq(profiles.id, profile.id))
        .run()
    })
  })
}

/** Writes the comparisons that say something; what is left open stays as it was. Gives whether any did. */
export function recordComparisons(
  tx: Changing<'profile'>,
  actor: Actor,
  profileId: string,
  compared: readonly Comparison[],
): boolean {
  const papers = new Map(papersIn(tx, profileId).map((paper) => [paper.id, paper]))
  const said = compared.flatMap(({ credentialId, comparedWith }, index) => {
    if (!comparedWith) return []
    const paper = papers.get(credentialId)
    if (!paper) throw new DomainError('state_changed')
    if (comparedWith === 'file' && !paper.file) {
      throw new DomainError('profile.no_file', {}, `compared[${index}].comparedWith`)
    }
    return [{ credentialId, comparedWith: comparedWith === 'none' ? null : comparedWith }]
  })
  for (const { credentialId, comparedWith } of said) {
    tx.update(credentials)
      .set({
        comparedWith,
        comparedAt: comparedWith && now(),
        comparedBy: comparedWith && actor.userId,
      })
      .where(and(eq(credentials.id, credentialId), eq(credentials.profileId, profileId)))
      .run()
  }
  if (said.length > 0) recordEvent(tx, actor, 'profile.compared', { profileId, papers: said })
  return said.length > 0
}

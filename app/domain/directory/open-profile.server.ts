import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { profileOf } from './read-profile.server'

/** The id of the actor's own profile; a draft is created at the first opening. */
export function openProfile(actor: Actor): string {
  const { organisationId } = actor
  if (actor.role !== 'consultant' || organisationId === null) throw notFound()
  return transact((tx) => {
    tx.insert(profiles).values({ organisationId }).onConflictDoNothing().run()
    return tx.select({ id: profiles.id }).from(profiles).where(profileOf(actor)).get()!.id
  })
}

import { transact } from '~db/connection'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { canWrite } from '../accounts/policy'
import { notFound } from '../errors'
import { canHaveProfile } from './policy'
import { profileOf } from './read-profile.server'

/** The id of the actor's own profile; a draft is created at the first opening, unless by who may only look. */
export function openProfile(actor: Actor): string {
  const { organisationId } = actor
  if (!canHaveProfile(actor) || organisationId === null) throw notFound()
  return transact((tx) => {
    if (canWrite(actor)) tx.insert(profiles).values({ organisationId }).onConflictDoNothing().run()
    const own = tx.select({ id: profiles.id }).from(profiles).where(profileOf(actor)).get()
    if (!own) throw notFound()
    return own.id
  })
}

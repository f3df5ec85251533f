import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { organisations } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnCommune } from './policy'

/** The commune that an officer's agency is of; undefined: it is no commune's, or nobody said which. */
export const ownCommune = (actor: Actor): string | undefined =>
  hasOwnCommune(actor)
    ? (db.select().from(organisations).where(eq(organisations.id, actor.organisationId!)).get()?.communeCode ??
      undefined)
    : undefined

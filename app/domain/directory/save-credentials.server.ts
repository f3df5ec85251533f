import { eq } from 'drizzle-orm'
import { credentials } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changePart } from './change-part.server'
import type { CredentialsInput } from './forms'

/** Replaces the list of papers that show the consultant's competence, in the order given. */
export function saveCredentials(actor: Actor, input: CredentialsInput) {
  changePart(actor, 'credentials', (tx, profile) => {
    tx.delete(credentials).where(eq(credentials.profileId, profile.id)).run()
    input.credentials.forEach((credential, position) => {
      tx.insert(credentials)
        .values({ ...credential, profileId: profile.id, position })
        .run()
    })
  })
}

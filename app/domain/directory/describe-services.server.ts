import { and, eq } from 'drizzle-orm'
import { profileServices } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changePart } from './change-part.server'
import type { DescribeServicesInput } from './forms'

/** Says of each chosen subject what the consultant does; a subject no longer chosen is passed over. */
export function describeServices(actor: Actor, input: DescribeServicesInput) {
  changePart(actor, 'services', (tx, profile) => {
    for (const { subject, description } of input.services) {
      tx.update(profileServices)
        .set({ description })
        .where(and(eq(profileServices.profileId, profile.id), eq(profileServices.subjectCode, subject)))
        .run()
    }
  })
}

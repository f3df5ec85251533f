import { and, eq, notInArray } from 'drizzle-orm'
import { profileServices } from '~db/schema'
import { subjectOf } from '~/vocabulary/reference.server'
import type { Actor } from '../accounts/lifecycle'
import { DomainError } from '../errors'
import { changePart } from './change-part.server'
import type { ChooseServicesInput } from './forms'

/**
 * Sets the subjects that the consultant serves; those that stay keep their description.
 * Throws `choice_unknown` for a subject that does not exist.
 */
export function chooseServices(actor: Actor, input: ChooseServicesInput) {
  if (!input.subjects.every((code) => subjectOf(code))) throw new DomainError('choice_unknown', {}, 'subjects')
  changePart(actor, 'services', (tx, profile) => {
    tx.delete(profileServices)
      .where(and(eq(profileServices.profileId, profile.id), notInArray(profileServices.subjectCode, input.subjects)))
      .run()
    for (const subjectCode of input.subjects) {
      tx.insert(profileServices).values({ profileId: profile.id, subjectCode }).onConflictDoNothing().run()
    }
  })
}

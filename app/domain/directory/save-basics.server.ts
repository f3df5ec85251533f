import { eq } from 'drizzle-orm'
import { profiles } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { changePart } from './change-part.server'
import type { BasicsInput } from './forms'

/** Who the consultant is and what it asks for its work. */
export function saveBasics(actor: Actor, input: BasicsInput) {
  changePart(actor, 'basics', (tx, profile) => {
    tx.update(profiles)
      .set({
        ...input,
        projectsCompleted: input.projectsCompleted ?? null,
        feeFromMillion: input.feeFromMillion ?? null,
        engagementsAtOnce: input.engagementsAtOnce ?? null,
      })
      .where(eq(profiles.id, profile.id))
      .run()
  })
}

import { transact } from '~db/connection'
import { renewals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { draftNeed } from '../needs/draft-need.server'
import { ownPaper } from './own-papers.server'

/** Drafts a need by which one of the actor's certificates is to be renewed, as `draftNeed` does. `not_found` for another's certificate. */
export function draftRenewal(actor: Actor, certificateId: string, input: Parameters<typeof draftNeed>[1]) {
  transact((tx) => {
    ownPaper(actor, certificateId)
    draftNeed(actor, input)
    tx.insert(renewals).values({ needId: input.id, certificateId }).onConflictDoNothing().run()
  })
}

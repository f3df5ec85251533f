import { eq } from 'drizzle-orm'
import { transact } from '~db/connection'
import { needDrafts } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { draftNeed, type NeedInput } from '../needs/draft-need.server'
import type { SubjectInput } from '../suggestion/suggestion'
import { publishNeed } from '../needs/publish-need.server'
import { managedNeed } from '../needs/queries.server'
import type { ContactFrom } from './lifecycle'
import { sendRequests } from './send-request.server'

/**
 * Turns what was typed on the home page into the enterprise's published need and sends the requests chosen there,
 * all or nothing. The need takes the draft's id, so that a replay finds it done.
 */
export function claimDraft(
  actor: Actor,
  draftId: string,
  input: NeedInput & {
    subjects: SubjectInput[]
    answers?: Record<string, string>
    profileIds: string[]
    message: string
    contactFrom?: ContactFrom
    suggested?: readonly string[]
  },
) {
  transact((tx) => {
    draftNeed(actor, { ...input, id: draftId })
    if (managedNeed(actor, draftId, tx).status !== 'draft') return
    publishNeed(actor, draftId, input.suggested)
    if (input.profileIds.length > 0) sendRequests(actor, draftId, input)
    tx.delete(needDrafts).where(eq(needDrafts.id, draftId)).run()
  })
}

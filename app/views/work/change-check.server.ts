import type { Actor } from '~/domain/accounts/lifecycle'
import { changeDraftFor } from '~/domain/engagement/change-draft.server'
import { drawChange } from '~/domain/engagement/propose-change.server'
import { DomainError } from '~/domain/errors'
import type { Seen } from '~/domain/seen'

/** What the actor's side wrote, as both are to confirm it; null where it is not whole, or can no longer be proposed as it is. */
export function drawnDraft(engagement: Seen<'engagement'>, actor: Actor) {
  const input = changeDraftFor(engagement, actor)?.input
  if (!input) return null
  try {
    const { plan, change, dueOn, paper, code, number } = drawChange(engagement, input)
    return { draft: { id: input.id, reason: input.reason }, plan, change, dueOn, text: { paper, code, number } }
  } catch (error) {
    if (error instanceof DomainError) return null
    throw error
  }
}

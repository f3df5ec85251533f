import { sideOf } from '../engagement/policy'
import type { Actor } from '../accounts/lifecycle'
import type { RequestStatus } from '../proposals/lifecycle'

type Thread = {
  enterpriseId: string
  consultantId: string
  status: RequestStatus
  needIsOpen: boolean
  /** Work came of it. */
  isEngaged: boolean
}

/** On which side of a conversation the actor stands; null for everybody else. */
export function sideIn(actor: Actor, { enterpriseId, consultantId }: Thread): 'enterprise' | 'consultant' | null {
  const side = sideOf(actor)
  if (side === 'enterprise') return actor.organisationId === enterpriseId ? side : null
  return side === 'consultant' && actor.organisationId === consultantId ? side : null
}

/** Whoever oversees conversations does it for the whole of its province. */
export const canOverseeProvince = (actor: Actor) =>
  actor.capabilities.includes('oversee_conversations') && actor.provinceCode !== null

/** The department of the need's province reads what was written about it, once it has said why, and decides on what was reported. */
export const canOversee = (actor: Actor, { provinceCode }: { provinceCode: string }) =>
  canOverseeProvince(actor) && actor.provinceCode === provinceCode

/** A question about the need comes before the answer to the request. */
export const takesQuestions = ({ status, needIsOpen }: Pick<Thread, 'status' | 'needIsOpen'>) =>
  needIsOpen && status === 'sent'

/** While an answer or a choice is awaited, and as long as the work lasts and after it; not once it came to nothing. */
export const isOpenConversation = ({ status, needIsOpen, isEngaged }: Thread) =>
  isEngaged || (needIsOpen && (status === 'sent' || status === 'proposed'))

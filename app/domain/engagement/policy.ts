import type { Actor } from '../accounts/lifecycle'

/** The two organisations of an engagement. */
export type Parties = { enterpriseId: string; consultantId: string }

/** On which side of engagements the actor stands; null for who is no party to any. */
export const sideOf = (actor: Actor) =>
  actor.organisationId !== null && (actor.role === 'enterprise' || actor.role === 'consultant') ? actor.role : null

const isEnterprise = (actor: Actor, parties: Parties) =>
  sideOf(actor) === 'enterprise' && actor.organisationId === parties.enterpriseId
const isConsultant = (actor: Actor, parties: Parties) =>
  sideOf(actor) === 'consultant' && actor.organisationId === parties.consultantId

export const canSeeEngagement = (actor: Actor, parties: Parties) =>
  isEnterprise(actor, parties) || isConsultant(actor, parties)

/** The consultant delivers … */
export const canSubmitMilestone = isConsultant
/** … and the enterprise accepts it, or returns it with a reason; `decidedBy`: in the work for a group the member whose it is. */
export const canDecideMilestone = (actor: Actor, { decidedBy, ...parties }: Parties & { decidedBy?: string }) =>
  isEnterprise(actor, { ...parties, enterpriseId: decidedBy ?? parties.enterpriseId })

/** Either party reads the agreement, and confirms it for its own side. */
export const canConfirmAgreement = canSeeEngagement
/** A copy signed on paper says names, numbers and prices: it is for the two parties, and for no department. */
export const canReadSignedCopy = canSeeEngagement
/** Whoever handed one in takes it away again. */
export const canRemoveSignedCopy = (actor: Actor, copy: Parties & { organisationId: string }) =>
  canSeeEngagement(actor, copy) && actor.organisationId === copy.organisationId

/** Either party proposes a change, reads it and answers it; of what the other side proposed or its own the command asks. */
export const canProposeChange = canSeeEngagement

/** The enterprise pays, and says so; the consultant says whether it arrived. */
export const isPayer = isEnterprise
export const isPayee = isConsultant

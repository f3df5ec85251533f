import type { Actor } from '../accounts/lifecycle'

/** The two organisations of an engagement. */
export type Parties = { enterpriseId: string; consultantId: string }

const isEnterprise = (actor: Actor, parties: Parties) =>
  actor.role === 'enterprise' && actor.organisationId === parties.enterpriseId
const isConsultant = (actor: Actor, parties: Parties) =>
  actor.role === 'consultant' && actor.organisationId === parties.consultantId

export const canSeeEngagement = (actor: Actor, parties: Parties) =>
  isEnterprise(actor, parties) || isConsultant(actor, parties)

/** The consultant delivers … */
export const canSubmitMilestone = isConsultant
/** … and the enterprise accepts it, or returns it with a reason. */
export const canDecideMilestone = isEnterprise

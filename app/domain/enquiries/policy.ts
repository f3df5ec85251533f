import type { Actor } from '../accounts/lifecycle'

/** Whoever answers enquiries reads those to its own province. */
export const canReadEnquiries = (actor: Actor) =>
  actor.capabilities.includes('answer_enquiries') && actor.provinceCode !== null

/** The department of the province that was asked reads enquiries and marks them as answered. */
export const canAnswerEnquiry = (actor: Actor, enquiry: { provinceCode: string }) =>
  canReadEnquiries(actor) && actor.provinceCode === enquiry.provinceCode

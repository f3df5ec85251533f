import type { Actor } from '../accounts/lifecycle'

/** The department of the province that was asked reads enquiries and marks them as answered. */
export const canAnswerEnquiry = (actor: Actor, enquiry: { provinceCode: string }) =>
  actor.role === 'department' && actor.provinceCode === enquiry.provinceCode

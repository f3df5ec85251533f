import type { Actor } from '../accounts/lifecycle'
import { canSeeEngagement, type Parties, sideOf } from '../engagement/policy'
import type { OutcomeStatus } from './lifecycle'

/** Either party hands in the certificate, and hands it in again after a rejection. */
export const canRecordCertificate = canSeeEngagement

/** Either party, until the certificate is verified; then who holds it. */
export const keepsRegister = (actor: Actor, status: OutcomeStatus): boolean =>
  status !== 'verified' || sideOf(actor) === 'enterprise'

/** Each side agrees for itself that the result is told to others, and takes it back. */
export const canAgreeToBeTold = canSeeEngagement

/** Whoever verifies outcomes does it for the whole of its province. */
export const canVerifyOutcomes = (actor: Actor) =>
  actor.capabilities.includes('verify_outcomes') && actor.provinceCode !== null

/** The department of the need's province verifies or rejects. */
export const canDecideOutcome = (actor: Actor, outcome: { provinceCode: string }) =>
  canVerifyOutcomes(actor) && actor.provinceCode === outcome.provinceCode

/** Evidence is for the two parties and the department that checks it. */
export const canReadEvidence = (actor: Actor, outcome: Parties & { provinceCode: string }) =>
  canSeeEngagement(actor, outcome) || canDecideOutcome(actor, outcome)

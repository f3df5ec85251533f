import type { Actor } from '../accounts/lifecycle'
import { isEnterprise } from '../accounts/policy'
import { notFound } from '../errors'

/** The enterprise that somebody answers for: nobody does so for another one. Throws `not_found` for consultants and everybody else. */
export function enterpriseOf(actor: Actor): string {
  if (!isEnterprise(actor) || actor.organisationId === null) throw notFound()
  return actor.organisationId
}

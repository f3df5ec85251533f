import type { Actor } from './lifecycle'
import { isEnterprise } from './policy'
import { notFound } from '../errors'

/** The enterprise that somebody acts for: nobody does so for another one. Throws `not_found` for consultants and everybody else. */
export function enterpriseOf(actor: Actor): string {
  if (!isEnterprise(actor) || actor.organisationId === null) throw notFound()
  return actor.organisationId
}

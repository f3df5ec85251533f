import { SUPPORT_RULES } from '~/vocabulary/support-rules'
import { subjectOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import type { Actor } from '../accounts/lifecycle'
import { organisationOf } from '../accounts/queries.server'
import { sizeOf } from '../accounts/size-of.server'
import { subjectsOfNeed } from '../needs/queries.server'
import type { Seen } from '../seen'
import { type SupportAsked, standsOn, supportBy } from './support'

/** What support rules may give the actor's own enterprise for an offer to its need, those for the price first. */
export function supportFor(actor: Actor, need: Seen<'need'>) {
  const organisation = organisationOf(actor)
  const { enterpriseKind } = organisation
  const size = sizeOf(organisation)
  const endsInCertificate = subjectsOfNeed(need).some(({ subjectCode }) => subjectOf(subjectCode)?.endsInCertificate)
  const rules = SUPPORT_RULES.filter((rule) => standsOn(rule, today())).filter(
    ({ covers }) => covers === 'price' || endsInCertificate,
  )
  return {
    enterpriseKind,
    size,
    by: (offer: SupportAsked['offer']) =>
      rules.map((rule) => ({ rule, standing: supportBy(rule, { enterpriseKind, size, offer }) })),
  }
}

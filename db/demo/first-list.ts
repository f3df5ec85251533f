import type { Actor } from '~/domain/accounts/lifecycle'
import { mayConsult } from '~/domain/directory/policy'
import { storeMatches } from '~/domain/matching/store-matches.server'
import { BUILT_IN_VERSION } from '~/domain/matching/ranking/weights'
import { managedNeed } from '~/domain/needs/queries.server'
import type { DemoConsultant } from './consultants'

/** The consultants who were introduced on a day, as proposed for a need that day. The worker puts them in order, and finds who came since. */
export function keepFirstList(needId: string, enterprise: Actor, day: string, consultants: DemoConsultant[]) {
  const known = consultants.filter(
    ({ profile }) =>
      profile.verification_status === 'verified' &&
      mayConsult(profile.roles) &&
      !(profile.introduced_on && profile.introduced_on > day),
  )
  const unordered = { score: 0, reasons: [], missing: [], isNewcomer: false }
  const list = known.map(({ profileId }) => ({ profileId, ...unordered }))
  storeMatches(managedNeed(enterprise, needId), list, BUILT_IN_VERSION)
}

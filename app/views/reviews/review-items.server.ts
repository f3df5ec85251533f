import type { Actor } from '~/domain/accounts/lifecycle'
import type { EngagementSide } from '~/domain/engagement/lifecycle'
import {
  reviewsOfAskingEnterprise,
  reviewsOfConsultant,
  reviewsOfEngagement,
  reviewsOfOwn,
  type ShownReviews,
} from '~/domain/reviews/queries.server'
import * as m from '~/i18n/paraglide/messages'
import { subjectLabel } from '~/i18n/terms'
import { unnamedEnterprise } from '~/views/work/told-results.server'

type Unnamed = Parameters<typeof unnamedEnterprise>[0]

/** What whoever wrote is called where they are not named. */
const unnamed = (side: EngagementSide, enterprise: Unnamed) =>
  side === 'enterprise' ? unnamedEnterprise(enterprise) : m.review_who_consultant()

function asItems(side: EngagementSide, { reviews, ...shown }: ShownReviews) {
  return {
    ...shown,
    reviews: reviews.map(({ writer, enterpriseKind, sectorCode, subjects, month, ...review }) => ({
      ...review,
      who: writer ?? unnamed(side, { enterpriseKind, sectorCode }),
      subject: subjects.map(subjectLabel).join(', '),
      month: m.review_month({ month: month.split('-').reverse().join('/') }),
    })),
  }
}
export type ReviewItems = ReturnType<typeof asItems>

/** What enterprises say of a consultant, for everybody. */
export const consultantReviews = (profileId: string) => asItems('enterprise', reviewsOfConsultant(profileId))

/** What consultants say of the enterprise of a request, for whoever is asked. */
export const askingEnterpriseReviews = (actor: Actor, requestId: string) =>
  asItems('consultant', reviewsOfAskingEnterprise(actor, requestId))

/** What others read of the actor's own organisation. */
export const ownReviews = (actor: Actor) =>
  asItems(actor.role === 'enterprise' ? 'consultant' : 'enterprise', reviewsOfOwn(actor))

/** Both reviews of an engagement as one side reads them; `who`: what it is called where it is not named. */
export function engagementReviews(actor: Actor, engagementId: string) {
  const reviews = reviewsOfEngagement(actor, engagementId)
  return { ...reviews, who: unnamed(reviews.side, reviews.unnamed) }
}

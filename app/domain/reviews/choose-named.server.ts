import { and, eq } from 'drizzle-orm'
import { db, transact } from '~db/connection'
import { engagements, profiles, reviews } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { sideOf } from '../engagement/policy'
import { notFound } from '../errors'
import { roundFor } from './round.server'

/** The side that wrote a review lets it stand with its name, or without, also when it is shown. */
export function chooseNamed(actor: Actor, engagementId: string, isNamed: boolean) {
  transact((tx) => {
    const { own, needId } = roundFor(tx, actor, engagementId)
    if (!own) throw notFound()
    if (own.isNamed === isNamed) return
    tx.update(reviews).set({ isNamed }).where(eq(reviews.id, own.id)).run()
    recordEvent(tx, actor, 'review.name_chosen', { needId, engagementId, reviewId: own.id, isNamed })
  })
}

/** Of an organisation that ends: nobody could take its name back later. */
export function withdrawNames(actor: Actor) {
  const side = sideOf(actor)
  if (side === null || actor.organisationId === null) return
  const own = { enterprise: engagements.organisationId, consultant: profiles.organisationId }
  const named = db
    .select({ engagementId: engagements.id })
    .from(reviews)
    .innerJoin(engagements, eq(engagements.id, reviews.engagementId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .where(and(eq(own[side], actor.organisationId), eq(reviews.side, side), eq(reviews.isNamed, true)))
    .all()
  for (const { engagementId } of named) chooseNamed(actor, engagementId, false)
}

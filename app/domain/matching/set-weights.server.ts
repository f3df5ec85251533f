import { isDeepStrictEqual } from 'node:util'
import { count } from 'drizzle-orm'
import { enqueueOnce } from '~/jobs/outbox.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { matchingWeights } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { currentWeights } from './current-weights.server'
import { canSetWeights } from './policy'
import { BUILT_IN_VERSION, BUILT_IN_WEIGHTS, leastForSubjects, type Weights } from './ranking/weights'

/** `weights` null: the built-in ones, now and after every update of the software. */
export type SetWeightsInput = { weights: Weights | null; reason: string; seenVersion: string }

/**
 * The department sets what counts how much in matching. Open needs are matched again. Setting what holds already changes
 * nothing. Throws `state_changed` where somebody else set weights meanwhile, `matching.subjects_too_light` where the other
 * parts together would outweigh the subjects too far.
 */
export function setWeights(actor: Actor, { weights, reason, seenVersion }: SetWeightsInput) {
  if (!canSetWeights(actor)) throw notFound()
  transact((tx) => {
    const current = currentWeights(tx)
    const wanted = weights ?? BUILT_IN_WEIGHTS
    if (isDeepStrictEqual({ ...current.weights }, { ...wanted })) return
    if (current.version !== seenVersion) throw new DomainError('state_changed')
    const least = leastForSubjects(wanted)
    if (wanted.subjects < least) throw new DomainError('matching.subjects_too_light', { least }, 'weights.subjects')

    const { changes } = tx.select({ changes: count() }).from(matchingWeights).get()!
    const version = `${BUILT_IN_VERSION}.${changes + 1}`
    tx.insert(matchingWeights)
      .values({
        version,
        weights: weights ?? {},
        reason,
        setBy: actor.userId,
        organisationId: actor.organisationId!,
        setAt: now(),
      })
      .run()
    recordEvent(tx, actor, 'matching.weights_set', { version, from: current.version, builtIn: weights === null })
    enqueueOnce(tx, 'matching.refresh', {})
  })
}

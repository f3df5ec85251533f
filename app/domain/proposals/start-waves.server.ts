import { eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { requests, waves } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { managedNeed } from '../needs/queries.server'
import { assertReplay } from '../sent-before'
import type { WavesInput } from './forms'
import { assertRoom, sentFor } from './insert-request.server'
import { inviteWave } from './invite-wave.server'
import { MOST_INVITED, roomFor } from './waves'
import { lastWaves, leftToInvite } from './waves.server'

/**
 * The enterprise invites in waves: the first at once, of whoever was shown to it (`seen`, best first); the next ones by `sendWaves`.
 * Throws `state_changed` while waves go on, and where others would be invited than were shown; `request.too_many` without a free
 * place, `waves.most_invited` and `waves.nobody_left` where nobody could be invited.
 */
export function startWaves(actor: Actor, needId: string, { seen, ...input }: WavesInput & { seen: readonly string[] }) {
  transact((tx) => {
    const need = managedNeed(actor, needId, tx)
    const known = tx.select().from(waves).where(eq(waves.id, input.id)).get()
    if (known && known.needId !== needId) throw notFound()
    if (known) return assertReplay(known, input)
    const last = lastWaves(needId, tx)
    if (need.status !== 'published' || last?.stoppedAt === null) throw new DomainError('state_changed')

    const sent = sentFor(tx, needId)
    assertRoom(sent, 1, '')
    const room = roomFor({ size: input.size, most: MOST_INVITED }, sent)
    if (room === 0) throw new DomainError('waves.most_invited')
    const first = leftToInvite(need, tx).slice(0, room)
    if (first.length === 0) throw new DomainError('waves.nobody_left')
    if (!first.every((id, place) => id === seen[place])) throw new DomainError('state_changed')

    const startedAt = now()
    const row = { ...input, needId, most: MOST_INVITED, number: 1 + lastNumber(tx, needId) }
    tx.insert(waves)
      .values({ ...row, startedBy: actor.userId, startedAt, lastWaveAt: startedAt })
      .run()
    recordEvent(tx, actor, 'waves.started', { needId, size: input.size, wanted: input.wanted })
    inviteWave(tx, row, first, { sentBy: actor, recordedAs: actor })
  })
}

/** Waves of a need are counted on, also after they were stopped. */
const lastNumber = (tx: Tx, needId: string) =>
  Math.max(
    0,
    ...tx
      .select({ wave: requests.wave })
      .from(requests)
      .where(eq(requests.needId, needId))
      .all()
      .map(({ wave }) => wave ?? 0),
  )

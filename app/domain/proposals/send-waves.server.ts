import { eq } from 'drizzle-orm'
import { dayOf, now, today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { needs, waves } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { sentFor } from './insert-request.server'
import { inviteWave } from './invite-wave.server'
import { interestsWaiting } from './interests.server'
import { placesLeft } from './lifecycle'
import { interestedIn, invitedIn, isHeld, isNextDue, roomFor, type WavesStopped } from './waves'
import { actsFor, leftToInvite, runningWaves, type Waves } from './waves.server'

/**
 * Looks at all waves that go on: whose working days are over and that lack interested consultants send their next one, or stop, and say
 * why. Each in a transaction of its own; done twice, it does nothing more. One that fails keeps the others from nothing.
 */
export function sendWaves() {
  const failures: unknown[] = []
  for (const { id } of runningWaves()) {
    try {
      transact((tx) => lookAt(tx, id))
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'waves')
}

function lookAt(tx: Tx, wavesId: string) {
  const running = tx.select().from(waves).where(eq(waves.id, wavesId)).get()!
  if (running.stoppedAt || !isNextDue(dayOf(running.lastWaveAt), today())) return
  const need = tx.select().from(needs).where(eq(needs.id, running.needId)).get()!
  const sent = sentFor(tx, need.id)
  const left = leftToInvite(need, tx)
  const over = endOf(tx, running, need.organisationId, { sent, left, waiting: interestsWaiting(need, tx).length })
  if (over === 'held') return
  if (over) return end(tx, running, over)
  if (placesLeft(sent) === 0) return block(tx, running)

  const number = running.number + 1
  const next = left.slice(0, roomFor(running, sent))
  tx.update(waves).set({ number, lastWaveAt: now(), blockedAt: null }).where(eq(waves.id, wavesId)).run()
  const sentBy = { userId: running.startedBy, organisationId: need.organisationId }
  inviteWave(tx, { ...running, number }, next, { sentBy, recordedAs: null })
  recordEvent(tx, null, 'waves.sent', { needId: need.id, number, invited: next.length })
}

type Found = { sent: ReturnType<typeof sentFor>; left: readonly string[]; waiting: number }

/** Why no further wave goes out, or (`held`) not now; undefined where one does, at the latest once a place is free. */
function endOf(tx: Tx, { wanted, most, startedBy }: Waves, organisationId: string, { sent, left, waiting }: Found) {
  const ends: readonly [WavesStopped | 'held', boolean][] = [
    ['starter_left', !actsFor(tx, startedBy, organisationId)],
    ['enough', interestedIn(sent) >= wanted],
    ['held', isHeld({ wanted, waiting }, sent)],
    ['most_invited', invitedIn(sent) >= most],
    ['nobody_left', left.length === 0],
  ]
  return ends.find(([, holds]) => holds)?.[0]
}

function end(tx: Tx, { id, needId }: Waves, stopReason: WavesStopped) {
  tx.update(waves).set({ stoppedAt: now(), stopReason }).where(eq(waves.id, id)).run()
  recordEvent(tx, null, 'waves.ended', { needId, reason: stopReason })
}

/** It is told once a wave that no place is free, and looked at each working day. */
function block(tx: Tx, { id, needId, blockedAt }: Waves) {
  tx.update(waves).set({ blockedAt: now() }).where(eq(waves.id, id)).run()
  if (!blockedAt) recordEvent(tx, null, 'waves.blocked', { needId })
}

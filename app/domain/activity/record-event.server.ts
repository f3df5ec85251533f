import { now } from '~db/clock'
import type { Tx } from '~db/connection'
import { events } from '~db/schema'
import { type Subscriber, subscribers, subscribersOfAll } from '~/subscribers.server'
import type { Actor } from '../accounts/lifecycle'
import type { Changing } from './changing.server'
import { type EventDetail, type EventName, eventShapes, type Watched } from './events'

type TxFor<N extends EventName> = N extends `${infer W extends Watched}.${string}` ? Changing<W> : Tx

/**
 * Writes one event in the change's own transaction, and lets its subscribers do their part in it. `actor` null: the system.
 * Need and profile that the detail names stand in columns of their own, where their stories are read from.
 */
export function recordEvent<N extends EventName>(
  tx: TxFor<N>,
  actor: Pick<Actor, 'userId' | 'organisationId'> | null,
  name: N,
  detail: EventDetail<N>,
) {
  const checked: Record<string, unknown> & Subjects = eventShapes[name].parse(detail)
  const { needId = null, profileId = null, ...rest } = checked
  const userId = actor?.userId ?? null
  const { id } = tx
    .insert(events)
    .values({
      at: now(),
      userId,
      organisationId: actor?.organisationId ?? null,
      name,
      needId,
      profileId,
      detail: rest,
    })
    .returning({ id: events.id })
    .get()
  const event = { id, name, userId }
  const following: readonly Subscriber<N>[] = subscribers[name] ?? []
  for (const follow of following) follow(tx, detail, event)
  for (const follow of subscribersOfAll) follow(tx, detail, event)
}

type Subjects = { needId?: string; profileId?: string }

import type { Tx } from '~db/connection'
import { watchers } from '~/subscribers.server'
import type { Watched } from './events'

declare const announced: unique symbol
/** A transaction in which a change of `W` was announced: what records its events asks for one. */
export type Changing<W extends Watched> = Tx & { readonly [announced]: W }

/**
 * Does `work`, which changes what `kind` and `id` name, and lets whoever watches it see it before and after, in the same
 * transaction. `work` may find that there is nothing to change.
 */
export function changing<W extends Watched, T>(tx: Tx, kind: W, id: string, work: (tx: Changing<W>) => T): T {
  const afterwards = watchers[kind].map((watch) => watch(tx, id))
  const result = work(tx as Changing<W>)
  for (const after of afterwards) after()
  return result
}

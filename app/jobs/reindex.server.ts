import { transact } from '~db/connection'
import { INDEXES } from '~search/indexes'
import { rebuildIndex, type Rebuilt } from '~search/rebuild'
import { enqueue } from './outbox.server'

/** Rebuilds every index beside the live one and exchanges them; what changed meanwhile is synced by the worker. */
export async function reindex(): Promise<Rebuilt[]> {
  const rebuilt: Rebuilt[] = []
  for (const index of INDEXES) {
    const result = await rebuildIndex(index)
    transact((tx) => {
      for (const id of result.changedMeanwhile) enqueue(tx, 'search.sync', { index, id })
    })
    rebuilt.push(result)
  }
  return rebuilt
}

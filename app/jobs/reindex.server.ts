import { INDEXES } from '~search/indexes'
import { rebuildIndex, type Rebuilt } from '~search/rebuild'
import { enqueueSyncs } from './index-care.server'

/** Rebuilds every index beside the live one and exchanges them; what changed meanwhile is synced by the worker. */
export async function reindex(): Promise<Rebuilt[]> {
  const rebuilt: Rebuilt[] = []
  for (const index of INDEXES) {
    const result = await rebuildIndex(index)
    enqueueSyncs(index, result.changedMeanwhile)
    rebuilt.push(result)
  }
  return rebuilt
}

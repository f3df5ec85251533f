import { engines } from '~search/engine'
import { INDEXES, indexes, type IndexKey } from './indexes.server'
import { rebuildIndex, type Rebuilt } from '~search/rebuild'
import { enqueueSyncs } from './index-care.server'

type Reindexed = Rebuilt & { index: IndexKey }

/** Rebuilds every engine's indexes beside the live ones and exchanges them; what changed meanwhile is synced by the worker. */
export async function reindex(): Promise<Reindexed[]> {
  const rebuilt: Reindexed[] = []
  for (const engine of engines()) {
    for (const index of INDEXES) {
      const result = await rebuildIndex(engine, indexes[index])
      enqueueSyncs(index, result.changedMeanwhile)
      rebuilt.push({ ...result, index })
    }
  }
  return rebuilt
}

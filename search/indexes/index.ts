import { engine } from '../engine'
import { rebuildIndex } from '../rebuild'
import { INDEXES, indexes, type IndexKey, syncDocuments } from './definitions'

export { INDEXES, type IndexKey, syncDocuments } from './definitions'

/** Applies settings that changed, and builds an index that is missing or does not hold what SQL says. */
export async function ensureIndexes(): Promise<void> {
  for (const key of INDEXES) {
    const { name, settings, expected } = indexes[key]
    const complete = (await engine().exists(name())) && (await engine().count(name())) === expected()
    if (complete) await engine().ensureIndex(name(), settings)
    else await syncDocuments(key, (await rebuildIndex(key)).changedMeanwhile)
  }
}

export type IndexFigures = { index: IndexKey; expected: number; indexed: number | null }

/** Documents in each index beside the rows in SQL that belong there; `indexed` null while search is unavailable. */
export const indexFigures = (): Promise<IndexFigures[]> =>
  Promise.all(
    INDEXES.map(async (index) => {
      const indexed = await engine()
        .count(indexes[index].name())
        .catch(() => null)
      return { index, expected: indexes[index].expected(), indexed }
    }),
  )

import { engine } from '../engine'
import { rebuildIndex } from '../rebuild'
import { INDEXES, indexes, type IndexKey } from './definitions'

export { INDEXES, type IndexKey } from './definitions'

/** Applies settings that changed, and builds an index that is missing or does not hold what SQL says. */
export async function ensureIndexes(): Promise<void> {
  for (const key of INDEXES) {
    const { name, settings, expected } = indexes[key]
    const complete = (await engine().exists(name())) && (await engine().count(name())) === expected()
    if (complete) await engine().ensureIndex(name(), settings)
    else await rebuilt(key)
  }
}

/** Brings one index to what SQL says of these ids: what belongs in it is added or replaced, the rest removed. One that is missing is built. */
export async function syncDocuments(key: IndexKey, ids: readonly string[]): Promise<void> {
  const { name, documents } = indexes[key]
  if (!(await engine().exists(name()))) return rebuilt(key)
  const current = documents(ids)
  const kept = new Set(current.map((document) => document.id))
  await engine().upsert(name(), current)
  await engine().remove(
    name(),
    ids.filter((id) => !kept.has(id)),
  )
}

async function rebuilt(key: IndexKey): Promise<void> {
  const { changedMeanwhile } = await rebuildIndex(key)
  if (changedMeanwhile.length > 0) await syncDocuments(key, changedMeanwhile)
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

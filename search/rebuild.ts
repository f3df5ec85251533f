import { engine } from './engine'
import { indexes, type IndexKey } from './indexes/definitions'

export type Rebuilt = {
  index: IndexKey
  documents: number
  /** Rows that changed while the rebuild ran: the caller enqueues a `search.sync` for each. */
  changedMeanwhile: string[]
}

/**
 * Builds an index afresh beside the live one and exchanges the two; the live one answers until then.
 * Rows are read a second time after the exchange and compared, so that no change made meanwhile is lost.
 */
export async function rebuildIndex(key: IndexKey): Promise<Rebuilt> {
  const { name, settings, everything } = indexes[key]
  const live = name()
  const fresh = `${live}_fresh`
  await engine().drop(fresh)
  await engine().ensureIndex(fresh, settings)
  const before = new Map<string, string>()
  for (const batch of everything()) {
    await engine().upsert(fresh, batch)
    for (const { id, fingerprint } of batch) before.set(id, fingerprint)
  }
  await engine().swap(live, fresh)
  await engine().drop(fresh)
  return { index: key, documents: before.size, changedMeanwhile: differences(key, before) }
}

/** What an index holds otherwise than SQL says: missing, old, or there no longer. Throws `IndexMissing`. */
export const drifted = async (key: IndexKey): Promise<string[]> =>
  differences(key, await engine().fieldOfAll(indexes[key].name(), 'fingerprint'))

function differences(key: IndexKey, before: ReadonlyMap<string, unknown>): string[] {
  const gone = new Set(before.keys())
  const changed: string[] = []
  for (const batch of indexes[key].everything()) {
    for (const { id, fingerprint } of batch) {
      gone.delete(id)
      if (before.get(id) !== fingerprint) changed.push(id)
    }
  }
  return [...changed, ...gone]
}

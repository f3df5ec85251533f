import { setImmediate as letOthersIn } from 'node:timers/promises'
import type { EngineName, NamedEngine } from './engine'
import type { IndexDefinition, IndexedDocument } from './definition'

export type Rebuilt = {
  engine: EngineName
  documents: number
  /** Rows that changed while the rebuild ran: the caller sees to it that each is synced. */
  changedMeanwhile: string[]
}

const running = new Map<string, Promise<Rebuilt>>()

/**
 * Builds an engine's index afresh beside the live one and exchanges the two; the live one answers until then.
 * Rows are read a second time after the exchange and compared, so that no change made meanwhile is lost.
 * Whoever asks while one runs gets that one's result.
 */
export function rebuildIndex(engine: NamedEngine, index: IndexDefinition): Promise<Rebuilt> {
  const which = `${engine.name} ${index.name()}`
  const rebuilding = running.get(which) ?? rebuild(engine, index).finally(() => running.delete(which))
  running.set(which, rebuilding)
  return rebuilding
}

async function rebuild(engine: NamedEngine, index: IndexDefinition): Promise<Rebuilt> {
  const { name, settings } = index
  const live = name()
  const fresh = `${live}_fresh`
  await engine.drop(fresh)
  await engine.ensureIndex(fresh, settings)
  const before = new Map<string, string>()
  for await (const documents of everything(index, engine.batch)) {
    await engine.upsert(fresh, documents)
    for (const { id, fingerprint } of documents) before.set(id, fingerprint)
  }
  await engine.swap(live, fresh)
  await engine.drop(fresh)
  return {
    engine: engine.name,
    documents: before.size,
    changedMeanwhile: await differences(index, before),
  }
}

/** What an engine's index holds otherwise than SQL says: missing, old, or there no longer. Throws `IndexMissing`. */
export const drifted = async (engine: NamedEngine, index: IndexDefinition): Promise<string[]> =>
  differences(index, await engine.fieldOfAll(index.name(), 'fingerprint'))

async function differences(index: IndexDefinition, before: ReadonlyMap<string, unknown>): Promise<string[]> {
  const gone = new Set(before.keys())
  const changed: string[] = []
  for await (const documents of everything(index)) {
    for (const { id, fingerprint } of documents) {
      gone.delete(id)
      if (before.get(id) !== fingerprint) changed.push(id)
    }
  }
  return [...changed, ...gone]
}

/** Every document of an index in batches of at least `size` but for the last; between two reads others get their turn. */
async function* everything(index: IndexDefinition, size = 1): AsyncGenerator<IndexedDocument[]> {
  let gathered: IndexedDocument[] = []
  for (const documents of index.everything()) {
    gathered.push(...documents)
    if (gathered.length >= size) {
      yield gathered
      gathered = []
    }
    await letOthersIn()
  }
  if (gathered.length > 0) yield gathered
}

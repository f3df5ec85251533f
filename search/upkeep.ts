import type { IndexDefinition } from './definition'
import { type EngineName, engines, indexName, type NamedEngine } from './engine'
import { rebuildIndex, drifted } from './rebuild'

/** From so many documents on that differ, an index is built afresh rather than mended one by one. */
const BUILD_AFRESH_FROM = 500

/**
 * Applies settings that changed and builds an index that is missing or empty. Returns the ids of documents that
 * differ from SQL, looked for where `compare` says so and where the numbers of documents differ by more than the
 * `waiting` changes that are on their way.
 */
export async function lookAfter(
  engine: NamedEngine,
  index: IndexDefinition,
  { compare, waiting }: { compare: boolean; waiting: number },
): Promise<string[]> {
  const { name, settings, expected } = index
  if (!(await engine.exists(name()))) return builtAfresh(engine, index)
  await engine.ensureIndex(name(), settings)
  const count = await engine.count(name())
  const wanted = expected()
  if (count === 0 && wanted > 0) return builtAfresh(engine, index)
  if (!compare && Math.abs(count - wanted) <= waiting) return []
  const ids = await drifted(engine, index)
  return ids.length >= BUILD_AFRESH_FROM ? builtAfresh(engine, index) : ids
}

const builtAfresh = async (engine: NamedEngine, index: IndexDefinition) =>
  (await rebuildIndex(engine, index)).changedMeanwhile

/** Makes the indexes of every engine hold what SQL says, and removes those that are `retired`. */
export const ensureAll = (indexes: readonly IndexDefinition[], retired: readonly string[]): Promise<void> =>
  forEachEngine(async (engine) => {
    for (const name of retired.map(indexName)) if (await engine.exists(name)) await engine.drop(name)
    for (const index of indexes) {
      const ids = await lookAfter(engine, index, { compare: false, waiting: 0 })
      if (ids.length > 0) await sync(engine, index, ids)
    }
  })

/** Brings one index of every engine to what SQL says of these ids: what belongs in it is added or replaced, the rest removed. One that is missing is built. */
export const bringUpToDate = (index: IndexDefinition, ids: readonly string[]): Promise<void> =>
  forEachEngine((engine) => sync(engine, index, ids))

async function sync(engine: NamedEngine, index: IndexDefinition, ids: readonly string[]): Promise<void> {
  const { name, documents } = index
  const all = (await engine.exists(name())) ? ids : [...ids, ...(await builtAfresh(engine, index))]
  const current = documents(all)
  const kept = new Set(current.map((document) => document.id))
  await engine.upsert(name(), current)
  await engine.remove(
    name(),
    all.filter((id) => !kept.has(id)),
  )
}

/** One after the other; an engine that cannot does not keep the next from its turn. Throws what the first threw. */
async function forEachEngine(work: (engine: NamedEngine) => Promise<void>): Promise<void> {
  const errors: unknown[] = []
  for (const engine of engines()) await work(engine).catch((error: unknown) => errors.push(error))
  if (errors.length > 0) throw errors[0]
}

export type IndexFigures = { engine: EngineName; expected: number; indexed: number | null }

/** Documents in an index of each engine beside the rows in SQL that belong there; `indexed` null where it cannot be told. */
export const figuresOf = ({ name, expected }: IndexDefinition): Promise<IndexFigures[]> =>
  Promise.all(
    engines().map(async (engine) => {
      const indexed = await engine.count(name()).catch(() => null)
      return { engine: engine.name, expected: expected(), indexed }
    }),
  )

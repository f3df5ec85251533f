import { type EngineName, engines, indexName, type NamedEngine } from '../engine'
import { rebuildIndex, drifted } from '../rebuild'
import { INDEXES, indexes, type IndexKey, RETIRED } from './definitions'

export { INDEXES, type IndexKey } from './definitions'

/** From so many documents on that differ, an index is built afresh rather than mended one by one. */
const BUILD_AFRESH_FROM = 500

/**
 * Applies settings that changed and builds an index that is missing or empty. Returns the ids of documents that
 * differ from SQL, looked for where `compare` says so and where the numbers of documents differ by more than the
 * `waiting` changes that are on their way.
 */
export async function lookAfter(
  engine: NamedEngine,
  key: IndexKey,
  { compare, waiting }: { compare: boolean; waiting: number },
): Promise<string[]> {
  const { name, settings, expected } = indexes[key]
  if (!(await engine.exists(name()))) return builtAfresh(engine, key)
  await engine.ensureIndex(name(), settings)
  const count = await engine.count(name())
  const wanted = expected()
  if (count === 0 && wanted > 0) return builtAfresh(engine, key)
  if (!compare && Math.abs(count - wanted) <= waiting) return []
  const ids = await drifted(engine, key)
  return ids.length >= BUILD_AFRESH_FROM ? builtAfresh(engine, key) : ids
}

const builtAfresh = async (engine: NamedEngine, key: IndexKey) => (await rebuildIndex(engine, key)).changedMeanwhile

/** Makes every index of every engine hold what SQL says. For a start or a script; a running worker looks after them itself. */
export const ensureIndexes = (): Promise<void> =>
  forEachEngine(async (engine) => {
    await dropRetired(engine)
    for (const key of INDEXES) {
      const ids = await lookAfter(engine, key, { compare: false, waiting: 0 })
      if (ids.length > 0) await sync(engine, key, ids)
    }
  })

async function dropRetired(engine: NamedEngine) {
  for (const name of RETIRED.map(indexName)) if (await engine.exists(name)) await engine.drop(name)
}

/** Brings one index of every engine to what SQL says of these ids: what belongs in it is added or replaced, the rest removed. One that is missing is built. */
export const syncDocuments = (key: IndexKey, ids: readonly string[]): Promise<void> =>
  forEachEngine((engine) => sync(engine, key, ids))

async function sync(engine: NamedEngine, key: IndexKey, ids: readonly string[]): Promise<void> {
  const { name, documents } = indexes[key]
  const all = (await engine.exists(name())) ? ids : [...ids, ...(await builtAfresh(engine, key))]
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

export type IndexFigures = { engine: EngineName; index: IndexKey; expected: number; indexed: number | null }

/** Documents in each engine's indexes beside the rows in SQL that belong there; `indexed` null where it cannot be told. */
export const indexFigures = (): Promise<IndexFigures[]> =>
  Promise.all(
    engines().flatMap((engine) =>
      INDEXES.map(async (index) => {
        const indexed = await engine.count(indexes[index].name()).catch(() => null)
        return { engine: engine.name, index, expected: indexes[index].expected(), indexed }
      }),
    ),
  )

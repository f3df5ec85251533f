import { engines, indexName } from '../engine'
import { IndexMissing } from '../errors'
import type { IndexSettings } from '../port'
import type { Vector } from './embedder'

/**
 * Vectors of consultants' profiles, in an index of their own on the search server: the profiles' index is built, set and
 * searched as if there were no embedder (docs/decisions/0009). Without a search server there are none.
 */

/** `of`: what it was made of and by whom; one with another is old. No vector: its text was refused. */
export type ProfileVector = { id: string; of: string; vector: Vector | null }

const index = () => indexName('meanings')
const server = () => engines().find(({ name }) => name === 'meilisearch')

const settingsFor = (vectorLength: number): IndexSettings => ({
  searchable: [],
  filterable: [],
  sortable: [],
  synonyms: {},
  stopWords: [],
  typos: { oneFrom: 8, twoFrom: 12 },
  maxFacetValues: 1,
  maxTotal: 1_000,
  ranked: [],
  vectorLength,
})

export const canKeepVectors = () => server() !== undefined

/** How many are kept; none while the index is not there. Throws `SearchUnavailable`. */
export const countVectors = () => orWithoutIndex(0, async () => (await server()?.count(index())) ?? 0)

/** What each profile's vector was made of, by the profiles' ids. Throws `SearchUnavailable`. */
export const vectorsKept = () =>
  orWithoutIndex(new Map<string, unknown>(), async () => (await server()?.fieldOfAll(index(), 'of')) ?? new Map())

/** Adds or replaces vectors; those that are none are kept track of. All are of one length. Throws `SearchUnavailable` or `SearchTaskFailed`. */
export async function putVectors(vectors: readonly ProfileVector[]): Promise<void> {
  const length = vectors.find(({ vector }) => vector)?.vector?.length
  if (length) await server()?.ensureIndex(index(), settingsFor(length))
  await server()?.upsert(
    index(),
    vectors.map(({ id, of, vector }) => ({ id, of, _vectors: { meaning: vector } })),
  )
}

export const removeVectors = async (ids: readonly string[]) => server()?.remove(index(), ids)
export const dropVectors = async () => server()?.drop(index())

/** A profile with the likeness of its vector to another, 0 to 1: half of one plus their cosine. */
export type NearVector = { id: string; likeness: number }

/** The profiles whose vectors lie nearest, the nearest first. Throws `SearchUnavailable`. */
export async function nearestVectors(vector: Vector, limit: number): Promise<NearVector[]> {
  const answer = await server()?.search({ index: index(), near: vector, limit })
  return answer?.hits.map(({ id, score }) => ({ id, likeness: score })) ?? []
}

async function orWithoutIndex<T>(none: T, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof IndexMissing) return none
    throw error
  }
}

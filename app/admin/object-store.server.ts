import { now } from '~db/clock'
import { ObjectStoreAway, objectStore } from '~/domain/files/object-store.server'
import { objectFigures } from '~/domain/files/stored-objects.server'

/** `away`: no answer, for now; `refuses`: until a setting is changed; `unset`: files lie in a store, and none is set. */
export const OBJECT_STORE_STATES = ['ok', 'away', 'refuses', 'unset'] as const
export type ObjectStoreState = (typeof OBJECT_STORE_STATES)[number]

export type ObjectStoreHealth = {
  state: ObjectStoreState
  /** What the store or the way to it says of itself, for the operator. */
  fault: string | null
  /** How many files lie there, and how many are still to be moved there. */
  there: number
  waiting: number
}

/** However often a monitor asks, the store is asked once in so many milliseconds. */
const HOLDS_MS = 10_000
type Looked = { at: number; url: string; found: Promise<Pick<ObjectStoreHealth, 'state' | 'fault'>> }
let last: Looked | undefined

/** How the operator's object store is; null where none is set and nothing lies in one. */
export async function objectStoreHealth(): Promise<ObjectStoreHealth | null> {
  const figures = objectFigures()
  const store = objectStore()
  if (!store) return figures.there > 0 ? { state: 'unset', fault: null, ...figures } : null
  const at = now().getTime()
  if (last?.url !== store.url || at - last.at >= HOLDS_MS) last = { at, url: store.url, found: look(store) }
  return { ...(await last.found), ...figures }
}

async function look(store: NonNullable<ReturnType<typeof objectStore>>): Looked['found'] {
  try {
    await store.probe()
    return { state: 'ok', fault: null }
  } catch (error) {
    if (!(error instanceof ObjectStoreAway)) throw error
    return { state: error.refuses ? 'refuses' : 'away', fault: error.message }
  }
}

import { engines } from '~search/engine'
import { consultantsIndex } from '~/domain/discovery/consultants-index.server'

/** Removes the consultants' index from every engine. */
export async function dropIndexes() {
  for (const engine of engines()) await engine.drop(consultantsIndex())
}

/** One engine, by its name. */
export const engineNamed = (name: 'embedded' | 'meilisearch') => engines().find((engine) => engine.name === name)!

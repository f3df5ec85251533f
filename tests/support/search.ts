import { engines } from '~search/engine'
import { consultantsIndex } from '~/domain/discovery/consultants-index.server'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { directoryQuery } from '~/domain/discovery/search-query'

/** Removes the consultants' index from every engine. */
export async function dropIndexes() {
  for (const engine of engines()) await engine.drop(consultantsIndex())
}

/** One engine, by its name. */
export const engineNamed = (name: 'embedded' | 'meilisearch') => engines().find((engine) => engine.name === name)!

/** What the directory answers to the words and filters of an address. Throws where no engine answers. */
export async function searched(address: string) {
  const answer = await searchConsultants(directoryQuery(new URLSearchParams(address)))
  if (answer.status !== 'ok') throw new Error('search is unavailable')
  return answer
}

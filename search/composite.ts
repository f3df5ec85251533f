import type { Breaker } from './breaker'
import { SearchSilent, SearchUnavailable } from './errors'
import type { SearchEngine, SearchReads } from './port'

/**
 * Reads that the server answers while it is well, and the stand-in otherwise, within the same call. `report` hears why
 * the server did not answer.
 */
export function composite(
  server: SearchReads,
  standIn: SearchReads,
  breaker: Breaker,
  report: (error: SearchUnavailable) => void,
): SearchReads {
  async function answered<T>(ask: (reads: SearchReads) => Promise<T>): Promise<T> {
    const passage = breaker.enter()
    if (!passage) return ask(standIn)
    try {
      const answer = await ask(server)
      passage.succeeded()
      return answer
    } catch (error) {
      passage.failed(error instanceof SearchSilent ? 'silent' : 'refused')
      if (!(error instanceof SearchUnavailable)) throw error
      report(error)
      return ask(standIn)
    }
  }
  return {
    search: (query) => answered((reads) => reads.search(query)),
    multiSearch: (queries) => answered((reads) => reads.multiSearch(queries)),
  }
}

/** Whether the server, were it asked now, would be let answer and could. */
export const isWell = async (server: SearchEngine, breaker: Breaker): Promise<boolean> =>
  breaker.state() !== 'open' && (await server.health()).available

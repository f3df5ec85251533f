import { breaker } from '../breaker'
import { patience } from '../patience'
import { configuredEmbedder, type Embedder } from './embedder'
import { canKeepVectors, nearestVectors, type NearVector } from './vectors'

/** Milliseconds that a search waits for the vector of its words. */
const PATIENCE = 150
/** An embedder that failed is left alone for so long: searches do without it. */
const LIMITS = { failures: 2, pause: 15_000 }

let way: { embedder: Embedder; breaker: ReturnType<typeof breaker> } | undefined

/** Profiles that mean something near a text, the nearest first; nobody while meaning search is off or does not answer in time. */
export async function nearInMeaning(text: string, limit: number): Promise<NearVector[]> {
  const embedder = configuredEmbedder()
  if (!embedder || !canKeepVectors() || text === '') return []
  if (way?.embedder !== embedder) way = { embedder, breaker: breaker(LIMITS) }
  const passage = way.breaker.enter()
  if (!passage) return []
  const { signal, stop } = patience(PATIENCE)
  try {
    const [vector] = await embedder.vectorsOf([text], signal)
    const near = await nearestVectors(vector!, limit)
    passage.succeeded()
    return near
  } catch (error) {
    passage.failed(signal.aborted ? 'silent' : 'refused')
    if (way.breaker.state() === 'open') process.emitWarning(`Searching without meaning: ${String(error)}`)
    return []
  } finally {
    stop()
  }
}

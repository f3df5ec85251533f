import { type PlaceSaid, placeSaid } from '~/vocabulary/places-in.server'
import { engine } from '~search/engine'
import { found } from './asked-of-engine.server'
import { withAskedMarks } from './asked-marks.server'
import { type FoundCard, foundCards } from './found-cards.server'
import type { DirectoryQuery } from './search-query'

/** Who may help at a place where nobody is: those who take work in its province, or those elsewhere where nobody does. */
export type NearPlace = {
  place: PlaceSaid
  /** Whether they take work in the place's province. */
  serveIt: boolean
  total: number
  cards: FoundCard[]
  /** The search that lists all of them. */
  query: DirectoryQuery
}

/**
 * Where nobody is found by words that name a place: who is found by the other words, and takes work in that province, as
 * the filter "takes work in" says; else who is found anywhere. Null where no place is named, or nobody is found so either.
 */
export async function nearPlace(query: DirectoryQuery, text: string, most: number): Promise<NearPlace | null> {
  const place = placeSaid(text)
  if (!place) return null
  const anywhere = { ...query, text: place.rest, page: 1 }
  const isChosen = query.chosen.province.length > 0
  const there = isChosen ? anywhere : { ...anywhere, chosen: { ...query.chosen, province: [place.province] } }
  const [serving, others] = await engine().multiSearch(
    [there, anywhere].map((one) => ({ ...found(one), page: { number: 1, size: most } })),
  )
  const serveIt = serving!.total > 0 && there.chosen.province.includes(place.province)
  const answer = serveIt ? serving! : others!
  if (answer.total === 0 || (!serveIt && place.rest === '')) return null
  return {
    place,
    serveIt,
    total: answer.total,
    cards: foundCards(answer.hits.map(withAskedMarks(place.rest))),
    query: serveIt ? there : anywhere,
  }
}

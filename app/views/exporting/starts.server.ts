import type { Actor } from '~/domain/accounts/lifecycle'
import { LISTS } from './lists.server'

/** What a list's page needs in its address to be a page. */
const STARTS: Record<string, string> = {
  records: 'list=needs',
  outcomes: 'list=verified',
  'reason-cases': 'list=declined',
}

/** The lists that are there for an actor, each with where it begins. */
export const startsFrom = (actor: Actor) =>
  LISTS.filter((list) => list.opens(actor)).map((list) => {
    const query = STARTS[list.id] ?? ''
    return { id: list.id, query, title: list.title(new Request(`http://list${list.page}?${query}`)) }
  })

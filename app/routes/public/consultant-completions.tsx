import type { LoaderFunctionArgs } from '@remix-run/node'
import { optionalActor } from '~/auth/actor.server'
import { completeSearch } from '~/domain/discovery/complete-search.server'
import { directoryQuery } from '~/domain/discovery/search-query'
import { completionGroups } from '~/views/finding/search-completions.server'

/** What the search field offers while somebody types (`app/views/finding/word-suggestions.js`): `{ groups }`, by kind. */
export async function loader({ request }: LoaderFunctionArgs) {
  await optionalActor(request)
  const query = directoryQuery(new URL(request.url).searchParams)
  return Response.json({ groups: completionGroups(await completeSearch(query.text), query) })
}

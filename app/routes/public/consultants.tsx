import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { optionalActor } from '~/auth/actor.server'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { tooLongIn } from '~/domain/search-address'
import { directoryAddress, directoryParams, directoryQuery, isNarrowed } from '~/domain/discovery/search-query'
import { whyFound } from '~/domain/discovery/why-found.server'
import { likelySubjects } from '~/domain/suggestion/likely-subjects'
import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import * as m from '~/i18n/paraglide/messages'
import { publicMeta } from '~/views/frame/public-meta'
import { formerPlaces } from '~/views/finding/former-places.server'
import { searchFrame, searchResults, subjectLinks } from '~/views/finding/search-page.server'
import { PageHeader } from '~/ui'
import { SearchLayout } from '~/views/finding/consultant-search'
import { NobodyYet, NothingFound } from '~/views/finding/nothing-found'
import { TakeList } from '~/views/exporting/take-list'
import { SaveSearch } from '~/views/alerts/save-search'
import { FormerPlaces, Found, SearchAway, ShareSearch, ShortenedWords } from '~/views/finding/search-results'

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const title = m.search_title()
  return publicMeta(matches, {
    title: data?.query.text ? m.search_title_for({ words: data.query.text, title }) : title,
    description: m.search_lead(),
    path: '/consultants',
  })
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const address = new URL(request.url).searchParams
  const query = directoryQuery(address)
  const answer = await searchConsultants(query)
  const search = directoryParams({ ...query, page: 1, view: 'list' }).toString()
  const frame = {
    ...searchFrame(query, answer),
    query,
    search,
    tooLong: tooLongIn(address),
    formerly: formerPlaces(query),
    signedIn: actor !== null,
  }
  if (answer.status === 'unavailable') return { ...frame, found: null, subjects: [] }
  if (answer.pages > 0 && query.page > answer.pages) throw redirect(directoryAddress({ ...query, page: answer.pages }))
  const why = whyFound(
    answer.cards.map(({ id }) => id),
    query,
  )
  return {
    ...frame,
    found: searchResults(query, answer, why),
    subjects: answer.total === 0 ? subjectLinks(likelySubjects(suggestSubjects(query.text))) : [],
  }
}

export default function Consultants() {
  const { query, search, found, facets, chips, clear, subjects, tooLong, formerly, signedIn } =
    useLoaderData<typeof loader>()
  const isAsked = query.text !== '' || isNarrowed(query)
  return (
    <>
      <PageHeader title={m.search_title()} lead={m.search_lead()} />
      <SearchLayout query={query} facets={facets} clear={clear}>
        <ShortenedWords typed={tooLong} used={query.text} asNeed />
        <FormerPlaces {...formerly} />
        {found === null ? (
          <SearchAway />
        ) : found.total === 0 && !isAsked ? (
          <NobodyYet />
        ) : (
          <Found query={query} found={found} chips={chips} clear={clear}>
            {found.total === 0 ? (
              <NothingFound words={query.text} search={search} found={found} subjects={subjects} />
            ) : null}
          </Found>
        )}
        <div className="found-foot">
          {isAsked ? <SaveSearch kind="consultants" query={search} signedIn={signedIn} /> : null}
          {signedIn && found && found.total > 0 ? <TakeList list="consultants" /> : null}
          <ShareSearch />
        </div>
      </SearchLayout>
    </>
  )
}

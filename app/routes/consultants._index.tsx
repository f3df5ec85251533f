import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { type Nearest, searchConsultants } from '~/domain/directory/search-consultants.server'
import { type DirectoryQuery, directoryAddress, directoryQuery, nothingChosen } from '~/domain/directory/search-query'
import { formatNumber } from '~/i18n/format'
import { facetGroups, foundItem } from '~/i18n/found-consultants.server'
import * as m from '~/i18n/paraglide/messages'
import { Empty, LinkButton, PageHeader, Pagination, Section } from '~/ui'
import { FoundConsultants, NearestConsultants, SearchAway, SearchLayout } from '~/ui/consultant-search'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.search_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const query = directoryQuery(new URL(request.url).searchParams)
  const answer = await searchConsultants(query)
  if (answer.status === 'unavailable') return { query, found: null, facets: [] }
  const { total, pages, cards, facets, nearest } = answer
  if (pages > 0 && query.page > pages) throw redirect(directoryAddress({ ...query, page: pages }))
  return {
    query,
    facets: facetGroups(facets, query),
    found: { total, pages, items: cards.map(foundItem), nearest: nearest && nearestItems(query, nearest) },
  }
}

const nearestItems = (query: DirectoryQuery, { withoutFilters, mended, anyWord }: Nearest) => ({
  withoutFilters:
    withoutFilters > 0
      ? { count: withoutFilters, to: directoryAddress({ ...query, chosen: nothingChosen(), page: 1 }) }
      : null,
  mended: mended && {
    words: mended.words,
    to: directoryAddress({ ...query, text: mended.words, page: 1 }),
    items: mended.cards.map(foundItem),
  },
  anyWord: anyWord.map(foundItem),
})

export default function Consultants() {
  const { query, found, facets } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.search_title()} lead={m.search_lead()} />
      <SearchLayout words={query.text} facets={facets}>
        {found ? <Found query={query} found={found} /> : <SearchAway />}
      </SearchLayout>
    </>
  )
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const isNarrowed = ({ text, chosen }: Loaded['query']) =>
  text !== '' || Object.values(chosen).some((values) => values.length > 0)

/** A directory that has just been opened. */
const NobodyYet = () => (
  <Empty title={m.search_nobody_title()} action={<LinkButton to="/">{m.search_none_action()}</LinkButton>}>
    {m.search_nobody()}
  </Empty>
)

function Found({ query, found }: { query: Loaded['query']; found: NonNullable<Loaded['found']> }) {
  if (found.total === 0) {
    if (!isNarrowed(query)) return <NobodyYet />
    return (
      <>
        <Empty title={m.search_none_title()} action={<LinkButton to="/needs/new">{m.search_none_action()}</LinkButton>}>
          {m.search_none()}
        </Empty>
        {found.nearest ? <NearestConsultants nearest={found.nearest} /> : null}
      </>
    )
  }
  const count = formatNumber(found.total)
  return (
    <Section title={query.text ? m.search_total_for({ count, words: query.text }) : m.search_total({ count })}>
      <FoundConsultants items={found.items} />
      <Pagination page={query.page} pages={found.pages} href={(page) => directoryAddress({ ...query, page })} />
    </Section>
  )
}

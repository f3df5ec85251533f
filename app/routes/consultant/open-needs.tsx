import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { wanted } from '~/domain/alerts/wanted.server'
import { tooLongIn } from '~/domain/search-address'
import { openNeedsFor } from '~/domain/matching/open-needs.server'
import { isNarrowed, NEED_FACETS, openNeedAddress, openNeedParams, openNeedQuery } from '~/domain/needs/open-need-query'
import { fitItem } from '~/views/needs/fit-item.server'
import { needChoiceText, openNeedItem } from '~/views/needs/open-need-text.server'
import * as m from '~/i18n/paraglide/messages'
import { formatNumber } from '~/i18n/format'
import { compareVi } from '~/language/fold'
import { Details, Empty, LinkButton, PageHeader, Pagination, Section } from '~/ui'
import { Besides, NeedFilter, NoNeeds, OpenNeedList } from '~/views/needs/open-needs'
import { formerPlaceTexts } from '~/views/finding/former-places.server'
import { SaveSearch } from '~/views/alerts/save-search'
import { FormerPlaces, ShortenedWords } from '~/views/finding/search-results'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.open_need_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'consultant')
  const address = new URL(request.url).searchParams
  const query = openNeedQuery(address)
  const tooLong = tooLongIn(address)
  const answer = openNeedsFor(actor, query, wanted(query))
  if (answer.status !== 'ok') return { query, tooLong, barred: answer.status, found: null }
  const { total, pages, needs, facets, besides } = answer
  if (pages > 0 && query.page > pages) throw redirect(openNeedAddress({ ...query, page: pages }))
  return {
    query,
    tooLong,
    barred: null,
    found: {
      total,
      pages,
      items: needs.map(({ fit, requestId, interestId, mayBeInterested, ...need }) => ({
        ...openNeedItem(need),
        requestId,
        isInterested: interestId !== null,
        mayBeInterested,
        fit: fit && fitItem(fit),
      })),
      narrowed: isNarrowed(query),
      places: formerPlaceTexts(query.text),
      besides: besides > 0 ? { count: besides, to: openNeedAddress({ ...query, everything: true, page: 1 }) } : null,
      search: openNeedParams({ ...query, page: 1 }).toString(),
      filters: NEED_FACETS.map((facet) => ({
        facet,
        chosen: query.chosen[facet][0] ?? '',
        options: [...new Set([...query.chosen[facet], ...facets[facet].keys()])]
          .map((value) => ({ value, text: needChoiceText(facet, value), count: facets[facet].get(value) ?? 0 }))
          .sort((a, b) => compareVi(a.text, b.text)),
      })),
    },
  }
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

export default function OpenNeeds() {
  const { query, tooLong, barred, found } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeader title={m.open_need_title()} lead={m.open_need_lead()} />
      <ShortenedWords typed={tooLong} used={query.text} />
      {found ? <Found query={query} found={found} /> : <Barred why={barred} />}
    </>
  )
}

const Barred = ({ why }: { why: Loaded['barred'] }) =>
  why === 'only_certifies' ? (
    <Empty title={m.open_need_certifies_title()}>{m.open_need_certifies()}</Empty>
  ) : (
    <Empty
      title={m.open_need_hidden_title()}
      action={<LinkButton to="/profile">{m.open_need_hidden_action()}</LinkButton>}
    >
      {m.open_need_hidden()}
    </Empty>
  )

function Found({ query, found }: { query: Loaded['query']; found: NonNullable<Loaded['found']> }) {
  const { total, pages, items, besides, narrowed, places, search, filters } = found
  return (
    <>
      <Details summary={m.open_need_how_title()}>
        <p>{m.open_need_how()}</p>
      </Details>
      <Details summary={m.open_need_filter_title()} open={narrowed || query.everything}>
        <NeedFilter words={query.text} everything={query.everything} filters={filters} />
      </Details>
      <FormerPlaces texts={places} />
      {total === 0 ? (
        <NoNeeds narrowed={narrowed} everything={query.everything} />
      ) : (
        <Section title={m.open_need_total({ count: formatNumber(total) })}>
          <OpenNeedList items={items} />
          <Pagination page={query.page} pages={pages} href={(page) => openNeedAddress({ ...query, page })} />
        </Section>
      )}
      {besides ? <Besides {...besides} /> : null}
      <SaveSearch kind="needs" query={search} signedIn />
    </>
  )
}

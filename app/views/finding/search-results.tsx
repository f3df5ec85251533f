import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type DirectoryQuery, directoryAddress } from '~/domain/discovery/search-query'
import * as m from '~/i18n/paraglide/messages'
import type { SearchFrame, SearchResults } from './search-page.server'
import { Button } from '~/ui/actions'
import { Notice } from '~/ui/feedback'
import { FoundConsultants } from './found-consultants'
import { Icon } from '~/ui/icons'
import { Pagination } from '~/ui/pagination'
import { ProvinceMap } from './province-map'

type FoundProps = {
  query: DirectoryQuery
  found: SearchResults
  chips: SearchFrame['chips']
  clear: string | null
  /** What stands in the place of the list where nobody was found. */
  children: ReactNode
}

/** What was found: how many, what is chosen, how it is ordered, then the list or the map. */
export function Found({ query, found, chips, clear, children }: FoundProps) {
  return (
    <section aria-labelledby="found-title">
      <h2 id="found-title" tabIndex={-1} data-search-title>
        {found.title}
      </h2>
      <Chips chips={chips} clear={clear} />
      <ResultNotes found={found} />
      {found.total > 0 || found.map ? (
        <div className="found-bar">
          {found.map ? null : <Choices label={m.search_sort_label()} links={found.sorts} />}
          <Choices label={m.search_view_label()} links={found.views} />
        </div>
      ) : null}
      {found.map ? <ProvinceMap provinces={found.map} /> : null}
      {children}
      {found.total > 0 && !found.map ? (
        <>
          <FoundConsultants items={found.items} />
          <Pagination page={query.page} pages={found.pages} href={(page) => directoryAddress({ ...query, page })} />
        </>
      ) : null}
    </section>
  )
}

type ShortenedProps = {
  /** Null where all of it counted. */
  typed: string | null
  used: string
  /** Whether the whole of it may become a need. */
  asNeed?: boolean
}

/** Says that only the beginning of long words was looked for. */
export function ShortenedWords({ typed, used, asNeed }: ShortenedProps) {
  if (!typed) return null
  return (
    <Notice tone="info" title={m.search_shortened_title()}>
      {m.search_shortened({ words: used })}{' '}
      {asNeed ? <Link to={`/?${new URLSearchParams({ text: typed })}`}>{m.search_shortened_need()}</Link> : null}
    </Notice>
  )
}

type FormerPlacesProps = {
  texts: readonly string[]
  /** The same search in the whole province. */
  around?: { text: string; to: string } | null
}

/** What former places among the words are called today; nothing where there is none. */
export const FormerPlaces = ({ texts, around }: FormerPlacesProps) =>
  texts.length > 0 ? (
    <div className="remark">
      {texts.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {around ? (
        <p>
          <Link to={around.to}>{around.text}</Link>
        </p>
      ) : null}
    </div>
  ) : null

/** What is chosen; each is a link to the same search without it. */
function Chips({ chips, clear }: Pick<FoundProps, 'chips' | 'clear'>) {
  if (chips.length === 0) return null
  return (
    <ul className="chips" aria-label={m.search_chips_label()}>
      {chips.map(({ facet, text, to }) => (
        <li key={to}>
          <Link to={to} className="chip">
            <span className="visually-hidden">{m.search_chip_remove({ facet })} </span>
            {text}
            <Icon name="close" />
          </Link>
        </li>
      ))}
      {clear && chips.length > 1 ? (
        <li>
          <Link to={clear} className="chip-all">
            {m.search_filters_clear()}
          </Link>
        </li>
      ) : null}
    </ul>
  )
}

function Choices({ label, links }: { label: string; links: SearchResults['sorts'] }) {
  return (
    <nav className="found-choices" aria-label={label}>
      <span aria-hidden="true">{label}:</span>
      <ul>
        {links.map(({ text, current, to }) => (
          <li key={text}>
            <Link to={to} aria-current={current ? 'true' : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** "Did you mean", how a long text is ordered, and that the engine at hand is the simpler one: a line each. */
function ResultNotes({ found: { mended, closest, simpler, total } }: Pick<FoundProps, 'found'>) {
  return (
    <>
      {mended ? (
        <p className="found-note">
          {m.search_did_you_mean()} <Link to={mended.to}>{mended.words}</Link>
        </p>
      ) : null}
      {closest && total > 0 ? <p className="found-note">{m.search_closest_note()}</p> : null}
      {simpler ? (
        <p className="found-note" data-simpler>
          {m.search_simpler_note()}
        </p>
      ) : null}
    </>
  )
}

/** Hands the search's address on; shown where scripts run and the browser can (`instant-results.js`). */
export const ShareSearch = () => (
  <Button variant="quiet" type="button" data-share data-done={m.search_share_done()}>
    {m.search_share()}
  </Button>
)

export const SearchAway = () => (
  <Notice tone="due" title={m.search_unavailable_title()}>
    {m.search_unavailable()}
  </Notice>
)

import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { DirectoryQuery } from '~/domain/discovery/search-query'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import type { SearchFrame } from './search-page.server'
import { Button } from '~/ui/actions'
import { Details } from '~/ui/layout'
import resultsScript from './instant-results.js?url'
import suggestionsScript from './word-suggestions.js?url'

type LayoutProps = {
  query: DirectoryQuery
  facets: SearchFrame['facets']
  /** The same search without its filters. */
  clear: string | null
  children: ReactNode
}

/**
 * Words above, filters at the side, results beside them; one form that sends everything in the address. Where scripts run,
 * `instant-results.js` brings the parts named by `data-live` up to date without loading the page. `autoComplete` is off so
 * that a browser that rebuilds the page ticks what the address says, not the boxes at the same places as before.
 */
export function SearchLayout({ query, facets, clear, children }: LayoutProps) {
  return (
    <div className="search" data-search>
      <Form className="search-form" role="search" action="/consultants" autoComplete="off" reloadDocument>
        <SearchWords words={query.text} />
        <div
          className="search-filters"
          data-shown="filters"
          hidden={facets.every(({ options }) => options.length === 0)}
        >
          <Details summary={m.search_filters_title()}>
            {facets.map((group) => (
              <Filter key={group.facet} {...group} />
            ))}
            <div className="search-apply">
              <Button variant="secondary" data-to-results>
                {m.search_filters_apply()}
              </Button>
              <span data-live="clear">{clear ? <Link to={clear}>{m.search_filters_clear()}</Link> : null}</span>
            </div>
          </Details>
        </div>
        <div data-live="carried" hidden>
          {query.sort === 'fit' ? null : <input type="hidden" name="sort" value={query.sort} />}
          {query.view === 'list' ? null : <input type="hidden" name="view" value={query.view} />}
        </div>
      </Form>
      <div className="search-results">
        <p className="visually-hidden" role="status" data-search-status />
        <p className="search-failed tone-danger" role="alert" data-search-failed hidden>
          {m.search_failed()} <a href="/consultants">{m.search_failed_again()}</a>
        </p>
        <div className="search-found" data-live="results">
          {children}
        </div>
      </div>
      <script type="module" src={resultsScript} />
      <script type="module" src={suggestionsScript} />
    </div>
  )
}

function SearchWords({ words }: { words: string }) {
  return (
    <div className="search-words">
      <label className="field-label" htmlFor="q">
        {m.search_words_label()}
      </label>
      <p className="field-hint" id="q-hint">
        {m.search_words_hint()}
      </p>
      <div className="search-line">
        <div className="combobox">
          <input
            className="input"
            id="q"
            name="q"
            type="text"
            enterKeyHint="search"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={words}
            aria-describedby="q-hint"
          />
          <div
            className="combobox-list"
            id="q-suggestions"
            role="listbox"
            aria-label={m.search_complete_title()}
            data-from="/consultants/suggest"
            hidden
          />
        </div>
        <Button>{m.search_button()}</Button>
      </div>
    </div>
  )
}

/** Shorter lists need no folding and no filter of their own. */
const LONG = 8

type FilterProps = SearchFrame['facets'][number]

/** The long list that most people choose from stands open; other long ones open where something is chosen in them. */
const startsOpen = ({ facet, options }: FilterProps) =>
  facet === 'subject' || options.length <= LONG || options.some(({ chosen }) => chosen)

function Filter(props: FilterProps) {
  const { facet, title, options } = props
  const chosen = options.filter((option) => option.chosen).length
  return (
    <div className="filter" data-shown={facet} hidden={options.length === 0}>
      <details open={startsOpen(props)}>
        <summary>
          {title}{' '}
          <span className="filter-chosen" data-live={`${facet}-chosen`}>
            {chosen > 0 ? m.search_filter_chosen({ count: formatNumber(chosen) }) : null}
          </span>
        </summary>
        <fieldset>
          <legend className="visually-hidden">{title}</legend>
          <div
            className="filter-options"
            data-live={`${facet}-options`}
            data-filter={m.search_filter_find({ title })}
            data-filter-from={LONG}
            data-filter-hint={m.ui_filter_hint()}
            data-filter-count={m.ui_filter_count({ shown: '#', all: String(options.length) })}
          >
            {options.map(({ value, text, count, chosen }) => {
              const id = `${facet}-${value}`
              return (
                <div className="choice" key={value}>
                  <input id={id} type="checkbox" name={facet} value={value} defaultChecked={chosen} />
                  <label htmlFor={id}>
                    {text}
                    {'\u00a0'}
                    {count === null ? null : <span className="filter-count">{formatNumber(count)}</span>}
                  </label>
                </div>
              )
            })}
          </div>
        </fieldset>
      </details>
    </div>
  )
}

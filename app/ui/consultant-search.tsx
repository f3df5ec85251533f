import { Form, Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Button } from './actions'
import { Notice, Tag } from './feedback'
import { Details, Meta, Section } from './layout'
import { Marked, ResultCard, ResultList } from './results'

export type FacetGroup = {
  facet: string
  title: string
  options: { value: string; text: string; count: number; chosen: boolean }[]
}

export type FoundItem = {
  id: string
  name: string
  kind: string
  place: string
  feeNote: string
  headline: string
  excerpt: string
  subjects: string[]
  moreSubjects: number
  certifiesOnly: boolean
  busy: boolean
  verifiedOutcomes: number
}

/** Words above, filters at the side, results beside them; one form that sends everything in the address. */
export function SearchLayout(props: { words: string; facets: FacetGroup[]; children: ReactNode }) {
  const { words, facets, children } = props
  const narrowed = facets.some(({ options }) => options.some(({ chosen }) => chosen))
  return (
    <div className="search">
      <Form className="search-form" role="search" reloadDocument>
        <div className="search-words">
          <label className="field-label" htmlFor="q">
            {m.search_words_label()}
          </label>
          <p className="field-hint" id="q-hint">
            {m.search_words_hint()}
          </p>
          <div className="search-line">
            <input
              className="input"
              id="q"
              name="q"
              type="search"
              maxLength={200}
              defaultValue={words}
              aria-describedby="q-hint"
            />
            <Button>{m.search_button()}</Button>
          </div>
        </div>
        {facets.length > 0 ? (
          <div className="search-filters">
            <Details summary={m.search_filters_title()} open={narrowed}>
              {facets.map((group) => (
                <Filter key={group.facet} {...group} />
              ))}
              <div className="search-apply">
                <Button variant="secondary">{m.search_filters_apply()}</Button>
                {narrowed ? (
                  <Link to={words ? `/consultants?q=${encodeURIComponent(words)}` : '/consultants'}>
                    {m.search_filters_clear()}
                  </Link>
                ) : null}
              </div>
            </Details>
          </div>
        ) : null}
      </Form>
      <div className="search-results">{children}</div>
    </div>
  )
}

function Filter({ facet, title, options }: FacetGroup) {
  if (options.length === 0) return null
  return (
    <fieldset className="filter">
      <legend className="field-label">{title}</legend>
      <div className="filter-options">
        {options.map(({ value, text, count, chosen }) => {
          const id = `${facet}-${value}`
          return (
            <div className="choice" key={value}>
              <input id={id} type="checkbox" name={facet} value={value} defaultChecked={chosen} />
              <label htmlFor={id}>
                {text} <span className="filter-count">{formatNumber(count)}</span>
              </label>
            </div>
          )
        })}
      </div>
    </fieldset>
  )
}

export function FoundConsultants({ items }: { items: FoundItem[] }) {
  return (
    <ResultList>
      {items.map((item) => (
        <ResultCard
          key={item.id}
          title={<Marked text={item.name} />}
          to={`/consultants/${item.id}`}
          meta={<Meta items={[item.kind, item.place, item.feeNote && m.search_fee({ fee: item.feeNote })]} />}
          tags={<FoundTags item={item} />}
        >
          {item.headline ? (
            <p>
              <Marked text={item.headline} />
            </p>
          ) : null}
          {item.excerpt ? (
            <p>
              <Marked text={item.excerpt} />
            </p>
          ) : null}
          <FoundSubjects item={item} />
        </ResultCard>
      ))}
    </ResultList>
  )
}

function FoundTags({ item }: { item: FoundItem }) {
  return (
    <>
      <Tag tone="ok">{m.search_introduced()}</Tag>
      {item.certifiesOnly ? <Tag tone="info">{m.search_certifies_only()}</Tag> : null}
      {item.busy ? <Tag tone="neutral">{m.search_busy()}</Tag> : null}
    </>
  )
}

function FoundSubjects({ item }: { item: FoundItem }) {
  const { subjects, moreSubjects, verifiedOutcomes } = item
  return (
    <>
      {subjects.length > 0 ? (
        <ul className="found-subjects" aria-label={m.search_services()}>
          {subjects.map((subject) => (
            <li key={subject}>
              <Marked text={subject} />
            </li>
          ))}
          {moreSubjects > 0 ? <li>{m.search_services_more({ count: formatNumber(moreSubjects) })}</li> : null}
        </ul>
      ) : null}
      {verifiedOutcomes > 0 ? <p>{m.search_results_verified({ count: formatNumber(verifiedOutcomes) })}</p> : null}
    </>
  )
}

export type NearestItems = {
  withoutFilters: { count: number; to: string } | null
  mended: { words: string; to: string; items: FoundItem[] } | null
  anyWord: FoundItem[]
}

/** What is near when nothing was found. */
export function NearestConsultants({ nearest }: { nearest: NearestItems }) {
  const { withoutFilters, mended, anyWord } = nearest
  return (
    <>
      {withoutFilters ? (
        <p>
          <Link to={withoutFilters.to}>
            {m.search_nearest_without_filters({ count: formatNumber(withoutFilters.count) })}
          </Link>
        </p>
      ) : null}
      {mended ? (
        <Section title={<Link to={mended.to}>{m.search_nearest_mended_title({ words: mended.words })}</Link>}>
          <FoundConsultants items={mended.items} />
        </Section>
      ) : null}
      {!mended && anyWord.length > 0 ? (
        <Section title={m.search_nearest_any_title()}>
          <FoundConsultants items={anyWord} />
        </Section>
      ) : null}
    </>
  )
}

export const SearchAway = () => (
  <Notice tone="due" title={m.search_unavailable_title()}>
    {m.search_unavailable()}
  </Notice>
)

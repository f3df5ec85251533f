import { Form, Link } from '@remix-run/react'
import type { NeedFacet } from '~/domain/needs/open-need-query'
import { formatNumber } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Button, LinkButton } from '~/ui/actions'
import { Empty, Tag } from '~/ui/feedback'
import { Details, Meta, Prose } from '~/ui/layout'
import { useReadOnly } from '~/ui/read-only'
import { Reasons, ResultList } from '~/ui/results'

type Filter = { facet: NeedFacet; chosen: string; options: { value: string; text: string; count: number }[] }
type NeedFilterProps = { words: string; everything: boolean; filters: Filter[] }

const facetTitle: Record<NeedFacet, () => string> = {
  subject: m.open_need_facet_subject,
  sector: m.open_need_facet_sector,
  commune: m.open_need_facet_commune,
}

/** Words and choices; sent in the address, so that a search can be shared. */
export function NeedFilter({ words, everything, filters }: NeedFilterProps) {
  return (
    <Form className="form need-filter" role="search" reloadDocument>
      <div className="field">
        <label className="field-label" htmlFor="q">
          {m.open_need_words()}
        </label>
        <p className="field-hint" id="q-hint">
          {m.open_need_words_hint()}
        </p>
        <input className="input" id="q" name="q" type="search" defaultValue={words} aria-describedby="q-hint" />
      </div>
      {filters.map((filter) => (
        <Choice key={filter.facet} {...filter} />
      ))}
      <div className="choice need-filter-everything">
        <input id="all" type="checkbox" name="all" value="1" defaultChecked={everything} />
        <label htmlFor="all">{m.open_need_everything()}</label>
      </div>
      <Button variant="secondary">{m.open_need_filter_button()}</Button>
    </Form>
  )
}

const Choice = ({ facet, chosen, options }: Filter) => (
  <div className="field">
    <label className="field-label" htmlFor={facet}>
      {facetTitle[facet]()}
    </label>
    <select className="input select" id={facet} name={facet} defaultValue={chosen}>
      <option value="">{m.open_need_any()}</option>
      {options.map(({ value, text, count }) => (
        <option key={value} value={value}>
          {text} ({formatNumber(count)})
        </option>
      ))}
    </select>
  </div>
)

export type OpenNeedItem = {
  id: string
  title: string
  text: string
  facts: string[]
  /** Null: outside what the profile offers. */
  fit: { reasons: string[]; missing: string[] } | null
  requestId: string | null
  /** Whether they said so, or may. */
  isInterested: boolean
  mayBeInterested: boolean
}

const SHORT = 320

export const OpenNeedList = ({ items }: { items: OpenNeedItem[] }) => (
  <ResultList>
    {items.map((item) => (
      <article key={item.id} className="result">
        <div className="result-main">
          <div className="result-head">
            <h3 className="result-title">{item.title}</h3>
            <NeedTags item={item} />
          </div>
          <div className="result-meta">
            <Meta items={item.facts} />
          </div>
          <div className="result-body">
            <NeedText text={item.text} />
            {item.fit ? <Reasons {...item.fit} /> : null}
            {item.requestId ? (
              <p>
                <Link to={`/requests/${item.requestId}`}>{m.open_need_invited_link()}</Link>
              </p>
            ) : (
              <InterestWay item={item} />
            )}
          </div>
        </div>
      </article>
    ))}
  </ResultList>
)

function InterestWay({ item: { id, title, isInterested, mayBeInterested } }: { item: OpenNeedItem }) {
  const readOnly = useReadOnly()
  const to = `/open-needs/${id}`
  const of = <span className="visually-hidden">{title}</span>
  if (isInterested)
    return (
      <p>
        <Link to={to}>
          {m.open_need_interested_link()} {of}
        </Link>
      </p>
    )
  if (!mayBeInterested || readOnly) return null
  return (
    <LinkButton variant="secondary" toForm to={to}>
      {m.open_need_interest_button()} {of}
    </LinkButton>
  )
}

const NeedTags = ({ item }: { item: OpenNeedItem }) => (
  <div className="result-tags">
    {item.requestId ? <Tag tone="ok">{m.open_need_invited()}</Tag> : null}
    {item.isInterested ? <Tag tone="info">{m.request_interested_tag()}</Tag> : null}
    {item.fit ? null : <Tag tone="neutral">{m.open_need_no_fit()}</Tag>}
  </div>
)

const NeedText = ({ text }: { text: string }) => {
  if (text.length <= SHORT) return <Prose text={text} />
  return (
    <>
      <p>{excerpt(text, SHORT)}</p>
      <Details summary={m.open_need_read_all()}>
        <Prose text={text} />
      </Details>
    </>
  )
}

/** What would help where the list is empty. */
export function NoNeeds({ narrowed, everything }: { narrowed: boolean; everything: boolean }) {
  if (narrowed) {
    return (
      <Empty
        title={m.open_need_narrow_title()}
        action={
          <LinkButton variant="secondary" to="/open-needs">
            {m.open_need_narrow_action()}
          </LinkButton>
        }
      >
        {m.open_need_narrow()}
      </Empty>
    )
  }
  if (everything) return <Empty title={m.open_need_empty_title()}>{m.open_need_empty()}</Empty>
  return (
    <Empty title={m.open_need_none_title()} action={<LinkButton to="/profile">{m.open_need_none_action()}</LinkButton>}>
      {m.open_need_none()}
    </Empty>
  )
}

/** The way to needs that do not fit the profile. */
export const Besides = ({ count, to }: { count: number; to: string }) => (
  <p>
    <Link to={to}>{m.open_need_besides({ count: formatNumber(count) })}</Link>
  </p>
)

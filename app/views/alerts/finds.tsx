import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Meta, Prose, ResultList, Section, Tag } from '~/ui'
import type { FoundThing } from './found-items.server'

type FindsProps = {
  items: readonly (FoundThing & { isNew: boolean })[]
  /** Finds that may no longer be seen. */
  gone: number
}

/** What a saved search found, newest first. */
export const Finds = ({ items, gone }: FindsProps) => (
  <Section title={m.saved_search_found_title()}>
    {items.length === 0 && gone === 0 ? <p>{m.saved_search_found_none()}</p> : null}
    {items.length > 0 ? <FoundList items={items} /> : null}
    {gone > 0 ? <p className="hint">{m.saved_search_found_gone({ count: formatNumber(gone) })}</p> : null}
  </Section>
)

const FoundList = ({ items }: Pick<FindsProps, 'items'>) => (
  <ResultList>
    {items.map((item) => (
      <article key={item.id} className="result">
        <div className="result-main">
          <div className="result-head">
            <h3 className="result-title">{item.to ? <Link to={item.to}>{item.title}</Link> : item.title}</h3>
            {item.isNew ? (
              <div className="result-tags">
                <Tag tone="ok">{m.saved_search_found_new()}</Tag>
              </div>
            ) : null}
          </div>
          <div className="result-meta">
            <Meta items={item.facts} />
          </div>
          <div className="result-body">{item.text ? <Prose text={item.text} /> : null}</div>
        </div>
      </article>
    ))}
  </ResultList>
)

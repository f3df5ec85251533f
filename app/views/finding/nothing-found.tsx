import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import type { SearchResults, subjectLinks } from './search-page.server'
import { LinkButton } from '~/ui/actions'
import { Empty } from '~/ui/feedback'
import { FoundConsultants } from './found-consultants'
import { Section } from '~/ui/layout'

/** A directory that has just been opened. */
export const NobodyYet = () => (
  <Empty title={m.search_nobody_title()} action={<LinkButton to="/">{m.search_none_action()}</LinkButton>}>
    {m.search_nobody()}
  </Empty>
)

type NothingProps = {
  words: string
  /** The search as the query string of its page. */
  search: string
  found: SearchResults
  subjects: ReturnType<typeof subjectLinks>
}

/** Nobody was found: ways to go on that keep what was asked, then who is near. */
export function NothingFound({ words, search, found: { nearest }, subjects }: NothingProps) {
  return (
    <>
      {nearest?.mended ? <Mended mended={nearest.mended} /> : null}
      {nearest?.atPlace && !nearest.mended ? <AtPlace atPlace={nearest.atPlace} /> : null}
      <div className="nothing-found">
        <p>{m.search_none()}</p>
        <ul>
          {nearest?.withoutFilters ? (
            <li>
              <Link to={nearest.withoutFilters.to}>
                {m.search_nearest_without_filters({ count: formatNumber(nearest.withoutFilters.count) })}
              </Link>
            </li>
          ) : null}
          {subjects.map(({ text, to }) => (
            <li key={to}>
              <Link to={to}>{m.search_none_subject({ subject: text })}</Link>
            </li>
          ))}
          <li>
            <Link to={words ? `/?${new URLSearchParams({ text: words })}` : '/'}>{m.search_none_need()}</Link>
          </li>
          <li>
            <Link to={`/ask-department?${new URLSearchParams({ query: search })}`}>{m.search_none_ask()}</Link>
          </li>
        </ul>
      </div>
      {nearest && !nearest.mended && !nearest.atPlace && nearest.anyWord.length > 0 ? (
        <Section title={m.search_nearest_any_title()}>
          <FoundConsultants items={nearest.anyWord} />
        </Section>
      ) : null}
    </>
  )
}

/** The words were mistyped in all likelihood: what was meant comes before every other way to go on. */
const Mended = ({ mended }: { mended: NonNullable<NonNullable<SearchResults['nearest']>['mended']> }) => (
  <Section title={<Link to={mended.to}>{m.search_nearest_mended_title({ words: mended.words })}</Link>}>
    <FoundConsultants items={mended.items} />
  </Section>
)

/** Nobody is where it was asked for: who takes work there, or works elsewhere. */
const AtPlace = ({ atPlace }: { atPlace: NonNullable<NonNullable<SearchResults['nearest']>['atPlace']> }) => (
  <Section title={<Link to={atPlace.to}>{atPlace.title}</Link>}>
    <p>{atPlace.note}</p>
    <FoundConsultants items={atPlace.items} />
  </Section>
)

import { Link } from '@remix-run/react'
import type { SavedSearchKind } from '~/domain/alerts/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton } from '~/ui/actions'
import { Inline } from '~/ui/layout'

/**
 * Leads to keeping the search that the page shows, and to those kept. `query` is the page's query string. A link, so that
 * whoever has to sign in first comes back with the search.
 */
export function SaveSearch({ kind, query, signedIn }: { kind: SavedSearchKind; query: string; signedIn: boolean }) {
  return (
    <div className="save-search">
      <Inline>
        <LinkButton variant="secondary" to={`/saved-searches/new?${new URLSearchParams({ kind, search: query })}`}>
          {m.saved_search_save()}
        </LinkButton>
        <span className="hint">{m.saved_search_save_hint()}</span>
        {signedIn ? <Link to="/saved-searches">{m.saved_search_link()}</Link> : null}
      </Inline>
    </div>
  )
}

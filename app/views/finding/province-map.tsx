import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import type { SearchResults } from './search-page.server'

type Province = NonNullable<SearchResults['map']>[number]

/** How many serve each province: a list from north to south, its entries laid out as tiles roughly where the provinces lie. */
export function ProvinceMap({ provinces }: { provinces: readonly Province[] }) {
  return (
    <>
      <p className="found-note">{m.search_map_note()}</p>
      <ol className="province-map" aria-label={m.search_map_title()}>
        {provinces.map((province) => (
          <li key={province.code} className={placeClass(province)}>
            <Tile {...province} />
          </li>
        ))}
      </ol>
    </>
  )
}

const placeClass = ({ tile }: Province) => (tile ? `tile-row-${tile.row} tile-column-${tile.column}` : undefined)

function Tile({ name, count, tone, home, chosen, to }: Province) {
  const number = formatNumber(count)
  const label = m.search_map_tile({ province: name, count: number })
  return (
    <Link
      to={to}
      className={`tile tile-tone-${tone}${home ? ' tile-home' : ''}`}
      aria-label={home ? m.search_map_tile_home({ tile: label }) : label}
      aria-current={chosen ? 'true' : undefined}
    >
      <span className="tile-name">{name}</span>
      <span className="tile-count">{number}</span>
    </Link>
  )
}

import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import type { MappedCommune } from './commune-map.server'

/** Communes as tiles about where they lie, each a link with its number; what a phone has no room for stands in the table beneath. */
export function CommuneMap({ communes, unknown }: { communes: readonly MappedCommune[]; unknown: number }) {
  if (communes.length === 0) return <p className="hint">{m.place_map_none()}</p>
  return (
    <>
      <p className="hint">{m.place_map_note()}</p>
      <ol className="commune-map" aria-label={m.place_map_title()}>
        {communes.map(({ code, name, shortName, count, tone, tile, to }) => (
          <li key={code} className={`tile-row-${tile.row} tile-column-${tile.column}`}>
            <Link
              to={to}
              className={`tile tile-tone-${tone}`}
              title={name}
              aria-label={m.place_map_tile({ commune: name, count: formatNumber(count) })}
            >
              <span className="tile-name">{shortName}</span>
              <span className="tile-count">{formatNumber(count)}</span>
            </Link>
          </li>
        ))}
      </ol>
      {unknown > 0 ? <p className="hint">{m.place_map_note_unknown({ count: formatNumber(unknown) })}</p> : null}
    </>
  )
}

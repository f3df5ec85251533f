import type { Client } from 'pg'
import type { DirectoryQuery } from '~/domain/discovery/search-query'
import { today } from '~db/clock'
import { dayNumber } from '~/domain/discovery/consultants-index.server'
import { indexes } from '~/domain/discovery/indexes.server'
import { timed, type Times, timesFor } from './measure'
import { bytesOf } from './place'
import { withPostgres } from './postgres-server'

export type PostgresFigures = { version: string; build: number; bytes: number; page: Times }

/** Its search as one would write it: folded words, an array for each filter, one statement for hits and facet counts. */
const TABLE = `
  CREATE EXTENSION unaccent;
  CREATE TEXT SEARCH CONFIGURATION folded (COPY = simple);
  ALTER TEXT SEARCH CONFIGURATION folded ALTER MAPPING FOR hword, hword_part, word WITH unaccent, simple;
  CREATE TABLE consultants (
    id text PRIMARY KEY, document jsonb NOT NULL, words tsvector NOT NULL, subjects text[] NOT NULL,
    sectors text[] NOT NULL, provinces text[] NOT NULL, languages text[] NOT NULL, kind text NOT NULL,
    roles text[] NOT NULL, checked_until integer NOT NULL
  )`

const FILL = `
  INSERT INTO consultants
  SELECT d->>'id', d,
    setweight(to_tsvector('folded', d->>'name'), 'A') ||
    setweight(to_tsvector('folded', concat_ws(' ', d->>'subjectNames', d->>'headline')), 'B') ||
    setweight(to_tsvector('folded', concat_ws(' ', d->>'services', d->>'introduction')), 'C') ||
    setweight(to_tsvector('folded', concat_ws(' ', d->>'subjectAliases', d->>'sectorNames', d->>'placeNames')), 'D'),
    ${['subjects', 'sectors', 'provinces', 'languages'].map((field) => `ARRAY(SELECT jsonb_array_elements_text(d->'${field}'))`).join(', ')},
    d->>'kind', ARRAY(SELECT jsonb_array_elements_text(d->'roles')), (d->>'checkedUntil')::integer
  FROM jsonb_array_elements($1::jsonb) AS d`

const INDEXED = ['words', 'subjects', 'sectors', 'provinces', 'roles']
const FACETS = ['subjects', 'sectors', 'provinces', 'languages', 'roles']

const counts = (values: string) =>
  `(SELECT json_object_agg(value, n) FROM (SELECT value, count(*) AS n FROM found, ${values} GROUP BY value) AS counted)`

const PAGE = `
  WITH found AS MATERIALIZED (
    SELECT id, ts_rank(words, query) AS score, ${FACETS.join(', ')}, kind
    FROM consultants, plainto_tsquery('folded', $1) AS query
    WHERE words @@ query AND provinces && $2 AND sectors && $3 AND roles && $4 AND checked_until >= $5
  )
  SELECT
    (SELECT count(*) FROM found) AS total,
    (SELECT json_agg(document) FROM
      (SELECT document FROM found JOIN consultants USING (id) ORDER BY score DESC, id LIMIT 10) AS first) AS hits,
    ${FACETS.map((field) => `${counts(`unnest(${field}) AS value`)} AS ${field}`).join(',\n    ')},
    ${counts('LATERAL (SELECT kind AS value) AS own')} AS kinds`

/** Full text of PostgreSQL 15 with the same documents and queries; undefined where it is not installed. */
export const measurePostgres = (queries: readonly DirectoryQuery[]): Promise<PostgresFigures | undefined> =>
  withPostgres(async (client, folder) => {
    const { took: build } = await timed(() => fill(client))
    const page = await timesFor(queries, ({ text, chosen }) =>
      client.query({
        name: 'page',
        text: PAGE,
        values: [text, chosen.province, chosen.sector, chosen.role, dayNumber(today())],
      }),
    )
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version')
    return { version: rows[0]!.server_version, build, bytes: bytesOf(folder), page }
  })

async function fill(client: Client) {
  await client.query(TABLE)
  for (const documents of indexes.consultants.everything()) await client.query(FILL, [JSON.stringify(documents)])
  for (const field of INDEXED) await client.query(`CREATE INDEX ON consultants USING gin (${field})`)
  await client.query('VACUUM ANALYZE consultants')
}

import type { EngineName } from '~search/engine'
import { loadBefore, machine } from './machine'
import type { Times } from './measure'
import type { EngineFigures, Figures } from './measure-all'
import type { Background } from './product'

/** The figures as docs/performance.md tells them. `took`: milliseconds for everything. */
export function report(figures: Figures, took: number): string {
  const { plan, raw } = figures
  return `# Performance

${plan.profiles.toLocaleString('en')} generated profiles of some 1 KB, ${new Date().toISOString().slice(0, 10)}, by \`npm run bench${asked(figures)}\`
(${minutes(took)} in all). One run on one machine, everything on it at once: compare the figures with each other rather than with
another machine's.

${machineTable(figures)}

## Targets

${table(['', 'measured (p95)', 'target', ''], targets(figures))}

## Answers

Milliseconds, p50 / p95 / slowest (n), one after the other. A page is the directory's own: words, three filters, six facets whose
counts leave out their own choice, ten cards read from SQL; without the HTML around it. "Raw" is one query to the search server
with the same words, filters and facets. PostgreSQL: folded words (unaccent, simple), GIN, one statement for hits and counts,
default settings.

${table(['', 'Meilisearch', 'embedded (FTS5)', 'PostgreSQL 15'], answers(figures))}

Raw Meilisearch query: ${times(raw)}. Subjects for a text (no engine is asked): ${times(figures.suggest)}.

## Changes

${table(['', 'Meilisearch', 'embedded (FTS5)', 'PostgreSQL 15'], changes(figures))}

"Published → findable" is the officer's command until a search has the profile, ${figures.engines[0]!.publish.n} times, while 20 pages a second are
searched; searches and worker share one process, as in the application. A rebuild runs in a process of its own, as
\`npm run reindex\` does, while 5 pages a second are searched.
`
}

const asked = ({ plan }: Figures) =>
  plan.profiles === 100_000 && !plan.quick ? '' : ` -- --profiles ${plan.profiles}${plan.quick ? ' --quick' : ''}`

function machineTable({ postgres, databaseBytes, generated, serverMemory }: Figures): string {
  const { processor, cores, memoryGiB, node, meilisearch, sqlite } = machine()
  const memory = serverMemory
    ? `; the server held ${megabytes(serverMemory.now)} at the end and ${megabytes(serverMemory.most)} at most, its mapped files included`
    : ''
  return [
    `- ${processor}, ${cores} cores, ${memoryGiB} GiB; Node ${node}, SQLite ${sqlite}; load before the start ${loadBefore.toFixed(1)}`,
    `- Meilisearch ${meilisearch}, bundled, indexing memory limited to 256 MiB${memory}`,
    `- PostgreSQL ${postgres?.version ?? '15 is not installed here'}`,
    `- database ${megabytes(databaseBytes)}, filled in ${seconds(generated)}`,
  ].join('\n')
}

const PAGE_RATIO = 2
const MATCH_WITHIN = 150
const SUGGEST_WITHIN = 30
const FINDABLE_WITHIN = 1_000

function targets({ engines, raw, suggest }: Figures): string[][] {
  const row = (what: string, value: number, limit: number, unit: 'ms' | '×') => [
    what,
    `${rounded(value)} ${unit}`,
    `≤ ${limit} ${unit}`,
    value <= limit ? 'met' : '**missed**',
  ]
  return [
    ['page beside the raw query', ...row('', engines[0]!.page.p95 / raw.p95, PAGE_RATIO, '×').slice(1)],
    row('subjects for a text', suggest.p95, SUGGEST_WITHIN, 'ms'),
    ...engines.flatMap(({ engine, match, publish }) => [
      row(`need → ranked consultants, ${engine}`, match.p95, MATCH_WITHIN, 'ms'),
      row(`published → findable, ${engine}`, publish.p95, FINDABLE_WITHIN, 'ms'),
    ]),
    ...engines.map(({ engine, whileRebuilding: { failed, n } }) => [
      `searches that failed during a rebuild, ${engine}`,
      `${failed} of ${n}`,
      '0',
      failed === 0 ? 'met' : '**missed**',
    ]),
  ]
}

const answers = ({ engines, postgres }: Figures): string[][] => [
  ['page, keywords', ...engines.map(({ page }) => times(page)), postgres ? times(postgres.page) : 'not installed'],
  ['page, a sentence', ...engines.map(({ sentence }) => times(sentence)), '–'],
  ['need → ranked consultants', ...engines.map(({ match }) => times(match)), '–'],
]

function changes({ engines, postgres }: Figures): string[][] {
  const each = (what: string, tell: (figures: EngineFigures) => string, other = '–') => [
    what,
    ...engines.map(tell),
    other,
  ]
  return [
    each('first build', ({ build }) => seconds(build.took), postgres && seconds(postgres.build)),
    each('on the disk', ({ bytes }) => megabytes(bytes), postgres && megabytes(postgres.bytes)),
    each('memory of the building process', ({ build }) => (build.memory ? megabytes(build.memory) : '–')),
    each('published → findable', ({ publish }) => times(publish)),
    each('pages meanwhile', ({ engine, whilePublishing }) => background(engine, whilePublishing)),
    each('rebuild with searches going on', ({ rebuild }) => seconds(rebuild.took)),
    each('pages meanwhile', ({ engine, whileRebuilding }) => background(engine, whileRebuilding)),
  ]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const rounded = (value: number) => (value < 10 ? value.toFixed(1) : String(Math.round(value)))
const times = ({ n, p50, p95, most }: Times) => `${rounded(p50)} / ${rounded(p95)} / ${rounded(most)} (${n})`
const background = (engine: EngineName, { failed, simpler, ...searches }: Background) => {
  const instead = engine === 'meilisearch' && simpler > 0 ? `, ${simpler} answered by the embedded engine` : ''
  return `${times(searches)}, ${failed} failed${instead}`
}
const seconds = (milliseconds: number) => `${rounded(milliseconds / 1000)} s`
const minutes = (milliseconds: number) => `${Math.round(milliseconds / 60_000)} min`
const megabytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`

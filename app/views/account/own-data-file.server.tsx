import { renderToStaticMarkup } from 'react-dom/server'
import type { DataFormat } from '~/domain/accounts/lifecycle'
import { attachmentHeader } from '~/domain/files/kinds'
import { MOST_RECORDS } from '~/domain/leaving/holdings'
import type { DataRecord, DataSection, OwnData } from '~/domain/leaving/own-data.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { dayOf } from '~db/clock'
import { fieldName, partName, valueText } from './own-data-words.server'

const mediaTypes: Record<DataFormat, string> = { html: 'text/html; charset=utf-8', json: 'application/json' }

/** What is held about somebody as a file: to read, or for another program. Both hold the same. */
export function ownDataFile(data: OwnData, name: string, format: DataFormat): Response {
  const text =
    format === 'json' ? asJson(data) : `<!doctype html>${renderToStaticMarkup(<Page {...data} name={name} />)}`
  return new Response(text, {
    headers: {
      'Content-Type': mediaTypes[format],
      'Content-Disposition': attachmentHeader(`${m.data_file_name({ day: dayOf(data.madeAt) })}.${format}`),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
    },
  })
}

function asJson({ madeAt, sections }: OwnData): string {
  const cut = sections.filter(({ isCut }) => isCut).map(({ part }) => part)
  const parts = Object.fromEntries(sections.map(({ part, records }) => [part, records]))
  return JSON.stringify({ madeAt, cut, ...parts }, null, 2)
}

const STYLE = `
:root { color-scheme: light dark }
body { font: 16px/1.6 sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2.5rem; border-bottom: 1px solid }
dl { margin: 0; padding: .75rem 0; border-bottom: 1px solid #8888; break-inside: avoid }
dt { font-weight: 600 }
dd { margin: 0 0 .25rem; white-space: pre-wrap; overflow-wrap: anywhere }
@media (min-width: 40rem) { dl { display: grid; grid-template-columns: 12rem 1fr; column-gap: 1rem } }
@media print { body { margin: 0; max-width: none } }
`

/** Needs nothing beside itself: it is opened from a disk, and printed. */
const Page = ({ name, madeAt, sections }: OwnData & { name: string }) => (
  <html lang={getLocale()}>
    <head>
      <meta charSet="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{m.data_file_title({ name })}</title>
      <style dangerouslySetInnerHTML={{ __html: STYLE }} />
    </head>
    <body>
      <h1>{m.data_file_title({ name })}</h1>
      <p>{m.data_file_made({ moment: formatMoment(madeAt) })}</p>
      <p>{m.data_held_not()}</p>
      {sections.map((section) => (
        <Part key={section.part} {...section} />
      ))}
    </body>
  </html>
)

const Part = ({ part, records, isCut }: DataSection) => (
  <section>
    <h2>{partName[part]()}</h2>
    {isCut ? <p>{m.data_cut({ maximum: formatNumber(MOST_RECORDS) })}</p> : null}
    {records.length === 0 ? <p>{m.data_file_none()}</p> : null}
    {records.map((record, index) => (
      <dl key={index}>{Object.entries(record).map(([field, value]) => fieldOf(part, field, value))}</dl>
    ))}
  </section>
)

/** What is not said is left out. */
function fieldOf(part: DataSection['part'], field: string, value: DataRecord[string]) {
  const text = valueText(part, field, value)
  if (text === '') return null
  return [<dt key={`${field} term`}>{fieldName[field]!()}</dt>, <dd key={field}>{text}</dd>]
}

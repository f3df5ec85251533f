import { strFromU8, unzipSync } from 'fflate'

/** All pieces of a file. */
export async function bytesOf(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = []
  for await (const piece of pieces) all.push(piece)
  return Buffer.concat(all)
}

/** The rows of a CSV by RFC 4180, its mark of UTF-8 first. */
export function rowsOfCsv(bytes: Uint8Array, separator: ';' | ','): string[][] {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  if (!text.startsWith('\uFEFF')) throw new Error('no mark of UTF-8')
  const rows: string[][] = []
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^"${separator}\r\n]*))(${separator}|\r\n)`, 'gy')
  let row: string[] = []
  let end = 1
  cell.lastIndex = 1
  for (let found = cell.exec(text); found; found = cell.exec(text)) {
    end = cell.lastIndex
    row.push(found[1] === undefined ? found[2]! : found[1].replaceAll('""', '"'))
    if (found[3] === separator) continue
    rows.push(row)
    row = []
    if (end === text.length) break
  }
  if (end !== text.length || row.length > 0) throw new Error(`cannot be read from ${end}: ${text.slice(end, end + 40)}`)
  return rows
}

/** A cell as a spreadsheet has it: a text is never anything else, a day or moment is a number in a format of days. */
export type SheetCell = string | number | { day: string } | { moment: string } | null

const FORMATS = ['plain', 'text', 'text', 'day', 'moment'] as const

const inText = (xml: string) =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** The sheets of an XLSX by name, as their XML says them. */
export function sheetsOf(bytes: Uint8Array): Map<string, SheetCell[][]> {
  const parts = unzipSync(bytes)
  const part = (name: string) => strFromU8(parts[name]!)
  const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name]) => inText(name!))
  const styles = /<cellXfs[^>]*>(.*)<\/cellXfs>/.exec(part('xl/styles.xml'))![1]!
  const formatIds = [...styles.matchAll(/<xf numFmtId="(\d+)"/g)].map(([, id]) => Number(id))
  if (String(formatIds) !== '0,49,49,164,165') throw new Error(`other styles: ${formatIds}`)
  return new Map(names.map((name, place) => [name, rowsIn(part(`xl/worksheets/sheet${place + 1}.xml`))]))
}

const rowsIn = (xml: string) => [...xml.matchAll(/<row>(.*?)<\/row>/gs)].map(([, row]) => cellsIn(row!))

const cellsIn = (row: string) =>
  [...row.matchAll(/<c(?: s="(\d)")?(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs)].map(([, style, type, inner]): SheetCell => {
    if (inner === undefined) return null
    if (type === 'inlineStr') return inText(/<t xml:space="preserve">(.*)<\/t>/s.exec(inner)![1]!)
    const number = Number(/<v>(.*)<\/v>/.exec(inner)![1])
    const format = FORMATS[Number(style ?? 0)]
    const moment = new Date(Math.round((number - 25_569) * 86_400) * 1000).toISOString()
    if (format === 'day') return { day: moment.slice(0, 10) }
    return format === 'moment' ? { moment: moment.slice(0, 16).replace('T', ' ') } : number
  })

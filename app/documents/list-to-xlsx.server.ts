import { type Cell, type CellKind, type ListFile, MOST_CELL, serialOf, writable } from './list-file'

/** Places in `cellXfs` of the styles below. */
const STYLE = { plain: 0, head: 1, text: 2, day: 3, moment: 4 } as const

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const CONTENT_TYPES = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/></Types>`

const relations = (...targets: [type: string, target: string][]) =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(([type, target], place) => `<Relationship Id="rId${place + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`

/** Day and moment as papers here write them; `@`: text stays text when somebody edits the cell. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

const workbook = ({ list, about }: ListFile['sheets']) =>
  `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${inXml(list)}" sheetId="1" r:id="rId1"/><sheet name="${inXml(about)}" sheetId="2" r:id="rId2"/></sheets></workbook>`

const WIDTHS: Record<CellKind, number> = { text: 28, number: 14, day: 13, moment: 18, link: 40 }

/**
 * A list as an XLSX, batch by batch: a sheet with the rows, and one that says what they are. No more of it is held than a
 * batch and what of it is packed. The library is loaded with the first one.
 */
export async function* listToXlsx({ columns, batches, sheets, about }: ListFile): AsyncGenerator<Uint8Array> {
  const { strToU8, Zip, ZipDeflate } = await import('fflate')
  const packed: Uint8Array[] = []
  const zip = new Zip((error, bytes) => {
    if (error) throw error
    packed.push(bytes)
  })
  const part = (name: string) => {
    const file = new ZipDeflate(name, { level: 3 })
    zip.add(file)
    return (xml: string, isLast = false) => file.push(strToU8(xml), isLast)
  }
  const taken = () => packed.splice(0)

  part('[Content_Types].xml')(CONTENT_TYPES, true)
  part('_rels/.rels')(relations(['officeDocument', 'xl/workbook.xml']), true)
  part('xl/workbook.xml')(workbook(sheets), true)
  part('xl/_rels/workbook.xml.rels')(
    relations(['worksheet', 'worksheets/sheet1.xml'], ['worksheet', 'worksheets/sheet2.xml'], ['styles', 'styles.xml']),
    true,
  )
  part('xl/styles.xml')(STYLES, true)
  const write = part('xl/worksheets/sheet1.xml')
  write(
    sheetBegin(
      columns.map(({ kind }) => WIDTHS[kind]),
      true,
    ) + headRow(columns.map(({ label }) => label)),
  )
  yield* taken()
  let rows = 0
  for await (const batch of batches) {
    rows += batch.length
    write(
      batch.map((row) => `<row>${columns.map(({ kind }, place) => cell(row[place], kind)).join('')}</row>`).join(''),
    )
    yield* taken()
  }
  write(SHEET_END, true)
  const said = about(rows).map(([name, value]) => `<row>${cell(name, 'text')}${cell(value, 'text')}</row>`)
  part('xl/worksheets/sheet2.xml')(sheetBegin([24, 80], false) + said.join('') + SHEET_END, true)
  zip.end()
  yield* taken()
}

/** `isFrozen`: the first row stays in sight. */
const sheetBegin = (widths: number[], isFrozen: boolean) =>
  `${HEAD}<worksheet xmlns="${MAIN}">${
    isFrozen
      ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
      : ''
  }<cols>${widths
    .map((width, place) => `<col min="${place + 1}" max="${place + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>`

const SHEET_END = '</sheetData></worksheet>'

const headRow = (labels: string[]) => `<row>${labels.map((label) => textCell(label, STYLE.head)).join('')}</row>`

function cell(value: Cell, kind: CellKind): string {
  if (value === null || value === undefined || value === '') return '<c/>'
  if (typeof value === 'number') return `<c><v>${value}</v></c>`
  if (value instanceof Date) return `<c s="${STYLE.moment}"><v>${serialOf(value)}</v></c>`
  if (kind === 'day') return `<c s="${STYLE.day}"><v>${serialOf(value)}</v></c>`
  return textCell(value, STYLE.text)
}

/** A text is written as one: what begins like a formula is none here. */
const textCell = (text: string, style: number) =>
  `<c s="${style}" t="inlineStr"><is><t xml:space="preserve">${inXml(text)}</t></is></c>`

const inXml = (text: string) =>
  writable(text.slice(0, MOST_CELL))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

import type * as Docx from 'docx'
import {
  type Block,
  type Column,
  INDENT,
  inSections,
  type Of,
  type OnPaper,
  PAGE,
  type Paper,
  sentTo,
  SIGNATURE_ROOM,
  SIZE,
} from './paper'

const FONT = 'Times New Roman'
/** Twentieths of a point, in which Word counts. */
const twips = (millimetres: number) => Math.round((millimetres / 25.4) * 1440)
const points = (size: number) => size * 20
/** Rows up to which a table stands on one page. */
const KEPT_TOGETHER = 10
const WIDTH = twips(PAGE.width - PAGE.left - PAGE.right)

/** A paper as a DOCX that Word and LibreOffice open. The library is loaded with the first one. */
export async function paperToDocx(paper: Paper, { title, foot }: OnPaper): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import('docx')
  const { Document, NumberFormat, Packer } = docx
  const document = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    styles: {
      default: {
        document: {
          run: { font: FONT, size: SIZE.text * 2, language: { value: 'vi-VN' } },
          paragraph: { spacing: { before: points(3), after: points(3), line: 276 } },
        },
      },
    },
    sections: inSections(paper).map((blocks) => ({
      properties: {
        titlePage: true,
        page: {
          size: { width: twips(PAGE.width), height: twips(PAGE.height) },
          pageNumbers: { start: 1, formatType: NumberFormat.DECIMAL },
          margin: {
            top: twips(PAGE.top),
            bottom: twips(PAGE.bottom),
            left: twips(PAGE.left),
            right: twips(PAGE.right),
            header: twips(PAGE.top / 2),
            footer: twips(PAGE.bottom / 2),
          },
        },
      },
      headers: { default: pageNumber(docx) },
      footers: { default: footer(docx, foot), first: footer(docx, foot) },
      children: blocks.flatMap((block) => written(docx, block)),
    })),
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** A simple field with a result in it: Word repairs files whose page fields have none. */
const pageNumber = ({ AlignmentType, Header, Paragraph, SimpleField }: typeof Docx) =>
  new Header({
    children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new SimpleField('PAGE', '2')] })],
  })

const footer = ({ AlignmentType, Footer, Paragraph, TextRun }: typeof Docx, text: string) =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 0, after: 0 },
        children: [new TextRun({ text, size: SIZE.small * 2 })],
      }),
    ],
  })

function written(docx: typeof Docx, block: Block): (Docx.Paragraph | Docx.Table)[] {
  const { AlignmentType, LeaderType, Paragraph, Tab, TabStopType, TextRun } = docx
  const bold = (text: string, size: number = SIZE.text) => new TextRun({ text, bold: true, size: size * 2 })
  const alignment = AlignmentType.CENTER
  const headed = (text: string, spacing?: Docx.ISpacingProperties) =>
    new Paragraph({ alignment, keepNext: true, spacing, children: [bold(text, SIZE.title)] })
  switch (block.kind) {
    case 'motto':
      return [
        new Paragraph({ alignment, spacing: { before: 0, after: 0 }, children: [bold(block.nation)] }),
        new Paragraph({
          alignment,
          spacing: { before: 0, after: points(18) },
          children: [new TextRun({ text: block.motto, bold: true, underline: {} })],
        }),
      ]
    case 'letterhead':
      return [letterhead(docx, block), afterTable(docx, 12)]
    case 'subject':
      return [headed(block.text, { before: 0, after: 0 }), shortLine(docx, WIDTH, 40)]
    case 'addressed':
      return [
        new Paragraph({ alignment, spacing: { before: points(8), after: 0 }, children: [new TextRun(block.label)] }),
        ...sentTo(block.to).map(
          (line, place) =>
            new Paragraph({
              indent: { left: Math.round(WIDTH / 4) },
              spacing: { before: 0, after: place === block.to.length - 1 ? points(8) : 0 },
              children: [new TextRun(line)],
            }),
        ),
      ]
    case 'appendix':
      return [
        headed(block.number),
        headed(block.title),
        new Paragraph({ alignment, children: [new TextRun({ text: block.note, italics: true })] }),
      ]
    case 'sent':
      return [sent(docx, block), afterTable(docx, 1)]
    case 'title':
      return [headed(block.text)]
    case 'middle':
      return [new Paragraph({ alignment, children: [new TextRun({ text: block.text, italics: block.italic })] })]
    case 'heading':
      return [new Paragraph({ keepNext: true, spacing: { before: points(10) }, children: [bold(block.text)] })]
    case 'text':
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          keepNext: block.leads,
          indent: { firstLine: twips(INDENT) },
          children: [...(block.lead ? [bold(`${block.lead} `)] : []), new TextRun(block.text)],
        }),
      ]
    case 'item':
      return [
        new Paragraph({
          alignment: AlignmentType.JUSTIFIED,
          indent: { left: twips(INDENT + 4), hanging: twips(4) },
          tabStops: [{ type: TabStopType.LEFT, position: twips(INDENT + 4) }],
          children: [new TextRun({ children: ['-', new Tab(), block.text] })],
        }),
      ]
    case 'field':
      return [
        new Paragraph({
          tabStops: [{ type: TabStopType.RIGHT, position: WIDTH, leader: LeaderType.DOT }],
          children: [new TextRun({ children: [`${block.label}: `, block.value ?? new Tab()] })],
        }),
      ]
    case 'table':
      return [table(docx, block), afterTable(docx, 6)]
    case 'signatures':
      return [signatures(docx, block.sides), afterTable(docx, 1)]
  }
}

/** A line in the middle of `width`, as long as so many per cent of it. */
function shortLine({ BorderStyle, LineRuleType, Paragraph }: typeof Docx, width: number, percent: number) {
  const side = Math.round((width * (100 - percent)) / 200)
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: points(2), after: points(4), line: points(2), lineRule: LineRuleType.EXACT },
    border: { top: { style: BorderStyle.SINGLE, size: 6, space: 0 } },
  })
}

/** Agencies to the left, the country to the right; under them number and place. */
function letterhead(docx: typeof Docx, { superior, agency, nation, motto, number, place }: Of<'letterhead'>) {
  const { AlignmentType, Paragraph, Table, TableBorders, TableCell, TableRow, TextRun, WidthType } = docx
  const widths = [Math.round(WIDTH * 0.42), Math.round(WIDTH * 0.58)] as const
  const line = (text: string, size: number, style: object = {}) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 0, after: 0, line: 240 },
      children: [new TextRun({ text, size: size * 2, ...style })],
    })
  const cell = (width: number, children: Docx.Paragraph[]) =>
    new TableCell({ width: { size: width, type: WidthType.DXA }, margins: { left: 0, right: 0 }, children })
  const row = (left: Docx.Paragraph[], right: Docx.Paragraph[]) =>
    new TableRow({ cantSplit: true, children: [cell(widths[0], left), cell(widths[1], right)] })
  const { table: small, text: middling } = SIZE
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    borders: TableBorders.NONE,
    rows: [
      row(
        [line(superior, small), line(agency, small, { bold: true }), shortLine(docx, widths[0], 40)],
        [line(nation, small, { bold: true }), line(motto, middling, { bold: true }), shortLine(docx, widths[1], 54)],
      ),
      row([line(number, middling)], [line(place, middling, { italics: true })]),
    ],
  })
}

/** Whom it is sent to, at the left, level with who signs. */
function sent(docx: typeof Docx, { label, to, office, hint }: Of<'sent'>) {
  const { AlignmentType, Paragraph, Table, TableBorders, TableCell, TableRow, TextRun, WidthType } = docx
  const width = Math.round(WIDTH / 2)
  const line = (text: string, size: number, style: object, alignment: 'LEFT' | 'CENTER', before = 0) =>
    new Paragraph({
      alignment: AlignmentType[alignment],
      spacing: { before: points(before), after: 0, line: 240 },
      children: [new TextRun({ text, size: size * 2, ...style })],
    })
  const cell = (children: Docx.Paragraph[]) =>
    new TableCell({ width: { size: width, type: WidthType.DXA }, margins: { left: 0, right: 0 }, children })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [width, width],
    borders: TableBorders.NONE,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell([
            line(label, SIZE.table, { bold: true, italics: true }, 'LEFT', 14),
            ...sentTo(to).map((text) => line(text, SIZE.sent, {}, 'LEFT')),
          ]),
          cell([
            line(office, SIZE.title, { bold: true }, 'CENTER', 14),
            line(hint, SIZE.table, { italics: true }, 'CENTER'),
            line('', SIZE.title, {}, 'CENTER', SIGNATURE_ROOM),
          ]),
        ],
      }),
    ],
  })
}

/** Two tables without a paragraph between are one, and none stands at the end; as high as so many points. */
const afterTable = ({ LineRuleType, Paragraph }: typeof Docx, height: number) =>
  new Paragraph({ spacing: { before: 0, after: 0, line: points(height), lineRule: LineRuleType.EXACT } })

function table(docx: typeof Docx, { columns, rows, total }: Of<'table'>) {
  const { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType } = docx
  const widths = columns.map(({ width }) => Math.round((WIDTH * width) / 100))
  const cell = (text: string, { align }: Pick<Column, 'align'>, index: number, bold: boolean, keepNext: boolean) =>
    new TableCell({
      width: { size: widths[index]!, type: WidthType.DXA },
      margins: { left: 80, right: 80 },
      verticalAlign: bold ? VerticalAlignTable.CENTER : VerticalAlignTable.TOP,
      children: [
        new Paragraph({
          keepNext,
          alignment: AlignmentType[align === 'left' ? 'LEFT' : align === 'right' ? 'RIGHT' : 'CENTER'],
          spacing: { before: points(2), after: points(2), line: 240 },
          children: [new TextRun({ text, bold, size: SIZE.table * 2 })],
        }),
      ],
    })
  const head = columns.map(({ title }, index) => cell(title, { align: 'center' }, index, true, true))
  const body = rows.map((row, place) => {
    const isTotal = total === true && place === rows.length - 1
    const staysWithNext = rows.length <= KEPT_TOGETHER && place < rows.length - 1
    const children = row.map((text, index) => cell(text, columns[index]!, index, isTotal, staysWithNext))
    return new TableRow({ cantSplit: true, children })
  })
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head }), ...body],
  })
}

/** Side by side, never over two pages. */
function signatures(docx: typeof Docx, sides: Of<'signatures'>['sides']) {
  const { AlignmentType, Paragraph, Table, TableBorders, TableCell, TableRow, TextRun, WidthType } = docx
  const width = Math.round(WIDTH / sides.length)
  const middle = (text: string, style: object = {}, before = 0) =>
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: points(before), after: 0 },
      children: [new TextRun({ text, ...style })],
    })
  const children = sides.map(
    ({ title, hint, name }) =>
      new TableCell({
        width: { size: width, type: WidthType.DXA },
        children: [
          middle(title, { bold: true }, 14),
          middle(hint, { italics: true, size: SIZE.table * 2 }),
          middle(name, { bold: true }, SIGNATURE_ROOM),
        ],
      }),
  )
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: sides.map(() => width),
    borders: TableBorders.NONE,
    rows: [new TableRow({ cantSplit: true, children })],
  })
}

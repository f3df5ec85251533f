import { createRequire } from 'node:module'
import path from 'node:path'
import { type Block, INDENT, type Of, type OnPaper, PAGE, type Paper, sentTo, SIGNATURE_ROOM, SIZE } from './paper'

const points = (millimetres: number) => (millimetres / 25.4) * 72
const INNER = points(PAGE.width - PAGE.left - PAGE.right)

type Placed = { id?: string; headlineLevel?: number; pageNumbers: number[] }
/** What leads to something; what stands in the margins, which pdfmake counts among what follows. */
const LEADS = 1
const MARGINAL = 2

/** A paper as a PDF, in a font that is as wide as Times New Roman. Library and font are loaded with the first one. */
export async function paperToPdf(paper: Paper, { title, foot }: OnPaper): Promise<Uint8Array<ArrayBuffer>> {
  const pdfmake = await loaded()
  const sides = [PAGE.left, PAGE.top, PAGE.right, PAGE.bottom].map(points)
  /** On which page each appendix begins, by its number: their pages are counted anew. */
  const begins = new Map<string, number>()
  const document = () => ({
    pageSize: 'A4',
    pageMargins: sides,
    info: { title },
    defaultStyle: { font: 'Tinos', fontSize: SIZE.text, lineHeight: 1.12 },
    header: (page: number) => {
      const number = page - Math.max(1, ...[...begins.values()].filter((first) => first <= page)) + 1
      return number === 1 ? null : marginal(String(number), SIZE.text, points(PAGE.top / 2) - 4)
    },
    footer: marginal(foot, SIZE.small, points(PAGE.bottom / 3)),
    content: inPieces(paper),
    /** What leads to something is not left alone at the foot of a page. */
    pageBreakBefore: (node: Placed, nodes: { getFollowingNodesOnPage(): Placed[] }) => {
      if (node.id) begins.set(node.id, node.pageNumbers[0]!)
      return (
        node.headlineLevel === LEADS &&
        nodes.getFollowingNodesOnPage().every(({ headlineLevel }) => headlineLevel !== undefined)
      )
    },
  })
  // A page's number is written before it is known where the appendices begin: what the first time finds, the second writes.
  if (paper.some(({ kind }) => kind === 'appendix')) await pdfmake.createPdf(document()).getBuffer()
  return pdfmake.createPdf(document()).getBuffer()
}

const marginal = (text: string, fontSize: number, top: number) => ({
  text,
  fontSize,
  alignment: 'center',
  margin: [points(PAGE.left), top, points(PAGE.right), 0],
  headlineLevel: MARGINAL,
})

let library: Promise<typeof import('pdfmake').default> | undefined
const loaded = () => (library ??= load())

async function load() {
  const { default: pdfmake } = await import('pdfmake')
  const font = path.dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'))
  const face = (name: string) => path.join(font, name, `Tinos_${name}.ttf`)
  const faces = {
    normal: face('400Regular'),
    bold: face('700Bold'),
    italics: face('400Regular_Italic'),
    bolditalics: face('700Bold_Italic'),
  }
  pdfmake.addFonts({ Tinos: faces })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((file) => Object.values(faces).includes(file))
  return pdfmake
}

/**
 * What leads to a short table, or to the signatures, is one piece with it that stands on one page. (Of a table that moves to the next
 * page pdfmake says the place where it was first.)
 */
function inPieces(paper: Paper): object[] {
  const content: object[] = []
  let leading: Block[] = []
  for (const block of paper) {
    const leads = block.kind === 'heading' || (block.kind === 'text' && block.leads)
    if (leads) {
      leading.push(block)
      continue
    }
    if (standsOnOnePage(block)) {
      const stack = [...leading, block].map((each) => ({ ...written(each), headlineLevel: undefined }))
      content.push({ stack, unbreakable: true })
    } else content.push(...leading.map(written), written(block))
    leading = []
  }
  return [...content, ...leading.map(written)]
}

/** Points up to which a table is kept together, by a generous guess at its height: one that is higher than a page would be cut off. */
const KEPT_TOGETHER = 400
const WIDEST_LETTER = SIZE.table * 0.6

function standsOnOnePage(block: Block): boolean {
  if (block.kind !== 'table') return block.kind === 'signatures'
  const linesIn = (text: string, width: number) => Math.ceil((text.length * WIDEST_LETTER * 100) / (INNER * width)) + 1
  const lines = block.rows.map((row) => Math.max(...row.map((text, i) => linesIn(text, block.columns[i]!.width))))
  return lines.reduce((sum, count) => sum + count, 2) * SIZE.table * 1.3 < KEPT_TOGETHER
}

function written(block: Block): object {
  switch (block.kind) {
    case 'motto':
      return {
        stack: [
          { text: block.nation, bold: true },
          { text: block.motto, bold: true, decoration: 'underline' },
        ],
        alignment: 'center',
        margin: [0, 0, 0, 18],
      }
    case 'letterhead':
      return letterhead(block)
    case 'subject':
      return {
        stack: [{ text: block.text, bold: true, fontSize: SIZE.title }, shortLine(INNER, 40)],
        alignment: 'center',
      }
    case 'addressed':
      return {
        stack: [
          { text: block.label, alignment: 'center' },
          ...sentTo(block.to).map((text) => ({ text, margin: [INNER / 4, 0, 0, 0] })),
        ],
        margin: [0, 8],
      }
    case 'appendix':
      return {
        stack: [
          { text: block.number, bold: true, fontSize: SIZE.title },
          { text: block.title, bold: true, fontSize: SIZE.title, id: block.number },
          { text: block.note, italics: true },
        ],
        alignment: 'center',
        pageBreak: 'before',
        margin: [0, 0, 0, 8],
      }
    case 'sent':
      return sent(block)
    case 'title':
      return { text: block.text, bold: true, fontSize: SIZE.title, alignment: 'center', margin: [0, 3] }
    case 'middle':
      return { text: block.text, italics: block.italic, alignment: 'center', margin: [0, 3] }
    case 'heading':
      return { text: block.text, bold: true, margin: [0, 10, 0, 3], headlineLevel: LEADS }
    case 'text':
      return {
        text: [...(block.lead ? [{ text: `${block.lead} `, bold: true }] : []), block.text],
        alignment: 'justify',
        leadingIndent: points(INDENT),
        ...(block.leads && { headlineLevel: LEADS }),
        margin: [0, 3],
      }
    case 'item':
      return {
        columns: [
          { text: '-', width: points(4) },
          { text: block.text, alignment: 'justify', width: '*' },
        ],
        margin: [points(INDENT), 3, 0, 3],
      }
    case 'field':
      return field(block)
    case 'table':
      return table(block)
    case 'signatures':
      return signatures(block.sides)
  }
}

/** A line in the middle of `width`, as long as so many per cent of it. */
const shortLine = (width: number, percent: number) => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: (width * percent) / 100, y2: 0, lineWidth: 0.7 }],
  margin: [(width * (100 - percent)) / 200, 3, 0, 0],
  alignment: 'left',
})

/** Agencies to the left, the country to the right; under them number and place. */
function letterhead({ superior, agency, nation, motto, number, place }: Of<'letterhead'>) {
  const [left, right] = [INNER * 0.42, INNER * 0.58]
  return {
    stack: [
      {
        columns: [
          { width: left, stack: [superior, { text: agency, bold: true }, shortLine(left, 40)], fontSize: SIZE.table },
          {
            width: right,
            stack: [{ text: nation, fontSize: SIZE.table }, { text: motto, fontSize: SIZE.text }, shortLine(right, 54)],
            bold: true,
          },
        ],
      },
      {
        columns: [
          { width: left, text: number },
          { width: right, text: place, italics: true },
        ],
        margin: [0, 6, 0, 0],
      },
    ],
    alignment: 'center',
    margin: [0, 0, 0, 14],
  }
}

/** Whom it is sent to, at the left, level with who signs. */
const sent = ({ label, to, office, hint }: Of<'sent'>) => ({
  columns: [
    { stack: [{ text: label, bold: true, italics: true, fontSize: SIZE.table }, ...sentTo(to)], fontSize: SIZE.sent },
    {
      stack: [
        { text: office, bold: true, fontSize: SIZE.title },
        { text: hint, italics: true, fontSize: SIZE.table, margin: [0, 0, 0, SIGNATURE_ROOM] },
      ],
      alignment: 'center',
    },
  ],
  unbreakable: true,
  margin: [0, 14, 0, 0],
})

/** What is to be written by hand goes on a dotted line to the margin. */
function field({ label, value }: Of<'field'>) {
  if (value !== null) return { text: `${label}: ${value}`, margin: [0, 3] }
  return {
    table: {
      widths: ['auto', '*'],
      body: [
        [
          { text: `${label}:`, border: [false, false, false, false] },
          { text: '', border: [false, false, false, true] },
        ],
      ],
    },
    layout: {
      hLineWidth: (line: number) => (line === 1 ? 0.8 : 0),
      vLineWidth: () => 0,
      hLineStyle: () => ({ dash: { length: 1, space: 2 } }),
      paddingLeft: () => 0,
      paddingRight: () => 3,
      paddingTop: () => 0,
      paddingBottom: () => 0,
    },
    margin: [0, 3],
  }
}

function table({ columns, rows, total }: Of<'table'>) {
  const PADDING = 5
  const LINE = 0.6
  const left = INNER - columns.length * 2 * PADDING - (columns.length + 1) * LINE
  const head = columns.map(({ title }) => ({ text: title, bold: true, alignment: 'center' }))
  const body = rows.map((row, place) => {
    const bold = total === true && place === rows.length - 1
    return row.map((text, index) => ({ text, bold, alignment: columns[index]!.align }))
  })
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ width }) => (left * width) / 100),
      body: [head, ...body],
    },
    layout: {
      hLineWidth: () => LINE,
      vLineWidth: () => LINE,
      paddingLeft: () => PADDING,
      paddingRight: () => PADDING,
      paddingTop: () => 3,
      paddingBottom: () => 2,
    },
    fontSize: SIZE.table,
    margin: [0, 4, 0, 6],
  }
}

/** Side by side, never over two pages. */
const signatures = (sides: Of<'signatures'>['sides']) => ({
  columns: sides.map(({ title, hint, name }) => ({
    stack: [
      { text: title, bold: true },
      { text: hint, italics: true, fontSize: SIZE.table },
      { text: name, bold: true, margin: [0, SIGNATURE_ROOM, 0, 0] },
    ],
    alignment: 'center',
  })),
  columnGap: 12,
  unbreakable: true,
  margin: [0, 14, 0, 0],
})

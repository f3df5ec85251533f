/**
 * A text as it goes on paper, whatever it is written as: a page, DOCX or PDF. Nothing in it depends on how it is drawn, and it can be
 * kept as it is.
 */
export type Paper = readonly Block[]

export type Block =
  /** The country's name and motto, as papers here begin. */
  | { kind: 'motto'; nation: string; motto: string }
  /** How an agency's paper begins (Decree 30/2020/NĐ-CP, Annex I, boxes 1 to 4): agencies left, country right, number and place below. */
  | {
      kind: 'letterhead'
      superior: string
      agency: string
      nation: string
      motto: string
      number: string
      place: string
    }
  | { kind: 'title'; text: string }
  /** Under the title, in bold, with a line below it. */
  | { kind: 'subject'; text: string }
  /** To whom it goes. */
  | { kind: 'addressed'; label: string; to: readonly string[] }
  /** Begins a new page whose numbers begin at 1. */
  | { kind: 'appendix'; number: string; title: string; note: string }
  /** In the middle, in italics or not. */
  | { kind: 'middle'; text: string; italic?: true }
  | { kind: 'heading'; text: string }
  /** `lead`: what it begins with, in bold. `leads`: to what follows, on the same page. */
  | { kind: 'text'; text: string; lead?: string; leads?: true }
  /** One line of a list. */
  | { kind: 'item'; text: string }
  /** A line that says something or, with null, has room for somebody to write it. */
  | { kind: 'field'; label: string; value: string | null }
  /** The columns' widths are parts of 100; `total`: the last row sums up. */
  | { kind: 'table'; columns: readonly Column[]; rows: readonly (readonly string[])[]; total?: true }
  /** Whom it is sent to, beside who signs. */
  | { kind: 'sent'; label: string; to: readonly string[]; office: string; hint: string }
  | { kind: 'signatures'; sides: readonly { title: string; hint: string; name: string }[] }

export type Of<K extends Block['kind']> = Extract<Block, { kind: K }>

/** The paper itself, and each of its appendices. */
export function inSections(paper: Paper): Block[][] {
  const sections: Block[][] = [[]]
  for (const block of paper) {
    if (block.kind === 'appendix') sections.push([])
    sections.at(-1)!.push(block)
  }
  return sections
}

/** Receivers as lines of a list, the last one ending it. */
export const sentTo = (to: readonly string[]): string[] =>
  to.map((name, place) => `- ${name}${place === to.length - 1 ? '.' : ';'}`)

/** The file's title, and what stands at the foot of every page. */
export type OnPaper = { title: string; foot: string }

export type Column = { title: string; width: number; align: 'left' | 'center' | 'right' }

/** Room to write a word or a number by hand, inside a sentence. */
export const GAP = '………'

/** Millimetres of the page: A4, as Decree 30/2020/NĐ-CP, Annex I lays papers out. */
export const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 } as const

/** Points. */
export const SIZE = { text: 13, title: 14, table: 12, sent: 11, small: 10 } as const
/** Millimetres by which a paragraph's first line is set in. */
export const INDENT = 10

/** Room between the signature's title and the name, in points. */
export const SIGNATURE_ROOM = 80

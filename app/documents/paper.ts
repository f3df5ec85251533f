/**
 * A text as it goes on paper, whatever it is written as: a page, DOCX or PDF. Nothing in it depends on how it is drawn, and it can be
 * kept as it is.
 */
export type Paper = readonly Block[]

export type Block =
  /** The country's name and motto, as papers here begin. */
  | { kind: 'motto'; nation: string; motto: string }
  | { kind: 'title'; text: string }
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
  | { kind: 'signatures'; sides: readonly { title: string; hint: string; name: string }[] }

/** The file's title, and what stands at the foot of every page. */
export type OnPaper = { title: string; foot: string }

export type Column = { title: string; width: number; align: 'left' | 'center' | 'right' }

/** Room to write a word or a number by hand, inside a sentence. */
export const GAP = '………'

/** Millimetres of the page: A4, as Decree 30/2020/NĐ-CP, Annex I lays papers out. */
export const PAGE = { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15 } as const

/** Points. */
export const SIZE = { text: 13, title: 14, table: 12, small: 10 } as const
/** Millimetres by which a paragraph's first line is set in. */
export const INDENT = 10

/** Room between the signature's title and the name, in points. */
export const SIGNATURE_ROOM = 80

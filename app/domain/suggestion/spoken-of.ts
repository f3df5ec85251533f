/** What people say when they need a subject, and what specialists call it. */
export type SpokenOf = {
  code: string
  /** The names that stand on the subject itself: whoever says one means the subject. */
  titles: string[]
  /** Titles, aliases, standards' numbers, terms of the field. */
  names: string[]
  /** What somebody says who has the problem and does not know the subject's name. */
  says: string[]
  /** Sectors (VSIC divisions) that ask for it most; `*`: any. */
  typicalSectors: string[]
  /** False: a matter of somebody else's (a loan, a lawsuit), kept so that it is recognised as such. */
  ours: boolean
}

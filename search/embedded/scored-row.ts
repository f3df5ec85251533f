/** A document of a collection that a query found. */
export type ScoredRow = {
  row: number
  /** 0 to 1. */
  score: number
}

/** The best first; equals as they came. */
export const byScore = (a: ScoredRow, b: ScoredRow) => b.score - a.score || a.row - b.row

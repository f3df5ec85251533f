import type { ClientSize } from '../directory/lifecycle'

export type EnterpriseFigures = {
  /** VSIC section (level 1) letter; null when the sector is not known. */
  section: string | null
  /** People with social insurance, yearly average. */
  employees: number | null
  /** Billion VND, last year's. */
  revenueBillion: number | null
  /** Billion VND. */
  capitalBillion: number | null
}

type Ceiling = { size: ClientSize; employees: number; revenue: number; capital: number }

/** Agriculture, forestry, fishery; industry and construction: sections A to F in both editions of VSIC. */
const PRODUCTION: readonly Ceiling[] = [
  { size: 'micro', employees: 10, revenue: 3, capital: 3 },
  { size: 'small', employees: 100, revenue: 50, capital: 20 },
  { size: 'medium', employees: 200, revenue: 200, capital: 100 },
]

const TRADE_AND_SERVICES: readonly Ceiling[] = [
  { size: 'micro', employees: 10, revenue: 10, capital: 3 },
  { size: 'small', employees: 50, revenue: 100, capital: 50 },
  { size: 'medium', employees: 100, revenue: 300, capital: 100 },
]

/**
 * Size class under Decree 80/2021/NĐ-CP Art. 5: at most so many people with social insurance, and at most so much
 * revenue or so much capital. Above the medium ceilings: large. Money in billion VND.
 * Null when the sector or the people are missing, or revenue and capital both; one of the two is enough.
 */
export function sizeClass({
  section,
  employees,
  revenueBillion,
  capitalBillion,
}: EnterpriseFigures): ClientSize | null {
  if (section === null || employees === null || (revenueBillion === null && capitalBillion === null)) return null
  const ceilings = /^[A-F]$/.test(section) ? PRODUCTION : TRADE_AND_SERVICES
  const fits = (ceiling: Ceiling) =>
    employees <= ceiling.employees &&
    ((revenueBillion !== null && revenueBillion <= ceiling.revenue) ||
      (capitalBillion !== null && capitalBillion <= ceiling.capital))
  return ceilings.find(fits)?.size ?? 'large'
}

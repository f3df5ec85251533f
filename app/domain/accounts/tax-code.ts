/**
 * Vietnamese tax codes: 10 digits of an enterprise (2 province, 7 serial, 1 check digit), 10-3 of its branch (001–999),
 * 12 digits of a person, which is a household business's tax code since 1/7/2025 (Circular 86/2024/TT-BTC, then
 * 90/2026/TT-BTC) and has no check digit.
 */

const SHAPE = /^(\d{10}|\d{10}-\d{3}|\d{12})$/
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3]

/** What people and spreadsheets write before it. */
const LABEL = /^(mst|ms thuế|mã số thuế|mã số doanh nghiệp|msdn|tax code)[\s:.]*/iu

/** A branch's as people write it; nine digits in front have lost their zero. */
const BRANCH = /^(?:\d{10}|[1-9]\d{8})-\d{3}$/
/** A branch's that lacks a digit, or has one too many. */
const BRANCH_MISTYPED = /^\d{10}-(?:\d{1,2}|\d{4})$/
const BRANCH_UNDASHED = /^(\d{10})[\s.]*(\d{3})$/

/**
 * The code as it is stored: digits, the branch number after a hyphen. A label, spaces, dots and dashes of any kind are dropped.
 * Thirteen digits in other groups are no branch's: one too many may stand in a person's number, which nobody else may see.
 */
export function normaliseTaxCode(typed: string): string {
  const text = typed.trim().replace(LABEL, '')
  const dashed = text.replaceAll(/[\p{Pd}−]/gu, '-').replaceAll(/[\s.]/g, '')
  if (BRANCH.test(dashed) || BRANCH_MISTYPED.test(dashed)) return dashed
  const [, enterprise, branch] = BRANCH_UNDASHED.exec(text.trim()) ?? []
  return enterprise ? `${enterprise}-${branch}` : dashed.replaceAll('-', '')
}

/** By which codes are compared, however the branch number was written. */
export const taxCodeDigits = (code: string) => code.replaceAll('-', '')

/**
 * The tenth digit: 10 − (Σ weight × digit mod 11), as python-stdnum's `vn.mst` has it.
 * Null when that gives 10: such a number is not issued.
 */
function checkDigitOf(code: string): number | null {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(code[i]), 0)
  const digit = 10 - (sum % 11)
  return digit === 10 ? null : digit
}

const hasItsCheckDigit = (code: string) => checkDigitOf(code) === Number(code[9])

export type TaxCodeCheck =
  | { result: 'ok' }
  /** Probably a slip of the pen, but not refused: registries have accepted exceptions. */
  | { result: 'check_digit' }
  | { result: 'branch' }
  | { result: 'branch_length' }
  | { result: 'length'; digits: number }
  /** A spreadsheet ate the zero in front: with it the check digit is right, and the code is `meant`. */
  | { result: 'zero'; meant: string }
  | { result: 'not_digits' }

/** Checks a code as `normaliseTaxCode` gives it. Only `length`, `not_digits`, `branch` and `branch_length` are errors. */
export function checkTaxCode(code: string): TaxCodeCheck {
  if (BRANCH_MISTYPED.test(code)) return { result: 'branch_length' }
  if (!/^\d+(-\d{3})?$/.test(code)) return { result: 'not_digits' }
  if (/^[1-9]\d{8}(-\d{3})?$/.test(code) && hasItsCheckDigit(`0${code}`)) return { result: 'zero', meant: `0${code}` }
  if (!SHAPE.test(code)) return { result: 'length', digits: code.replace('-', '').length }
  if (code.endsWith('-000')) return { result: 'branch' }
  if (isPersonalTaxCode(code)) return { result: 'ok' }
  return hasItsCheckDigit(code) ? { result: 'ok' } : { result: 'check_digit' }
}

/** A 12-digit code is a citizen's number: personal data. */
export const isPersonalTaxCode = (code: string) => /^\d{12}$/.test(code)

/** The code as others may see it: a personal one with its last four digits only. */
export const shownTaxCode = (code: string) => (isPersonalTaxCode(code) ? `•••• ${code.slice(-4)}` : code)

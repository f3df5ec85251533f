/** What people write before a number. */
const LABEL = /^(tel|phone|mobile|đt|đtdđ|sđt|dt|sdt|điện thoại|di động|hotline|zalo)(?![\p{L}\p{N}])[\s:.]*/iu
/** Between two numbers, and before an extension. */
const TWO = /[,;/]|\s(?:hoặc|và|or)\s|\s[\p{Pd}−]\s/u
const EXTENSION = /\s*(?:ext|x|máy lẻ|nội bộ|số lẻ|lẻ|nhánh)[\s:.]*\d{1,5}\)?$/iu

/**
 * A Vietnamese phone number as it is stored: digits with the leading 0. A label, spaces, dots, dashes and brackets that
 * people type are dropped, +84 and 84 before a full number become 0.
 */
export function normalisePhone(typed: string): string {
  const digits = typed.replace(LABEL, '').replaceAll(/[\s().\p{Pd}−]/gu, '')
  return digits.replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/, '0')
}

/** Mobile (10 digits), landline (area code and number, 10 or 11), or a 1800/1900 hotline (8 or 10). */
const isPhone = (phone: string) => /^(0\d{9,10}|1[89]00(\d{4}|\d{6}))$/.test(phone)

/** A mobile number of Vietnam, as `normalisePhone` writes it: what somebody signs in with. */
export const isMobile = (phone: string) => /^0[35789]\d{8}$/.test(phone)

/** What is amiss with a typed number: it stands with an extension, it is two, the zero in front is missing, or it is none. */
export type PhoneFault = 'extension' | 'two' | 'zero' | 'phone'

export function phoneFault(typed: string): PhoneFault | null {
  if (isPhone(normalisePhone(typed))) return null
  if (EXTENSION.test(typed) && isPhone(normalisePhone(typed.replace(EXTENSION, '')))) return 'extension'
  const numbers = typed.split(TWO).map(normalisePhone)
  if (numbers.length > 1 && numbers.filter(isPhone).length > 1) return 'two'
  return /^[2-9]\d{8}$/.test(normalisePhone(typed)) ? 'zero' : 'phone'
}

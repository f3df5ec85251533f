/**
 * A Vietnamese phone number as it is stored: digits with the leading 0. Spaces, dots, hyphens and brackets that people
 * type are dropped, +84 and 84 before a full number become 0.
 */
export function normalisePhone(typed: string): string {
  const digits = typed.replaceAll(/[\s().–-]/g, '')
  return digits.replace(/^(?:\+84|0084|84(?=\d{9,10}$))0?/, '0')
}

/** Mobile (10 digits), landline (area code and number, 10 or 11), or a 1800/1900 hotline (8 or 10). */
export const isPhone = (phone: string) => /^(0\d{9,10}|1[89]00(\d{4}|\d{6}))$/.test(phone)

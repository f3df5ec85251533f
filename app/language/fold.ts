import { asSpelled } from './orthography'

/** More marks than a letter of any language bears. Sorting them takes time that grows by the square of their number. */
const TOO_MANY_MARKS = /(\p{M}{8})\p{M}+/gu
const fewMarks = (text: string) => text.replace(TOO_MANY_MARKS, '$1')

/** NFC, as every text is stored. */
export const nfc = (text: string) => fewMarks(text).normalize('NFC')

/** Without Vietnamese diacritics, đ as d; case as it was. */
export const withoutDiacritics = (text: string) =>
  fewMarks(text)
    .replaceAll('đ', 'd')
    .replaceAll('Đ', 'D')
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')

/** Lower case without Vietnamese diacritics, đ as d: "Đào tạo" and "dao tao" become the same. */
export const fold = (text: string) => withoutDiacritics(text.toLowerCase())

const collator = new Intl.Collator('vi', { numeric: true, sensitivity: 'variant' })
const WORD = /\p{L}+/gu
const inOneSpelling = (text: string) => nfc(text).replace(WORD, asSpelled)
/** Vietnamese dictionary order; "Lý" and "Lí", "Hoà" and "Hòa" stand side by side. */
export const compareVi = (a: string, b: string) =>
  collator.compare(inOneSpelling(a), inOneSpelling(b)) || collator.compare(a, b)
export const byName = <T extends { name: string }>(a: T, b: T) => compareVi(a.name, b.name)

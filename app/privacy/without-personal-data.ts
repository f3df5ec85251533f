import { fold } from '~/language/fold'
import { ADDRESS, CONTACT, NUMBERS } from './contact-traces'
import { NAMES } from './name-traces'
import { BEGIN, END, TAKEN_OUT, type Trace } from './traces'

/**
 * A text without what names a person or leads to one: telephone numbers, e-mail and web addresses, numbers of papers and
 * accounts, names, addresses, and `ownNames` (of the organisation and of who writes) however they are spelled.
 * It rather takes out too much: a lost word costs a suggestion little, a name that stays costs a person.
 */
export function withoutPersonalData(text: string, ownNames: readonly string[] = []): string {
  return without([...CONTACT, ...NUMBERS, ...ADDRESS, ...NAMES], text, ownNames)
}

/** A text without `ownNames` and how somebody is reached; other words stay, for somebody who reads it before it is shown. */
export const withoutOwnTraces = (text: string, ownNames: readonly string[]): string =>
  without([...CONTACT, ...NUMBERS], text, ownNames)

function without(traces: readonly Trace[], text: string, ownNames: readonly string[]): string {
  const visible = text.normalize('NFC').replaceAll(/\p{Cf}+/gu, '')
  const brands = ownNames.flatMap(brandOf)
  const anonymous = ownNames.flatMap(spellingsOf).reduce(withoutSpelling, brands.reduce(withoutBrand, visible))
  return tidy(traces.reduce((rest, { from, to }) => rest.replaceAll(from, to), anonymous))
}

/** What the name of an organisation begins with and others share. */
const LEGAL_FORM =
  /^(?:(?:công ty|cty|doanh nghiệp|dntn|hợp tác xã|htx|tổ hợp tác|liên hiệp|hộ kinh doanh|hkd|hộ|cơ sở|xí nghiệp|nhà máy|xưởng|trang trại|tập đoàn|chi nhánh|tnhh|trách nhiệm hữu hạn|cổ phần|cp|mtv|một thành viên|hai thành viên|tư nhân|sản xuất|sx|thương mại|tm|dịch vụ|dv|xuất nhập khẩu|xnk|chế biến|nông lâm sản|nông lâm|nông sản|nông nghiệp|và|&)\s+)+/iu

/** A name in full, without and with only what stands in brackets, and without its legal form. */
function waysToSay(name: string): string[] {
  const full = name.normalize('NFC').trim()
  const short = full.replace(/\s*\(.*\)$/u, '')
  const inBrackets = /\((.*)\)$/u.exec(full)?.[1] ?? ''
  return [...new Set([full, short, short.replace(LEGAL_FORM, ''), inBrackets.trim()])]
}

/** Legal forms as people write them before a name. */
const FORMS = [
  'HTX',
  'hợp tác xã',
  'tổ hợp tác',
  'công ty',
  'cty',
  'doanh nghiệp',
  'hộ',
  'cơ sở',
  'xưởng',
  'trang trại',
]

/**
 * Those of the `names` of organisations that a text gives, however they are spelled, in full or short. A short name that is also one of
 * the `places` counts only after a legal form: “các nơi ở Bản Mẫu” names nobody, “HTX Bản Mẫu” does.
 */
export function namesGiven(text: string, names: readonly string[], places: readonly string[] = []): string[] {
  const visible = text.normalize('NFC').replaceAll(/\p{Cf}+/gu, '')
  const isPlace = (way: string) => places.some((place) => fold(place) === fold(way))
  const stands = (way: string) =>
    (ONE_WORD.test(way) ? brandOf(way).reduce(withoutBrand, visible) : withoutSpelling(visible, way)) !== visible
  return names.filter((name) =>
    waysToSay(name).some((way) => (isPlace(way) ? FORMS.some((form) => stands(`${form} ${way}`)) : stands(way))),
  )
}

const ONE_WORD = /^[\p{L}\p{M}\p{N}]*$/u
/** The ways of several words; the longer first. */
const spellingsOf = (name: string) => waysToSay(name).filter((way) => !ONE_WORD.test(way))
/** The ways of one word, such as "Vinasamex"; a syllable that may be any word ("Nhãn") is none. */
const brandOf = (name: string) =>
  waysToSay(name).filter((way) => ONE_WORD.test(way) && /\p{L}/u.test(way) && !isSyllable(way))

/** As Vietnamese syllables are: with one group of vowels. */
const isSyllable = (word: string) => /^[^aeiouy]*[aeiouy]+[^aeiouy]*$/u.test(fold(word))
/** A shorter word may be a part of others. */
const LONG_WORD = 7

/** Without a name of one word, with or without diacritics; a long one also where it is parted, "vina samex". */
function withoutBrand(text: string, brand: string): string {
  const word = foldedByLetter(brand)
  return withoutMatches(text, word.length < LONG_WORD ? BEGIN + word + END : [...word].join(String.raw`[\s._-]?`))
}

/** Without every place where the words of `spelling` stand, in any case, with or without diacritics. */
function withoutSpelling(text: string, spelling: string): string {
  const words = foldedByLetter(spelling).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return words.length > 1 ? withoutMatches(text, BEGIN + words.join(String.raw`[^\p{L}\p{N}\n]{1,3}`) + END) : text
}

/** Without what the pattern finds in the text as `foldedByLetter` gives it. */
function withoutMatches(text: string, pattern: string): string {
  let rest = ''
  let from = 0
  for (const { 0: found, index } of foldedByLetter(text).matchAll(new RegExp(pattern, 'gu'))) {
    rest += text.slice(from, index) + TAKEN_OUT
    from = index + found.length
  }
  return rest + text.slice(from)
}

/** One letter for each letter, so that a place in it is the same place in the text. */
const foldedByLetter = (text: string) => text.split('').map(foldedLetter).join('')

const foldedLetters = new Map<string, string>()
function foldedLetter(letter: string): string {
  let folded = foldedLetters.get(letter)
  if (folded === undefined) foldedLetters.set(letter, (folded = fold(letter).slice(0, 1) || letter))
  return folded
}

const tidy = (text: string) =>
  text
    .replaceAll(/…(?:[\s,.;:–-]*…)+/gu, TAKEN_OUT)
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()

import { fold } from '~/vocabulary/fold'
import { ADDRESS, CONTACT, NUMBERS } from './contact-traces'
import { NAMES } from './name-traces'
import { TAKEN_OUT } from './traces'

/**
 * A text without what names a person or leads to one: telephone numbers, e-mail and web addresses, numbers of papers and
 * accounts, names, addresses, and `ownNames` (of the organisation and of who writes) however they are spelled.
 * It rather takes out too much: a lost word costs a suggestion little, a name that stays costs a person.
 */
export function withoutPersonalData(text: string, ownNames: readonly string[] = []): string {
  const anonymous = ownNames.flatMap(spellingsOf).reduce(withoutSpelling, text.normalize('NFC'))
  const traces = [...CONTACT, ...NUMBERS, ...ADDRESS, ...NAMES]
  return tidy(traces.reduce((rest, { from, to }) => rest.replaceAll(from, to), anonymous))
}

/** What the name of an organisation begins with and others share. */
const LEGAL_FORM =
  /^(?:(?:công ty|cty|doanh nghiệp|dntn|hợp tác xã|htx|tổ hợp tác|hộ kinh doanh|hkd|cơ sở|xí nghiệp|nhà máy|liên hiệp|tnhh|cổ phần|cp|mtv|một thành viên|hai thành viên|tư nhân)\s+)+/iu
/** A single shorter word is an everyday syllable rather than somebody's name. */
const LONG_WORD = 7

/** A name in full and without its legal form; the longer first. */
function spellingsOf(name: string): string[] {
  const full = name.normalize('NFC').trim()
  const short = full.replace(/\s*\(.*\)$/u, '')
  return [...new Set([full, short, short.replace(LEGAL_FORM, '')])].filter(
    (spelling) => spelling.includes(' ') || spelling.length >= LONG_WORD,
  )
}

/** Without every place where `spelling` stands, in any case, with or without diacritics. */
function withoutSpelling(text: string, spelling: string): string {
  const searched = foldedByLetter(text)
  const wanted = foldedByLetter(spelling)
  let rest = ''
  let from = 0
  for (let at = searched.indexOf(wanted); at >= 0; at = searched.indexOf(wanted, from)) {
    rest += text.slice(from, at) + TAKEN_OUT
    from = at + wanted.length
  }
  return rest + text.slice(from)
}

/** One letter for each letter, so that a place in it is the same place in the text. */
const foldedByLetter = (text: string) =>
  text
    .split('')
    .map((letter) => fold(letter).slice(0, 1) || letter)
    .join('')

const tidy = (text: string) =>
  text
    .replaceAll(/…(?:[\s,.;:–-]*…)+/gu, TAKEN_OUT)
    .replaceAll(/[^\S\n]+/gu, ' ')
    .trim()

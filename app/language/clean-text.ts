import { nfc } from './fold'
import { fromLegacyFont } from './legacy-fonts'

/** Letters and figures of other alphabets' forms that look like ours: 𝐛𝐨𝐥𝐝, ｆｕｌｌ ｗｉｄｔｈ. Not ², ½ and ™, which say more. */
const LOOKS_ALIKE = /[\u{1d400}-\u{1d7ff}\uff01-\uff5e]/gu
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g
/** Control characters other than line feed and tab. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f-\x9f]/g
/** Format characters (zero width, direction marks, tags) but for what joins two emoji, and letters that are drawn as nothing. */
const DRAWN_AS_NOTHING =
  /(?!\u00ad)(?:(?<!\p{Extended_Pictographic}\ufe0f?)\u200d|(?!\u200d)\p{Cf})|[\u034f\u115f\u1160\u2800\u3164\uffa0]/gu
/** What is no character and no XML may hold: halves of pairs, code points that Unicode leaves free for good. */
const NO_CHARACTERS = /[\p{Cs}\p{Noncharacter_Code_Point}]/gu
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u
/** Icelandic and African letters that Vietnamese keyboards and scanners give for Đ and đ. */
const D_WITH_STROKE: Readonly<Record<string, string>> = { Ð: 'Đ', Ɖ: 'Đ', ð: 'đ', ɖ: 'đ' }

/**
 * A text as its reader sees it: composed, one kind of space and of line end, without what is drawn as nothing, look-alike
 * letters as the letters that they look like, trimmed. A text of nothing visible is ''. In a text for a font of the time
 * before Unicode a soft hyphen is ư and Ð is é: there they stay.
 */
export function cleanText(typed: string): string {
  const text = nfc(typed.replace(LOOKS_ALIKE, (letter) => letter.normalize('NFKC')))
    .replace(LINE_ENDS, '\n')
    .replace(SPACES, ' ')
    .replace(CONTROLS, '')
    .replace(NO_CHARACTERS, '')
    .replace(DRAWN_AS_NOTHING, '')
  const clean =
    fromLegacyFont(text) === null
      ? text.replaceAll('\u00ad', '').replace(/[ÐƉðɖ]/g, (letter) => D_WITH_STROKE[letter]!)
      : text
  return VISIBLE.test(clean) ? clean.trim() : ''
}

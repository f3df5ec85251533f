import { isVietnameseSyllable } from './vietnamese-syllable'

/**
 * Texts of the time before Unicode: TCVN3 (the fonts named .Vn…) and VNI for Windows (VNI-…). Copied from an old document
 * they are rubbish on every screen. Code tables: TCVN 5712:1993 (VN3), and VNI's, as UniKey converts them.
 */

const TCVN3_PAIRS =
  'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ' +
  '\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ'
const TCVN3 = new Map(TCVN3_PAIRS.match(/../gu)!.map((pair) => [pair[0]!, pair[1]!]))
/** Characters that Vietnamese in Unicode does not have and these texts are full of; at a word's start µ is a unit's. */
const TCVN3_SIGNS = /(?<=\p{Ll})[ÈÉÊÌÐÍÒÓÔÕÝ]|(?<=\p{L})µ|[¡¢£¤¥¦§¨©ª«¬\u00ad®¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñöøûüþ]/u

const SIMPLE = 'øùûõï'
const ROOF = 'âàáåãä'
const BOW = 'êèéúüë'
/** After each letter, what the second character makes of it. */
const VNI_SECOND: readonly (readonly [letter: string, seconds: string, meant: string])[] = [
  ['a', SIMPLE + ROOF + BOW, 'àáảãạâầấẩẫậăằắẳẵặ'],
  ['e', SIMPLE + ROOF, 'èéẻẽẹêềếểễệ'],
  ['o', SIMPLE + ROOF, 'òóỏõọôồốổỗộ'],
  ['u', SIMPLE, 'ùúủũụ'],
  ['y', SIMPLE, 'ỳýỷỹỵ'],
  ['ô', SIMPLE, 'ờớởỡợ'],
  ['ö', SIMPLE, 'ừứửữự'],
]
const VNI_ALONE: Readonly<Record<string, string>> = { ñ: 'đ', ô: 'ơ', ö: 'ư', æ: 'ỉ', ó: 'ĩ', ò: 'ị', î: 'ỵ' }
const VNI_SIGNS = /[aeouyôö][øûï]|[aeo][åä]|a[ëü]|a[áàâãêèéú]|e[áàâã]|o[âå]|u[ùõ]|[öñæ]/iu

const VNI = new Map<string, string>(Object.entries(VNI_ALONE))
for (const [letter, seconds, meant] of VNI_SECOND) {
  const made = [...meant]
  ;[...seconds].forEach((second, i) => VNI.set(letter + second, made[i]!))
}
for (const [written, meant] of [...VNI]) {
  const [first = '', second = ''] = written
  VNI.set(first.toUpperCase() + second.toUpperCase(), meant.toUpperCase())
  VNI.set(first.toUpperCase() + second, meant.toUpperCase())
}
const VNI_PIECE = /[aeouyôö][øùûõïâàáåãäêèéúüë]|[ñôöæóòî]/giu

const toTcvn3 = (word: string) => Array.from(word, (one) => TCVN3.get(one) ?? one).join('')
const toVni = (word: string) => word.replace(VNI_PIECE, (piece) => VNI.get(piece) ?? piece)

/** From so many words on, and from such a share of all, a text is taken for one of these. */
const WORDS_FROM = 2
const SHARE_FROM = 0.2
/** Of the words with signs so many must be Vietnamese when converted: "30×40" and "Köln" are none. */
const READABLE_FROM = 0.8
/** Letters that neither font has: a word with one is in Unicode, and is left as it is. */
const UNICODE = /(?=[\u0100-\u{10ffff}])\p{L}/u

type Font = { signs: RegExp; convert: (word: string) => string }
const TCVN3_FONT: Font = { signs: TCVN3_SIGNS, convert: toTcvn3 }
const VNI_FONT: Font = { signs: VNI_SIGNS, convert: toVni }

/**
 * The text in Unicode, where it is written for one of the old fonts; null where it is not. `wordsFrom`: 1 for a few words,
 * where somebody is asked whether they are meant so. In a text that is partly in Unicode only words with signs of the font
 * are converted.
 */
export function fromLegacyFont(text: string, wordsFrom = WORDS_FROM): string | null {
  const words = text.match(/\S+/gu) ?? []
  const font = [VNI_FONT, TCVN3_FONT].find((one) => isWrittenFor(one, words, wordsFrom))
  if (!font) return null
  const isMixed = UNICODE.test(text)
  return text.replace(/\S+/gu, (word) =>
    UNICODE.test(word) || (isMixed && !font.signs.test(word)) ? word : font.convert(word),
  )
}

function isWrittenFor({ signs, convert }: Font, words: readonly string[], wordsFrom: number): boolean {
  const signed = words.filter((word) => signs.test(word) && !UNICODE.test(word))
  const readable = signed.filter((word) => isReadable(convert(word))).length
  return readable >= wordsFrom && readable >= words.length * SHARE_FROM && readable >= signed.length * READABLE_FROM
}

/** Whether all that stands in a converted word is Vietnamese; a single letter tells nothing ("§" is "Đ"). */
function isReadable(converted: string): boolean {
  const parts = converted.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  return parts.some((part) => part.length > 1) && parts.every(isVietnameseSyllable)
}

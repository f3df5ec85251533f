/**
 * Texts of the time before Unicode: TCVN3 (the fonts named .Vn…) and VNI for Windows (VNI-…). Copied from an old document
 * they are rubbish on every screen. Code tables: TCVN 5712:1993 (VN3), and VNI's, as UniKey converts them.
 */

const TCVN3_PAIRS =
  'µà¸á¶ả·ã¹ạ¨ă»ằ¾ắ¼ẳ½ẵÆặ©âÇầÊấÈẩÉẫËậ®đÌèÐéÎẻÏẽÑẹªêÒềÕếÓểÔễÖệ×ìÝíØỉÜĩÞịßòãóáỏâõäọ«ôåồèốæổçỗéộ¬ơêờíớëởìỡîợïùóúñủòũôụ' +
  '\u00adưõừøứöử÷ữùựúỳýýûỷüỹþỵ¡Ă¢Â£Ê¤Ô¥Ơ¦Ư§Đ'
const TCVN3 = new Map(TCVN3_PAIRS.match(/../gu)!.map((pair) => [pair[0]!, pair[1]!]))
/** Characters that Vietnamese in Unicode does not have and these texts are full of. */
const TCVN3_SIGNS = /(?<=\p{Ll})[ÈÉÊÌÐÍÒÓÔÕÝ]|[¡¢£¤¥¦§¨©ª«¬\u00ad®µ¶·¸¹»¼½¾ÆÇËÎÏÑÖ×ØÜÞßäåæçëîïñöøûüþ]/gu

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
const VNI_SIGNS = /[aeouyôö][øûï]|[aeo][åä]|a[ëü]|a[áàâãêèéú]|e[áàâã]|o[âå]|u[ùõ]|[öñæ]/giu

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

/** From so many signs on, and from such a share of its words, a text is taken for one of these. */
const SIGNS_FROM = 2
const SHARE_FROM = 0.2

/**
 * The text in Unicode, where it is written for one of the old fonts; null where it is not. `signsFrom`: 1 for a few words,
 * where somebody is asked whether they are meant so.
 */
export function fromLegacyFont(text: string, signsFrom = SIGNS_FROM): string | null {
  const words = text.match(/\S+/gu)?.length ?? 0
  const isFullOf = (signs: RegExp) => {
    const count = text.match(signs)?.length ?? 0
    return count >= signsFrom && count >= words * SHARE_FROM
  }
  const isVni = isFullOf(VNI_SIGNS)
  if (isFullOf(TCVN3_SIGNS) && !isVni) return Array.from(text, (one) => TCVN3.get(one) ?? one).join('')
  return isVni ? text.replace(VNI_PIECE, (piece) => VNI.get(piece) ?? piece) : null
}

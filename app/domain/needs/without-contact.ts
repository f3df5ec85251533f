import { fold, nfc } from '~/vocabulary/fold'

/** What stands in place of words that would tell who wrote a text. */
export const LEFT_OUT = '[…]'

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu
const WEB =
  /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\p{N}])[a-z\d-]+(?:\.[a-z\d-]+)*\.(?:vn|com|net|org|info)(?![\p{L}\p{N}])(?:\/\S*)?/giu
/** Nine digits or more, however they are parted: a telephone, a tax code, an account. */
const LONG_NUMBER = /(?<![\p{L}\p{N}])\+?\d(?:[\s.()-]{0,2}\d){8,}(?![\p{L}\p{N}])/gu

/** Words with which names of enterprises begin, and that name nobody; with diacritics, or "chế biến" would be "chè". */
const KINDS = new Set(
  (
    'công ty tnhh cp cổ phần trách nhiệm hữu hạn một hai thành viên mtv doanh nghiệp tư nhân dntn hợp tác xã htx tổ liên ' +
    'hiệp hộ kinh sản xuất thương mại dịch vụ và nông lâm chế biến cơ sở xưởng nhà máy trang trại chi nhánh tập đoàn'
  ).split(' '),
)

/** A need's text for those who were not asked: without the enterprise's name, telephone, mail and web addresses. */
export function withoutContact(text: string, enterprise: string): string {
  const plain = [EMAIL, WEB, LONG_NUMBER].reduce((left, pattern) => left.replace(pattern, LEFT_OUT), nfc(text))
  return namesOf(enterprise).reduce(withoutName, plain)
}

/** The whole name, and what is left of it without its kind: "HTX Chè Thung Xa" is "Chè Thung Xa" too. */
function namesOf(enterprise: string): string[][] {
  const words = wordsIn(nfc(enterprise))
  const from = words.findIndex(({ typed }) => !KINDS.has(typed))
  return [words, from < 0 ? [] : words.slice(from)]
    .map((name) => name.map(({ folded }) => folded))
    .filter((name) => name.length > 1)
}

const wordsIn = (text: string) =>
  Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), (match) => ({
    typed: match[0].toLowerCase(),
    folded: fold(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))

function withoutName(text: string, name: readonly string[]): string {
  const words = wordsIn(text)
  let left = ''
  let end = 0
  for (let i = 0; i + name.length <= words.length; i += 1) {
    if (!name.every((word, offset) => words[i + offset]!.folded === word)) continue
    if (words[i]!.start < end) continue
    left += text.slice(end, words[i]!.start) + LEFT_OUT
    end = words[i + name.length - 1]!.end
  }
  return left + text.slice(end)
}

import { fold, nfc } from '~/language/fold'

/** Letters of other alphabets that look like these. */
const LOOK_ALIKE = new Map(
  [...'АаВЕеКкМНОоРрСсТтУуХхІіЈјЅѕΑΒΕΖΗΙΚΜΝΟοΡΤΥΧ'].map((letter, i) => [
    letter,
    'AaBEeKkMHOoPpCcTtYyXxIiJjSsABEZHIKMNOoPTYX'[i]!,
  ]),
)

/** As it looks to whoever reads it: №, ① and Ⅳ as No, 1 and IV, Cyrillic А as A. */
const asRead = (text: string) => fold(Array.from(text.normalize('NFKC'), (one) => LOOK_ALIKE.get(one) ?? one).join(''))

const letters = (text: string) => asRead(text).replace(/[^\p{L}\p{N}]/gu, '')

/** "Số", "No." and "№" before a number; letters of its own where nothing parts them from it. */
const NUMBER_WORD = /^\s*(?:№|số|n°|(?:so|no)(?=[\s.:]))[\s.:]*/iu

/** A certificate's number without what people write differently: case, spaces, dashes, dots, leading "số", zeros before a figure. */
export const numberKey = (number: string) =>
  letters(asRead(nfc(number).replace(NUMBER_WORD, '')).replace(/(?<!\d)0+(?=\d)/g, ''))

/** Words that many names of organisations share, folded. */
const COMMON = new Set(
  'cong ty cty co phan cp trach nhiem huu han tnhh mtv mot thanh vien doanh nghiep trung tam vien chi nhanh van phong dai dien va the jsc ltd company'.split(
    ' ',
  ),
)

const ownWords = (name: string) =>
  new Set(
    asRead(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word && !COMMON.has(word)),
  )

/** Two names that may stand for one organisation: the words of one that are its own all stand in the other. */
export function isLikeName(one: string, other: string): boolean {
  const [fewer, more] = [ownWords(one), ownWords(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>]
  return fewer.size > 0 && [...fewer].every((word) => more.has(word))
}

/** One organisation's name in another spelling, or without what kind of organisation it is. */
export function isSameName(one: string, other: string): boolean {
  const own = [one, other].map((name) => [...ownWords(name)].sort().join(' '))
  return letters(one) === letters(other) || (own[0] !== '' && own[0] === own[1])
}

/** One paper in two spellings: its number, and a body that may be the same. */
export const isSamePaper = (one: PaperName, other: PaperName) =>
  numberKey(one.number) === numberKey(other.number) && isLikeName(one.issuingBody, other.issuingBody)
export type PaperName = { number: string; issuingBody: string }

import { fold } from '~/language/fold'

const letters = (text: string) => fold(text).replace(/[^\p{L}\p{N}]/gu, '')

/** A certificate's number without what people write differently: case, spaces, dashes, dots, leading "số". */
export const numberKey = (number: string) => letters(fold(number).replace(/^\s*(so|no)[\s.:]+/, ''))

export const isSameName = (one: string, other: string) => letters(one) === letters(other)

/** Words that many names of organisations share, folded. */
const COMMON = new Set(
  'cong ty cty co phan cp trach nhiem huu han tnhh mtv mot thanh vien doanh nghiep trung tam vien chi nhanh van phong dai dien va the jsc ltd company'.split(
    ' ',
  ),
)

const ownWords = (name: string) =>
  new Set(
    fold(name)
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word && !COMMON.has(word)),
  )

/** Two names that may stand for one organisation: the words of one that are its own all stand in the other. */
export function isLikeName(one: string, other: string): boolean {
  const [fewer, more] = [ownWords(one), ownWords(other)].sort((a, b) => a.size - b.size) as [Set<string>, Set<string>]
  return fewer.size > 0 && [...fewer].every((word) => more.has(word))
}

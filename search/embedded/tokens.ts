import { codesIn } from '~/language/codes'
import { syllablesOf } from '~/language/syllables'

/** The texts of a document's field: itself, or each of a list. */
export function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf)
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : []
}

/** A text as folded syllables between blanks; a line ends where two syllables are no pair. */
export function foldedText(text: string): string {
  let folded = ''
  for (const syllable of syllablesOf(text)) {
    if (folded) folded += syllable.follows ? ' ' : '\n'
    folded += syllable.folded
  }
  return folded
}

/** A text's codes, each as one token: however somebody parts "A4-17", it is "a417". */
export const codesOf = (text: string): string[] => [...new Set(codesIn(text).map(({ joined }) => joined))]

/** A term as one token of the index: "truy xuat" as "truy_xuat". */
export const tokenOf = (term: string) => term.replace(' ', '_')

/** The distinct syllables and pairs of a folded text, as tokens. */
export function tokensOf(folded: string): Set<string> {
  const tokens = new Set<string>()
  for (const line of folded.split('\n')) {
    let before = ''
    for (const syllable of line.split(' ')) {
      if (!syllable) continue
      tokens.add(syllable)
      if (before) tokens.add(`${before}_${syllable}`)
      before = syllable
    }
  }
  return tokens
}

export const isPair = (token: string) => token.includes('_')

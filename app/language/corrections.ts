import { meantBy } from './typing-errors'

/**
 * For a folded syllable or pair that nobody uses, those among `terms` that it may have been meant as. A pair is mended by
 * its neighbour: "truy suat" is "truy xuat", though "suat" is a syllable too.
 */
export function correctionsAmong(terms: readonly string[]): (term: string) => string[] {
  const syllables = terms.filter((term) => !term.includes(' '))
  const after = new Map<string, string[]>()
  const before = new Map<string, string[]>()
  for (const term of terms) {
    const [first, second] = term.split(' ')
    if (!first || !second) continue
    append(after, first, second)
    append(before, second, first)
  }
  return (term) => {
    const [first, second] = term.split(' ')
    if (!second) return meantBy(term, syllables)
    return [
      ...meantBy(second, after.get(first!) ?? []).map((meant) => `${first} ${meant}`),
      ...meantBy(first!, before.get(second) ?? []).map((meant) => `${meant} ${second}`),
    ]
  }
}

function append<K, V>(lists: Map<K, V[]>, key: K, value: V) {
  const list = lists.get(key)
  if (list) list.push(value)
  else lists.set(key, [value])
}

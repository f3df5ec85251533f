import type { IndexSettings } from './port'
import file from './words.json'

/** Words without meaning for a search, and words that mean the same; both ways. */
export const languageSettings: Pick<IndexSettings, 'stopWords' | 'synonyms' | 'typos'> = {
  stopWords: file.stopWords,
  synonyms: bothWays(file.synonyms),
  // Vietnamese syllables are short: with Meilisearch's 5/9 "duong" finds "cong dong".
  typos: { oneFrom: 8, twoFrom: 12 },
}

function bothWays(groups: readonly (readonly string[])[]): Record<string, string[]> {
  const synonyms: Record<string, string[]> = {}
  for (const group of groups) {
    for (const word of group) synonyms[word] = group.filter((other) => other !== word)
  }
  return synonyms
}

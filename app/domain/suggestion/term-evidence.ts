import { averageLength, type CountedDocument, inverseDocumentFrequency, termScore } from '~/language/bm25'

/** What a term of a text adds to the score of one subject; `subject` is its place in the list. */
export type Evidence = { subject: number; part: number }

/** One name or saying as terms, each once. */
export type SpokenTerms = { subject: number; terms: readonly string[]; isName: boolean }

/** What the centroid's part counts beside that of BM25, and a name beside a saying within it. Measured, see docs/decisions/0007. */
const CENTROID = 4
const NAME_IN_CENTROID = 0.3

/**
 * What each term says for each subject: two views of the same phrases, added. BM25 takes a subject's phrases as one
 * document and asks how rare the term is among the subjects. The centroid (Rocchio 1971) is the mean of the phrases,
 * each of length one, and of length one itself: it favours what many of the subject's phrases say.
 */
export function termEvidence(
  documents: readonly CountedDocument[],
  idf: (term: string) => number,
  phrases: readonly SpokenTerms[],
): ReadonlyMap<string, readonly Evidence[]> {
  const average = averageLength(documents)
  const centroids = centroidsOf(documents.length, phrases)
  const evidence = new Map<string, Evidence[]>()
  documents.forEach((document, subject) => {
    for (const term of document.counts.keys()) {
      const part = termScore(term, idf(term), document, average) + CENTROID * (centroids[subject]!.get(term) ?? 0)
      const found = evidence.get(term)
      if (found) found.push({ subject, part })
      else evidence.set(term, [{ subject, part }])
    }
  })
  return evidence
}

/** For each subject what a term of weight one adds: its rarity among the phrases times its place in the subject's centroid. */
function centroidsOf(subjects: number, phrases: readonly SpokenTerms[]): Map<string, number>[] {
  const having = new Map<string, number>()
  for (const { terms } of phrases) for (const term of terms) having.set(term, (having.get(term) ?? 0) + 1)
  const rarity = (term: string) => inverseDocumentFrequency(phrases.length, having.get(term) ?? 0)
  const sums = Array.from({ length: subjects }, () => new Map<string, number>())
  for (const { subject, terms, isName } of phrases) {
    const share = (isName ? NAME_IN_CENTROID : 1) / (lengthOf(terms.map(rarity)) || 1)
    const sum = sums[subject]!
    for (const term of terms) sum.set(term, (sum.get(term) ?? 0) + share * rarity(term))
  }
  for (const sum of sums) {
    const length = lengthOf([...sum.values()]) || 1
    for (const [term, value] of sum) sum.set(term, (rarity(term) * value) / length)
  }
  return sums
}

const lengthOf = (vector: readonly number[]) => Math.sqrt(vector.reduce((sum, value) => sum + value ** 2, 0))

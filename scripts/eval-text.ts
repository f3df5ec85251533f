import { optionsOf } from './runtime/command'
import { statSync } from 'node:fs'
import { rankByText } from '~/domain/discovery/search-consultants.server'
import { configuredEmbedder } from '~search/meaning/embedder'
import { mean, ndcg10 } from './matching/figures'
import { importPassages, type Passage, queryFiles, readPassages, readQueries, readRelevant } from './matching/passages'
import { withSearch } from './matching/throwaway'
import { OperatorError } from './runtime/faults'

const USAGE = 'npm run -s eval:text -- --data DIR   (corpus.jsonl, qrels.tsv, queries*.jsonl)'
const { values } = optionsOf(USAGE, { options: { data: { type: 'string' } } })
if (!values.data) throw new OperatorError(`Usage: ${USAGE}`)
if (!statSync(values.data, { throwIfNoEntry: false })?.isDirectory()) {
  throw new OperatorError(`${values.data} is no folder. Usage: ${USAGE}`)
}

const folder = values.data
const passages = readPassages(folder)
const relevant = readRelevant(folder)
const figures = {
  data: folder,
  documents: passages.length,
  embedder: configuredEmbedder()?.name ?? null,
  meilisearch: await rankedBy('meilisearch', passages),
  embedded: await rankedBy('embedded', passages),
}
console.log(JSON.stringify(figures, null, 2))

async function rankedBy(engine: 'meilisearch' | 'embedded', documents: readonly Passage[]) {
  return withSearch({ engine, fill: () => importPassages(documents) }, async () => {
    const files = []
    for (const file of queryFiles(folder)) files.push(await evaluate(file))
    return files
  })
}

async function evaluate(file: string) {
  const ndcgs: number[] = []
  const recalls: Record<10 | 100, number[]> = { 10: [], 100: [] }
  let empty = 0
  const queries = readQueries(folder, file).filter(({ _id }) => relevant.has(_id))
  for (const { _id, text } of queries) {
    const wanted = relevant.get(_id)!
    const ids = await rankByText(text)
    if (ids.length === 0) empty += 1
    const gainOf = (id: string) => wanted.get(id) ?? 0
    ndcgs.push(ndcg10(ids.map(gainOf), [...wanted.values()]) ?? 0)
    for (const k of [10, 100] as const) {
      recalls[k].push(ids.slice(0, k).filter((id) => gainOf(id) > 0).length / wanted.size)
    }
  }
  return {
    file,
    queries: queries.length,
    ndcgAt10: mean(ndcgs),
    recallAt10: mean(recalls[10]),
    recallAt100: mean(recalls[100]),
    emptyShare: queries.length === 0 ? 0 : empty / queries.length,
  }
}

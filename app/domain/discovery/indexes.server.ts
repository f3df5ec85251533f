import { type IndexDefinition, fingerprinted } from '~search/definition'
import { bringUpToDate, ensureAll, figuresOf } from '~search/upkeep'
import {
  consultantDocuments,
  consultantsIndex,
  consultantsSettings,
  findableCount,
  findableIds,
} from './consultants-index.server'

export const INDEXES = ['consultants'] as const
export type IndexKey = (typeof INDEXES)[number]
/** Indexes of earlier versions, which are removed where they are met. */
const RETIRED = ['subjects'] as const

const STEP = 100

/** Every index that the application fills. */
export const indexes: Record<IndexKey, IndexDefinition> = {
  consultants: {
    name: consultantsIndex,
    settings: consultantsSettings,
    *everything() {
      for (let ids = findableIds('', STEP); ids.length > 0; ids = findableIds(ids.at(-1)!, STEP)) {
        yield fingerprinted(consultantDocuments(ids))
      }
    },
    documents: (ids) => fingerprinted(consultantDocuments(ids)),
    expected: findableCount,
  },
}

/** Makes every index of every engine hold what SQL says. For a start or a script; a running worker looks after them itself. */
export const ensureIndexes = (): Promise<void> => ensureAll(Object.values(indexes), RETIRED)

/** Brings one index of every engine to what SQL says of these ids. */
export const syncDocuments = (key: IndexKey, ids: readonly string[]): Promise<void> => bringUpToDate(indexes[key], ids)

/** Documents in each engine's indexes beside the rows in SQL that belong there. */
export async function indexFigures() {
  const figures = INDEXES.map(async (index) => (await figuresOf(indexes[index])).map((row) => ({ ...row, index })))
  return (await Promise.all(figures)).flat()
}

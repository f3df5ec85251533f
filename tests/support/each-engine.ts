import { afterAll, beforeAll, describe } from 'vitest'
import { freshDatabase } from './database'
import { dropIndexes } from './search'

/** What pages ask of a search, told once and tried with each engine by itself, on a database and indexes of its own. */
export const withEachEngine = (what: string, tell: () => void) =>
  describe.each(['the Meilisearch server', 'the embedded index'])(`${what}, answered by %s`, (which) => {
    const url = process.env.MEILI_URL
    beforeAll(async () => {
      freshDatabase()
      await dropIndexes()
      if (which === 'the embedded index') delete process.env.MEILI_URL
    })
    afterAll(() => {
      process.env.MEILI_URL = url
    })
    tell()
  })

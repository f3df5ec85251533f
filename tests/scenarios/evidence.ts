import { readFileSync } from 'node:fs'
import path from 'node:path'
import { onePagePdf } from '~db/demo/evidence'

/** A one-page PDF that viewers open; `text` in ASCII. */
export const pdf = (text = 'Certificate (illustration)') => onePagePdf(text)

/** One of tests/fixtures/files: a picture, or a PDF under lock. */
export const fixtureFile = (name: string) =>
  new Uint8Array(readFileSync(path.join(import.meta.dirname, '../fixtures/files', name)))

import { indexName } from '../engine'
import type { IndexSettings, SearchDocument } from '../port'
import { spokenPhrases } from '../subject-phrases'
import { languageSettings } from './words'

export type SubjectDocument = SearchDocument & { names: string[]; says: string[] }

export const subjectsIndex = () => indexName('subjects')

export const subjectsSettings: IndexSettings = {
  ...languageSettings,
  searchable: ['names', 'says'],
  filterable: [],
  sortable: [],
  maxFacetValues: 100,
  maxTotal: 1000,
  ranked: ['names', 'says'],
}

/** Every subject on offer and the matters that are not ours, by code; `codes` narrows them. */
export const subjectDocuments = (codes?: readonly string[]): SubjectDocument[] =>
  spokenPhrases()
    .filter((spoken) => !codes || codes.includes(spoken.code))
    .map(({ code, names, says }) => ({ id: code, names, says }))

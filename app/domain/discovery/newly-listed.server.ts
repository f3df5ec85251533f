import { setImmediate as letOthersIn } from 'node:timers/promises'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { jobs } from '~db/schema'
import { foldedTextOf, hasWords } from '~search/embedded/one-document'
import { engine } from '~search/engine'
import { SearchUnavailable } from '~search/errors'
import { closeTo, found, isKeyword } from './asked-of-engine.server'
import { termsAmongConsultants } from './close-texts.server'
import { countFacets } from './closest.server'
import { type ConsultantDocument, consultantDocuments, consultantsSettings } from './consultants-index.server'
import { type DirectoryQuery, FACET_NAMES, FACETS } from './search-query'

/** What of a profile decides which searches list it. */
export type ListedBy = Readonly<Record<string, unknown>>

const DECIDING = [
  ...new Set([...consultantsSettings.searchable, ...Object.values(FACETS)]),
] as (keyof ConsultantDocument)[]

/** What of a profile decides which searches list it, at this moment; null: nobody finds it. */
export function listedBy(profileId: string): ListedBy | null {
  const [document] = consultantDocuments([profileId])
  return document ? Object.fromEntries(DECIDING.map((field) => [field, document[field]])) : null
}

/** Searches asked in one round trip. */
const AT_ONCE = 20

/**
 * Which of the searches list a profile on their pages and did not before its change, asked of what answers the pages.
 * Throws `SearchUnavailable` while no engine answers, or one has not heard of the change yet.
 */
export async function newlyListing<S extends { query: DirectoryQuery }>(
  profileId: string,
  before: ListedBy | null,
  searches: readonly S[],
): Promise<S[]> {
  const now = listedBy(profileId)
  if (!now) return []
  if (isSyncWaiting(profileId)) throw new SearchUnavailable(new Error('the change is not in every index yet'))
  const narrowed = searches.filter(({ query }) => meetsFilters(now, query))
  const keywords = narrowed.filter(({ query }) => isKeyword(query.text))
  const listing: S[] = []
  for (let start = 0; start < keywords.length; start += AT_ONCE) {
    const some = keywords.slice(start, start + AT_ONCE)
    const answers = await engine().multiSearch(some.map(({ query }) => onlyAmong(profileId, query)))
    listing.push(...some.filter(({ query }, i) => answers[i]!.hits.length > 0 && isNews(before, now, query)))
    await letOthersIn()
  }
  for (const search of narrowed.filter(({ query }) => !isKeyword(query.text))) {
    if (await comesClose(profileId, before, search.query)) listing.push(search)
    await letOthersIn()
  }
  return listing
}

/** The search of the page, of one profile. */
function onlyAmong(profileId: string, query: DirectoryQuery) {
  const asked = found(query)
  return { ...asked, conditions: [...asked.conditions!, { field: 'id', anyOf: [profileId] }], limit: 1 }
}

const meetsFilters = (one: ListedBy, { chosen }: DirectoryQuery) =>
  FACET_NAMES.every((facet) => {
    const own = [one[FACETS[facet]]].flat()
    return chosen[facet].length === 0 || chosen[facet].some((value) => own.includes(value))
  })

/** Where a typing error was forgiven, the words tell nothing of what changed: whoever met the filters was listed. */
const isNews = (before: ListedBy | null, now: ListedBy, query: DirectoryQuery) =>
  !before ||
  !meetsFilters(before, query) ||
  (!hasWords(before, query.text, consultantsSettings) && hasWords(now, query.text, consultantsSettings))

/** Whether a profile comes close to a sentence now, and did not beside the same others as it was before. */
async function comesClose(profileId: string, before: ListedBy | null, query: DirectoryQuery): Promise<boolean> {
  const terms = termsAmongConsultants(query.text)
  const isListed = async (instead?: ReadonlyMap<string, string>) => {
    const { close } = await closeTo(query, terms, instead)
    return countFacets(close, query.chosen).inside.some(({ id }) => id === profileId)
  }
  if (!(await isListed())) return false
  if (!before || !meetsFilters(before, query)) return true
  return !(await isListed(new Map([[profileId, foldedTextOf(before, consultantsSettings)]])))
}

const isSyncWaiting = (profileId: string) =>
  db
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        eq(jobs.kind, 'search.sync'),
        isNull(jobs.failedAt),
        eq(sql`json_extract(${jobs.payload}, '$.id')`, profileId),
      ),
    )
    .limit(1)
    .get() !== undefined

import type { DirectoryQuery } from '~/domain/discovery/search-query'
import { type NeedToMatch } from '~/domain/matching/match-consultants.server'
import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { termsAmongConsultants } from '~/domain/discovery/close-texts.server'
import type { EngineName } from '~search/engine'
import { type Times, timed, timesFor, timesInTurns } from './measure'
import { type BenchPlace, bytesOf, memoryOf } from './place'
import { measurePostgres, type PostgresFigures } from './postgres'
import { generateProfiles } from './profiles'
import { type Background, match, publishUntilFound, searchPage, whileSearching } from './product'
import { directoryQueries, needs, needTexts } from './questions'
import { rawQueries } from './raw-meilisearch'
import { rebuildBeside, type RebuildFigures } from './rebuild'

export type Plan = { profiles: number; quick: boolean }

export type EngineFigures = {
  engine: EngineName
  build: RebuildFigures
  /** Bytes on the disk after the first build. */
  bytes: number
  page: Times
  /** A sentence in place of keywords, with the same filters. */
  sentence: Times
  match: Times
  publish: Times
  whilePublishing: Background
  rebuild: RebuildFigures
  whileRebuilding: Background
}

export type Figures = {
  plan: Plan
  generated: number
  databaseBytes: number
  suggest: Times
  raw: Times
  serverMemory: { now: number; most: number } | undefined
  engines: EngineFigures[]
  postgres: PostgresFigures | undefined
}

const SEARCHES_WHILE_PUBLISHING = 20
const SEARCHES_WHILE_REBUILDING = 5

type Questions = { queries: DirectoryQuery[]; sentences: DirectoryQuery[]; wanted: NeedToMatch[] }

/** Everything that the bench tells, measured one after the other. `tell` hears what is being done. */
export async function measureAll(place: BenchPlace, plan: Plan, tell: (what: string) => void): Promise<Figures> {
  const n = plan.quick
    ? { page: 60, match: 30, suggest: 100, publish: 8 }
    : { page: 400, match: 150, suggest: 500, publish: 40 }
  tell(`generating ${plan.profiles} profiles`)
  const { took: generated, result } = await timed(() =>
    generateProfiles({ published: plan.profiles, waiting: 2 * n.publish }),
  )
  const databaseBytes = bytesOf(place.databaseFile)
  const queries = directoryQueries(n.page)
  const sentences = needTexts(n.match).map((text, i) => ({ ...queries[i % n.page]!, text: text.slice(0, 200) }))
  const questions = { queries, sentences, wanted: needs(n.match) }

  const builds = { embedded: await built('embedded'), meilisearch: await built('meilisearch') }
  const bytes = { embedded: bytesOf(place.embeddedFile), meilisearch: bytesOf(place.meilisearchFolder) }

  async function built(engine: EngineName) {
    tell(`building the index of ${engine}`)
    return rebuildBeside(place, engine)
  }
  place.answerBy('meilisearch')
  // What a process reads once: vocabularies, the embedded index's counts.
  termsAmongConsultants(questions.sentences[0]!.text)
  tell('suggestions')
  const suggest = await timesFor(needTexts(n.suggest), (text) =>
    suggestSubjects(text, { sectorCode: '10', size: 'small' }),
  )

  const engines: EngineFigures[] = []
  let raw: Times | undefined
  for (const engine of ['meilisearch', 'embedded'] as const) {
    place.answerBy(engine)
    tell(`pages by ${engine}`)
    let page: Times
    if (engine === 'meilisearch') [page, raw] = await timesInTurns(queries, searchPage, rawQueries(place))
    else page = await timesFor(queries, searchPage)
    const waiting = result.waiting.slice(engines.length * n.publish, (engines.length + 1) * n.publish)
    engines.push({
      engine,
      build: builds[engine],
      bytes: bytes[engine],
      page,
      ...(await theRest(place, questions, { engine, tell, publish: () => publishUntilFound(result.officer, waiting) })),
    })
  }
  tell('PostgreSQL')
  const postgres = await measurePostgres(queries)
  const serverMemory = memoryOf(place.server.pid())
  return { plan, generated, databaseBytes, suggest, raw: raw!, serverMemory, engines, postgres }
}

type Rest = { engine: EngineName; tell: (what: string) => void; publish: () => Promise<Times> }

async function theRest(place: BenchPlace, questions: Questions, { engine, tell, publish }: Rest) {
  const { queries, sentences, wanted } = questions
  const sentence = await timesFor(sentences, searchPage)
  tell(`matching by ${engine}`)
  const matched = await timesFor(wanted, match)
  tell(`publishing, found by ${engine}`)
  const published = await whileSearching({ queries, perSecond: SEARCHES_WHILE_PUBLISHING }, publish)
  tell(`rebuilding ${engine}`)
  const rebuilt = await whileSearching({ queries, perSecond: SEARCHES_WHILE_REBUILDING }, () =>
    rebuildBeside(place, engine),
  )
  return {
    sentence,
    match: matched,
    publish: published.result,
    whilePublishing: published.searches,
    rebuild: rebuilt.result,
    whileRebuilding: rebuilt.searches,
  }
}

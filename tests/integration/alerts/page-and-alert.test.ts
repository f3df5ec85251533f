import { ne } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseServices } from '~/domain/directory/choose-services.server'
import { saveBasics } from '~/domain/directory/save-basics.server'
import { directoryQuery } from '~/domain/discovery/search-query'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { openNeedsFor } from '~/domain/matching/open-needs.server'
import { openNeedQuery } from '~/domain/needs/open-need-query'
import { wantedBy } from '~/domain/alerts/wanted.server'
import { db } from '~db/connection'
import { jobs } from '~db/schema'
import { drainJobs } from '~/worker/worker.server'
import { consultant, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { dropIndexes } from '~tests/support/search'
import { found, makeAllDue, savedSearch } from './saved'

/** Both list the same, whichever words, filters or codes. */
const ALIKE = [
  'q=máy sấy',
  'q=may say',
  'q=máy sấy chè',
  'q=truy xuất',
  'q=vật lí',
  'q=vật lý',
  'q=QTX2026',
  'q=qtx 2026',
  'q=A417',
  'q=A4-17',
  'q=iso9001',
  'q=kaizen',
  'q=năng suất&subject=TPM',
  'subject=TPM',
  'subject=TPM&subject=TRACE',
  'subject=TPM&province=15',
  'q=công ty máy sấy',
  'q=hacc',
  'q=chất lượng ISO',
  'q=máy sấy hay hỏng giữa vụ chè mà không ai sửa',
  'q=máy sấy hay hỏng giữa vụ chè mà không ai sửa&subject=TRACE',
]
describe.each([['the Meilisearch server'], ['the embedded index']])(
  'a saved search and its page, answered by %s',
  (which) => {
    const url = process.env.MEILI_URL
    const seeker = () => enterprise()
    const saved = new Map<string, { actor: ReturnType<typeof enterprise>; id: string }>()

    beforeAll(async () => {
      freshDatabase()
      await dropIndexes()
      if (which === 'the embedded index') delete process.env.MEILI_URL
      for (const query of ALIKE) {
        const actor = seeker()
        saved.set(query, { actor, id: savedSearch(actor, query) })
      }
      consultant({ name: 'Tổ Sấy', subjects: ['TPM'], headline: 'Bảo trì máy sấy ở xưởng chè' })
      consultant({ name: 'Tổ Máy', subjects: ['TPM'], headline: 'Chuyên máy sấy, nâng năng suất' })
      consultant({ name: 'Tổ Tem', subjects: ['TRACE'], headline: 'Tem QTX2026, định mức A4-17, vật lý trị liệu' })
      consultant({ name: 'Tổ Chuẩn', subjects: ['ISO-9001', 'HACCP'], headline: 'Chuyên gia chất lượng' })
      await drainJobs()
    })
    afterAll(() => {
      process.env.MEILI_URL = url
    })

    const page = async (query: string) => {
      const answer = await searchConsultants(directoryQuery(new URLSearchParams(query)))
      return answer.status === 'ok' ? answer.cards.map(({ id }) => id).sort() : answer.status
    }
    const finds = (query: string) => {
      const { actor, id } = saved.get(query)!
      return found(actor, id).sort()
    }

    it.each(ALIKE)('%s: tells of whom the page lists', async (query) => {
      expect(finds(query)).toEqual(await page(query))
    })

    it('is of use: most of these find somebody', () => {
      expect(ALIKE.filter((query) => finds(query).length > 0).length).toBeGreaterThan(ALIKE.length - 5)
    })

    it('tells of whoever has not all the words where the page lists them, and of nobody whom it leaves out', () => {
      expect(finds('q=hacc')).toHaveLength(1)
      expect(finds('q=máy sấy hay hỏng giữa vụ chè mà không ai sửa')).not.toEqual([])
      expect(finds('q=công ty máy sấy')).toEqual([])
    })

    it('tells by a change of what the page did not list before it, and of nothing else', async () => {
      const sentence = 'q=đo rung động quạt gió lò nung gạch tuynen'
      const queries = ['q=quạt gió', 'q=qu', sentence, 'q=quạt gió&subject=TPM']
      const { actor } = consultant({ name: 'Tổ Quạt', subjects: ['TRACE'], headline: 'Đo quạt' })
      await drainJobs()
      const late = queries.map((query) => {
        const owner = seeker()
        return { owner, id: savedSearch(owner, query) }
      })
      const change = async (headline: string, subjects: string[]) => {
        saveBasics(actor, {
          headline,
          introduction: '',
          roles: ['consulting'],
          yearsExperience: 5,
          availability: 'open',
          feeNote: '',
        })
        chooseServices(actor, { subjects })
        await drainJobs()
        return late.map(({ owner, id }) => found(owner, id).length)
      }
      expect(await change('Đo quạt lò', ['TRACE'])).toEqual([0, 0, 0, 0])
      expect(await change('Đo quạt gió', ['TRACE'])).toEqual([1, 0, 0, 0])
      expect(await change('Đo quạt gió', ['TRACE', 'TPM'])).toEqual([1, 0, 0, 1])
    })
  },
)

describe('while the search server is away', () => {
  it('a saved search waits until every index knows of the change, and then tells of it', async () => {
    const url = process.env.MEILI_URL
    freshDatabase()
    await dropIndexes()
    const owner = enterprise()
    const id = savedSearch(owner, 'q=hacc')
    process.env.MEILI_URL = 'http://127.0.0.1:1'
    const { profileId } = consultant({ subjects: ['HACCP'] })
    await drainJobs()
    const { kind, failedAt } = jobs
    const waiting = () => db.select({ kind, failedAt }).from(jobs).where(ne(kind, 'matching.follow')).all()
    expect(waiting()).toEqual(['search.sync', 'alerts.look'].map((one) => ({ kind: one, failedAt: null })))
    expect(found(owner, id)).toEqual([])
    process.env.MEILI_URL = url
    makeAllDue()
    await drainJobs()
    expect(waiting()).toEqual([])
    expect(found(owner, id)).toEqual([profileId])
  })
})

describe('a saved search among open needs and its page', () => {
  it.each(['', 'all=1', 'q=máy sấy&all=1', 'q=A417&all=1', 'q=máy sấy hay hỏng giữa vụ&all=1', 'subject=HACCP'])(
    '"%s": tells of what the page lists',
    async (query) => {
      freshDatabase()
      const { actor } = consultant({ subjects: ['HACCP'] })
      const search = savedSearch(actor, query, { kind: 'needs' })
      publishedNeed({ subjects: ['HACCP'], text: 'Máy sấy hay hỏng giữa vụ, khách đòi HACCP' })
      publishedNeed({ subjects: ['FSC'], text: 'Gỗ rừng trồng cần chứng chỉ, hồ sơ mẫu A4-17' })
      await drainJobs()
      const parsed = openNeedQuery(new URLSearchParams(query))
      const answer = openNeedsFor(actor, parsed, wantedBy(query))
      expect(answer.status).toBe('ok')
      const listed = answer.status === 'ok' ? answer.needs.map(({ id }) => id) : []
      expect(listed.length).toBeGreaterThan(0)
      expect(found(actor, search).sort()).toEqual(listed.sort())
    },
  )
})

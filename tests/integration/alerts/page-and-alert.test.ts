import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { directoryQuery } from '~/domain/discovery/search-query'
import { searchConsultants } from '~/domain/discovery/search-consultants.server'
import { openNeedsFor } from '~/domain/matching/open-needs.server'
import { openNeedQuery } from '~/domain/needs/open-need-query'
import { wantedBy } from '~/domain/alerts/wanted.server'
import { drainJobs } from '~/worker/worker.server'
import { consultant, enterprise, publishedNeed } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { dropIndexes } from '~tests/support/search'
import { watchedText } from '~/views/alerts/saved-search-text.server'
import { found, savedSearch } from './saved'

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
]
/** The page lists whoever is near; a find has every word that its page names. */
const NEAR = ['q=máy sấy hay hỏng giữa vụ chè mà không ai sửa', 'q=hacc']

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
      for (const query of [...ALIKE, ...NEAR]) {
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
      expect(ALIKE.filter((query) => finds(query).length > 0).length).toBeGreaterThan(ALIKE.length - 3)
    })

    it.each(NEAR)('%s: tells of those alone who have the words that the page of the search names', async (query) => {
      expect((await page(query)).length).toBeGreaterThan(0)
      expect(finds(query)).toEqual([])
      const text = watchedText({ kind: 'consultants', query })
      for (const word of new URLSearchParams(query).get('q')!.split(' ').slice(0, 2))
        expect(text).toContain(`“${word}”`)
      expect(text).toContain('Trang tìm kiếm có thể hiện thêm')
    })
  },
)

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
      const answer = openNeedsFor(actor, parsed, wantedBy('needs', query))
      expect(answer.status).toBe('ok')
      const listed = answer.status === 'ok' ? answer.needs.map(({ id }) => id) : []
      expect(listed.length).toBeGreaterThan(0)
      expect(found(actor, search).sort()).toEqual(listed.sort())
    },
  )
})

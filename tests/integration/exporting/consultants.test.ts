import { beforeAll, expect, it } from 'vitest'
import { startSession } from '~/auth/session.server'
import { drainJobs } from '~/worker/worker.server'
import * as m from '~/i18n/paraglide/messages'
import { loader } from '~/routes/exports/list-file'
import { consultant, enterprise } from '~tests/scenarios'
import { rowsOfCsv } from '~tests/support/read-list'
import { searched } from '~tests/support/search'

const NAMES = Array.from({ length: 23 }, (_, place) => `Trung tâm Mẫu ${place}`)

beforeAll(async () => {
  for (const name of NAMES) consultant({ name, subjects: ['5S'] })
  consultant({ name: 'Công ty Mã Vườn', subjects: ['TRACE'] })
  await drainJobs()
})

it('whoever has an account takes along all consultants that a search finds, page by page, each once', async () => {
  const headers = new Headers()
  await startSession(enterprise().userId, headers)
  const cookie = headers.get('Set-Cookie')!.split(';')[0]!
  const file = async (query: string) => {
    const address = `http://localhost/exports/consultants/file?${query}&columns=name&format=csv_comma`
    const request = new Request(address, { headers: { Cookie: cookie } })
    const answer = (await loader({ request, params: { list: 'consultants' }, context: {} })) as Response
    return rowsOfCsv(new Uint8Array(await answer.arrayBuffer()), ',').flat()
  }
  const [head, ...found] = await file('subject=5S&page=2')
  expect(head).toBe(m.check_column_name())
  expect(found.toSorted()).toEqual(NAMES.toSorted())
  const { total, cards } = await searched('q=truy+xuat')
  expect((await file('q=truy+xuat')).slice(1)).toEqual(['Công ty Mã Vườn'])
  expect([total, cards.map(({ id }) => id).length]).toEqual([1, 1])
})

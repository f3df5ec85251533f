import { expect, it } from 'vitest'
import { type Taken, workOf } from '~/worker/work.server'

const taken = (id: number, kind: string, payload: unknown, attempts = 0): Taken => ({
  id,
  kind,
  payload,
  attempts,
  createdAt: new Date(0),
})
const sync = (id: number, attempts = 0) => taken(id, 'search.sync', { index: 'consultants', id: `p${id}` }, attempts)

it('documents come into an index together; one that failed before holds up no others', () => {
  const work = workOf([sync(1), taken(2, 'alerts.daily', {}), sync(3), sync(4, 1), sync(5)])
  expect(work.map(({ jobs }) => jobs.map((job) => job.id))).toEqual([[1, 3, 5], [2], [4]])
})

it('a job that cannot be read fails alone, and says so', async () => {
  const [good, wrong] = workOf([taken(1, 'search.sync', { index: 'of.yesterday', id: 'p' }), sync(2)])
  expect([good!.jobs, wrong!.jobs].map((jobs) => jobs.map((job) => job.id))).toEqual([[2], [1]])
  await expect(wrong!.run()).rejects.toThrow('index')
  await expect(workOf([taken(1, 'toString', {})])[0]!.run()).rejects.toThrow('no handler for jobs of kind toString')
})

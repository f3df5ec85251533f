import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { healthReport, systemHealth } from '~/admin/health.server'
import { actorIn, type Workspace } from '~/domain/accounts/lifecycle'
import { failedJobs, oldestWaiting, queueHealth, runJobAgain } from '~/jobs/queue.server'
import { db } from '~db/connection'
import { jobs } from '~db/schema'
import { freshDatabase } from '~tests/support/database'

const person = { userId: 'admin', name: 'Quản trị', email: 'admin@example.vn', phone: null }
const system: Workspace = {
  role: 'admin',
  organisationId: null,
  organisationName: null,
  provinceCode: null,
  membership: null,
  agencyKind: null,
}
const department: Workspace = {
  ...system,
  role: 'department',
  organisationId: 'so',
  membership: 'owner',
  agencyKind: 'department_in_charge',
}
const admin = actorIn(person, system, [system])
const moment = new Date('2026-03-02T02:00:00Z')
const job = {
  kind: 'search.sync',
  payload: { index: 'consultants', id: 'profile-1' },
  runAfter: moment,
  createdAt: moment,
}
const failed = { ...job, attempts: 8, failedAt: moment, lastError: 'index is gone' }

beforeEach(freshDatabase)
afterEach(() => {
  vi.useRealTimers()
})

it('puts a job that was given up back into the queue, once', () => {
  const { id } = db.insert(jobs).values(failed).returning().get()
  expect(queueHealth()).toMatchObject({ depth: 0, failed: 1 })
  expect(failedJobs()[0]).toMatchObject({ id, lastError: 'index is gone' })
  runJobAgain(admin, id)
  expect(queueHealth()).toMatchObject({ depth: 1, failed: 0 })
  expect(db.select().from(jobs).get()).toMatchObject({ attempts: 0, lastError: null, failedAt: null })
  expect(() => runJobAgain(admin, id)).toThrow('not_found')
})

it('lets nobody but an administrator run a job again', () => {
  const { id } = db.insert(jobs).values(failed).returning().get()
  expect(() => runJobAgain(actorIn(person, department, [system, department]), id)).toThrow('not_found')
  expect(queueHealth().failed).toBe(1)
})

it('tells the age of the oldest waiting job, and of none when none waits', async () => {
  expect(oldestWaiting()).toBeNull()
  expect((await systemHealth()).queue).toEqual({ depth: 0, oldestSeconds: 0, failed: 0 })
  db.insert(jobs)
    .values([job, { ...job, createdAt: new Date() }])
    .run()
  expect(oldestWaiting()).toEqual(moment)
  expect(queueHealth().oldestSeconds).toBeGreaterThan(3600)
})

it('counts what is due: not what is planned for later, but what was tried in vain and is to be tried again', () => {
  const later = new Date(Date.now() + 3_600_000)
  db.insert(jobs)
    .values({ ...job, kind: 'alerts.daily', payload: {}, runAfter: later })
    .run()
  expect(queueHealth()).toEqual({ depth: 0, oldestSeconds: 0, failed: 0 })
  expect(oldestWaiting()).toBeNull()
  db.insert(jobs)
    .values({ ...job, runAfter: later, lastError: 'search is away' })
    .run()
  expect(queueHealth().depth).toBe(1)
  expect(oldestWaiting()).toEqual(moment)
})

it('a job that was planned waits since it was due', () => {
  const due = new Date(moment.getTime() + 86_400_000)
  db.insert(jobs)
    .values({ ...job, runAfter: due })
    .run()
  expect(oldestWaiting()).toEqual(due)
})

it('tells from October on that the next year’s Tết is not entered', async () => {
  const told = async (time: string) => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(time) })
    return (await healthReport()).withoutTet
  }
  expect(await told('2098-09-30T23:59:00+07:00')).toBeNull()
  expect(await told('2098-10-01T00:00:00+07:00')).toBe(2099)
})

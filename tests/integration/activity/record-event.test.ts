import { beforeEach, expect, it } from 'vitest'
import { changing } from '~/domain/activity/changing.server'
import type { EventDetail } from '~/domain/activity/events'
import { recordEvent } from '~/domain/activity/record-event.server'
import { draftNeed } from '~/domain/needs/draft-need.server'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { db, transact, type Tx } from '~db/connection'
import { newId } from '~db/ids'
import { events, jobs, needs } from '~db/schema'
import { enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

it('keeps need and profile of an event in columns, and the rest as its detail', () => {
  const detail = { needId: 'n', requestId: 'r', profileId: 'p' }
  transact((tx) => recordEvent(tx, null, 'request.sent', detail))
  expect(db.select().from(events).all()).toMatchObject([
    { name: 'request.sent', needId: 'n', profileId: 'p', userId: null, detail: { requestId: 'r' } },
  ])
})

it('refuses a detail of another shape, and nothing of the change stays', () => {
  for (const wrong of [{ needId: 7 }, { needId: 'n', text: 'Máy sấy hay hỏng' }, {}]) {
    const change = () =>
      transact((tx) => recordEvent(tx, null, 'need.published', wrong as EventDetail<'need.published'>))
    expect(change).toThrow()
  }
  expect([db.select().from(events).all(), db.select().from(jobs).all()]).toEqual([[], []])
})

it('fails as one with what follows from it', () => {
  const owner = enterprise()
  const needId = newId()
  const subjects = [{ code: 'TPM', because: [], origin: 'chosen' as const }]
  draftNeed(owner, { id: needId, text: 'Máy sấy hay hỏng', sectorCode: '10', communeCode: '04018', subjects })
  db.run(`CREATE TRIGGER full BEFORE INSERT ON jobs BEGIN SELECT RAISE(ABORT, 'no room'); END`)
  expect(() => publishNeed(owner, needId)).toThrow('no room')
  expect(db.select().from(needs).get()!.status).toBe('draft')
  expect(
    db
      .select()
      .from(events)
      .all()
      .map(({ name }) => name),
  ).not.toContain('need.published')
})

/** Never called: the compiler reads it with the tests' types. */
export function heldByTheCompiler(tx: Tx) {
  // @ts-expect-error A profile's event is recorded while its change is watched, so that search and saved searches hear of it.
  recordEvent(tx, null, 'profile.submitted', { profileId: 'p' })
  changing(tx, 'profile', 'p', (watched) => recordEvent(watched, null, 'profile.submitted', { profileId: 'p' }))
  // @ts-expect-error A watched organisation is no watched profile.
  changing(tx, 'organisation', 'o', (watched) => recordEvent(watched, null, 'profile.submitted', { profileId: 'p' }))
  // @ts-expect-error Each event has a detail of its own shape.
  recordEvent(tx, null, 'need.closed', { needId: 'n', reason: 'because' })
  // @ts-expect-error What is not declared beside its domain is not recorded.
  recordEvent(tx, null, 'need.forgotten', { needId: 'n' })
}

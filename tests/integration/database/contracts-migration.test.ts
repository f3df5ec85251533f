import { afterAll, expect, it } from 'vitest'
import { beforeMigration } from './migrated'

const { database, migrate } = beforeMigration('contracts')
afterAll(() => database.close())

function profile(id: string, status: string, publishedAt: number | null) {
  database
    .prepare(
      `INSERT INTO profiles (id, organisation_id, status, published_at, created_at, updated_at) VALUES (?, ?, ?, ?, 1, 1)`,
    )
    .run(id, `organisation of ${id}`, status, publishedAt)
}

function event(at: number, name: string, detail: Record<string, unknown>) {
  database.prepare(`INSERT INTO events (at, name, detail) VALUES (?, ?, ?)`).run(at, name, JSON.stringify(detail))
}

const changed = (at: number, profileId: string, ...parts: string[]) =>
  event(at, 'profile.changed', { profileId, parts })

it('what was recorded in events’ details before stands in columns afterwards', () => {
  profile('changed', 'published', 10)
  profile('confirmed', 'published', 30)
  profile('returned', 'returned', 10)
  for (const id of ['changed', 'confirmed', 'returned']) {
    changed(5, id, 'services')
    changed(20, id, 'credentials', 'reach')
    changed(21, id, 'credentials')
  }
  event(40, 'enquiry.answered', { enquiryId: 'e' })
  event(41, 'outcome.verified', { outcomeId: 'o' })
  database.exec(
    `INSERT INTO engagements (id, need_id, proposal_id, organisation_id, profile_id, started_at) VALUES ('g', 'n', 'p', 'x', 'changed', 1);
     INSERT INTO outcomes (id, engagement_id, certificate_id, province_code, reported_at, reported_by) VALUES ('o', 'g', 'c', '14', 1, 'u')`,
  )
  migrate()

  expect(database.prepare('SELECT id, changed_parts AS parts FROM profiles ORDER BY id').all()).toEqual([
    { id: 'changed', parts: '["credentials"]' },
    { id: 'confirmed', parts: '[]' },
    { id: 'returned', parts: '[]' },
  ])
  expect(
    database.prepare('SELECT at, profile_id AS profile, detail FROM events WHERE at IN (5, 40, 41)').all(),
  ).toEqual([
    { at: 5, profile: 'changed', detail: '{"parts":["services"]}' },
    { at: 5, profile: 'confirmed', detail: '{"parts":["services"]}' },
    { at: 5, profile: 'returned', detail: '{"parts":["services"]}' },
    { at: 40, profile: null, detail: '{"enquiryId":"e"}' },
    { at: 41, profile: 'changed', detail: '{"outcomeId":"o"}' },
  ])
})

import { afterAll, expect, it } from 'vitest'
import { beforeMigration } from './migrated'

const { database, migrate } = beforeMigration('proposals')
afterAll(() => database.close())

it('makes of what was offered a first version, and of its days weeks after it was sent', () => {
  const sent = Date.parse('2026-10-01T23:30:00+07:00')
  database
    .prepare(
      `INSERT INTO proposals (id, request_id, need_id, status, scope, price_vnd, duration_weeks, submitted_at)
       VALUES ('p', 'r', 'n', 'submitted', 'Khảo sát', 85000000, 16, ?)`,
    )
    .run(sent)
  const milestone = database.prepare(
    `INSERT INTO proposal_milestones (id, proposal_id, position, title, due_on) VALUES (?, 'p', ?, 'Mốc', ?)`,
  )
  for (const [position, day] of ['2026-10-01', '2026-10-08', '2026-10-09', '2026-12-24'].entries())
    milestone.run(`m${position}`, position, day)
  migrate()
  expect(database.prepare('SELECT id, version_id, status, submitted_at FROM proposals').all()).toEqual([
    { id: 'p', version_id: 'p', status: 'submitted', submitted_at: sent },
  ])
  expect(database.prepare('SELECT * FROM proposal_versions').all()).toMatchObject([
    {
      id: 'p',
      proposal_id: 'p',
      number: 1,
      scope: 'Khảo sát',
      price_vnd: 85_000_000,
      duration_weeks: 16,
      valid_until: null,
    },
  ])
  const weeks = database.prepare('SELECT version_id, due_week FROM proposal_milestones ORDER BY position').all()
  expect(weeks).toEqual([1, 1, 2, 12].map((due_week) => ({ version_id: 'p', due_week })))
})

import { afterAll, expect, it } from 'vitest'
import { beforeMigration } from './migrated'

const { database, migrate } = beforeMigration('deliveries')
afterAll(() => database.close())

it('keeps what was delivered and why it was returned', () => {
  const milestone = database.prepare(
    `INSERT INTO milestones (id, engagement_id, position, title, due_on, status, delivery_note, returned_reason, submitted_at)
     VALUES (?, 'g', 1, 'Mốc', '2026-05-01', ?, ?, ?, ?)`,
  )
  milestone.run('planned', 'planned', null, null, null)
  milestone.run('submitted', 'submitted', 'Báo cáo', null, 100)
  milestone.run('returned', 'returned', 'Báo cáo', 'Thiếu ảnh', 100)
  milestone.run('again', 'accepted', 'Báo cáo có ảnh', 'Thiếu ảnh', 300)
  const event = database.prepare(`INSERT INTO events (at, name, detail) VALUES (?, 'milestone.returned', ?)`)
  event.run(150, '{"milestoneId":"returned"}')
  event.run(200, '{"milestoneId":"again"}')
  migrate()
  const rows = database
    .prepare(
      `SELECT milestone_id AS milestone, note, submitted_at AS submitted, returned_at AS returned, returned_reason AS reason
       FROM milestone_deliveries ORDER BY milestone_id, submitted_at`,
    )
    .all()
  expect(rows).toEqual([
    { milestone: 'again', note: '…', submitted: 200, returned: 200, reason: 'Thiếu ảnh' },
    { milestone: 'again', note: 'Báo cáo có ảnh', submitted: 300, returned: null, reason: null },
    { milestone: 'returned', note: 'Báo cáo', submitted: 100, returned: 150, reason: 'Thiếu ảnh' },
    { milestone: 'submitted', note: 'Báo cáo', submitted: 100, returned: null, reason: null },
  ])
})

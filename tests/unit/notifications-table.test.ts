import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { notificationsAsTable } from '~/domain/notifications/as-table'

it('docs/notifications.md says what the definitions say: npm run notifications', () => {
  const file = path.join(import.meta.dirname, '../../docs/notifications.md')
  expect(readFileSync(file, 'utf8')).toBe(notificationsAsTable())
})

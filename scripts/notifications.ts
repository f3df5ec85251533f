import './runtime/one-line'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { notificationsAsTable } from '~/domain/notifications/as-table'

/** Writes docs/notifications.md from the definitions. */
writeFileSync(path.join(import.meta.dirname, '../docs/notifications.md'), notificationsAsTable())

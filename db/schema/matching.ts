import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MatchReason, MissingPoint } from '../../app/domain/matching/rank'
import { json, moment } from '../columns'
import { profiles } from './directory'
import { needs } from './needs'

/** The consultants proposed for a need, in order, with what made the score. */
export const matches = sqliteTable(
  'matches',
  {
    needId: text()
      .notNull()
      .references(() => needs.id, { onDelete: 'cascade' }),
    profileId: text()
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    score: real().notNull(),
    reasons: json<MatchReason[]>().notNull(),
    missing: json<MissingPoint[]>().notNull(),
    weightsVersion: text().notNull(),
    computedAt: moment().notNull(),
  },
  (t) => [primaryKey({ columns: [t.needId, t.profileId] })],
)

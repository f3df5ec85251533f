import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { FOLLOW_UP_ACTS, FOLLOWED } from '../../app/domain/follow-up/lifecycle'
import { id, moment } from '../columns'
import { users } from './accounts'
import { profiles } from './directory'
import { needs } from './needs'

/** What officers did about what waits too long: notes, whose it is, and each push. Written once, never changed. */
export const followUps = sqliteTable(
  'follow_ups',
  {
    id: id(),
    /** What is followed up: a request, a need or a profile, by its id. */
    about: text({ enum: FOLLOWED }).notNull(),
    recordId: text().notNull(),
    /** The need that it belongs to; null: a profile's. */
    needId: text().references(() => needs.id),
    act: text({ enum: FOLLOW_UP_ACTS }).notNull(),
    /** A note's words, and those that go with an introduction. */
    note: text(),
    /** Of an introduction: the consultant. */
    profileId: text().references(() => profiles.id),
    /** Of an assignment: the colleague. */
    assigneeId: text().references(() => users.id),
    userId: text()
      .notNull()
      .references(() => users.id),
    at: moment().notNull(),
  },
  (t) => [index('follow_ups_record').on(t.recordId, t.at), index('follow_ups_need').on(t.needId)],
)

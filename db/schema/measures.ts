import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { EVIDENCE_LEVELS, MEASURE_SHARES, READING_TIMES } from '../../app/domain/measures/lifecycle'
import { day, id, json, moment } from '../columns'
import { users } from './accounts'
import { engagements } from './engagement'
import { files } from './files'
import { needGroupMembers } from './groups'
import { subjects } from './reference'

/** What is measured before and after the work. */
export const measures = sqliteTable(
  'measures',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id),
    /** The subject of the need that it shows the gain of. */
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    indicatorId: text().notNull(),
    /** Which machine, product or place, so that it is the same every time. */
    what: text().notNull(),
    /** In the work for a group: the member at whose place it is, and who reads it there; null: the enterprise of the engagement, or the whole group. */
    memberId: text().references(() => needGroupMembers.id),
    /** How much of the change the enterprise puts down to this work. */
    share: text({ enum: MEASURE_SHARES }),
    startedAt: moment().notNull(),
    startedBy: text()
      .notNull()
      .references(() => users.id),
  },
  (t) => [index('measures_engagement').on(t.engagementId)],
)

/** Each reading that was given; of one time the last holds, those before it stay. */
export const measureReadings = sqliteTable(
  'measure_readings',
  {
    id: id(),
    measureId: text()
      .notNull()
      .references(() => measures.id, { onDelete: 'cascade' }),
    time: text({ enum: READING_TIMES }).notNull(),
    /** In the indicator's unit, reckoned from the inputs. */
    value: real().notNull(),
    inputs: json<Record<string, number>>().notNull(),
    measuredOn: day().notNull(),
    method: text().notNull(),
    level: text({ enum: EVIDENCE_LEVELS }).notNull(),
    evidenceFileId: text().references(() => files.id),
    /** Of all readings of a measure, in the order in which they were given. */
    number: integer().notNull(),
    givenAt: moment().notNull(),
    givenBy: text()
      .notNull()
      .references(() => users.id),
  },
  (t) => [index('measure_readings_measure').on(t.measureId)],
)

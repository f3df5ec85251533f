import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { OUTCOME_STATUSES } from '../../app/domain/certification/lifecycle'
import { day, id, moment } from '../columns'
import { users } from './accounts'
import { engagements } from './engagement'
import { files } from './files'
import { subjects } from './reference'

export const certificates = sqliteTable(
  'certificates',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id),
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    scheme: text().notNull(),
    edition: text().notNull(),
    number: text().notNull(),
    scope: text().notNull(),
    issuingBody: text().notNull(),
    accreditation: text().notNull(),
    issuedOn: day().notNull(),
    /** Null where the paper has no end date. */
    expiresOn: day(),
    evidenceFileId: text()
      .notNull()
      .references(() => files.id),
  },
  (t) => [index('certificates_engagement').on(t.engagementId)],
)

/** What came of an engagement. Only verified ones count. */
export const outcomes = sqliteTable(
  'outcomes',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id),
    certificateId: text()
      .notNull()
      .unique()
      .references(() => certificates.id),
    provinceCode: text().notNull(),
    status: text({ enum: OUTCOME_STATUSES }).notNull().default('reported'),
    reportedAt: moment().notNull(),
    reportedBy: text()
      .notNull()
      .references(() => users.id),
    decidedAt: moment(),
    decidedBy: text().references(() => users.id),
    rejectReason: text(),
  },
  (t) => [index('outcomes_status').on(t.status), index('outcomes_engagement').on(t.engagementId)],
)

import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { day, id } from '../columns'
import { engagements } from './engagement'
import { files } from './files'
import { subjects } from './reference'

/** What work ends with that ends in neither a certificate nor a measure: an announced standard, a report, a record of a course. */
export const resultDocuments = sqliteTable(
  'result_documents',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id),
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    /** Facts that its subject's track does not ask for are null. */
    number: text(),
    issuer: text(),
    datedOn: day().notNull(),
    attended: integer(),
    passed: integer(),
    /** Why it is a result of this work although its day lies outside it. */
    remark: text(),
    evidenceFileId: text()
      .notNull()
      .references(() => files.id),
  },
  (t) => [index('result_documents_engagement').on(t.engagementId)],
)

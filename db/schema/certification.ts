import { sql } from 'drizzle-orm'
import { type AnySQLiteColumn, check, index, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CERTIFICATE_STATUSES, CHECKED_WITH, OUTCOME_STATUSES } from '../../app/domain/certification/lifecycle'
import { day, id, moment } from '../columns'
import { organisations, users } from './accounts'
import { engagements } from './engagement'
import { files } from './files'
import { needGroupMembers } from './groups'
import { measures } from './measures'
import { needs } from './needs'
import { resultDocuments } from './result-documents'
import { subjects } from './reference'

/** The register of certificates: results of work that was found here, and what enterprises held already. */
export const certificates = sqliteTable(
  'certificates',
  {
    id: id(),
    /** In whose name it stands; of a group's, who acts for the group. */
    holderId: text()
      .notNull()
      .references(() => organisations.id),
    /** The work that it came of; null: its holder had it already, it is no result. */
    engagementId: text().references(() => engagements.id),
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
    /** Why it is a result of this work although it is older than it, or has ended. */
    remark: text(),
    /** In the work for a group: the member that holds it; null: the enterprise of the engagement, or the whole group. */
    memberId: text().references(() => needGroupMembers.id),
    /** What became of it since, since when and why, as the department heard. */
    status: text({ enum: CERTIFICATE_STATUSES }).notNull().default('active'),
    statusSince: day(),
    statusReason: text(),
    /** By which anybody looks it up (`/verify`), from the day on which it is verified. */
    checkCode: text().unique(),
    /** Null only where its holder had it already. */
    evidenceFileId: text().references(() => files.id),
    /** Of one that its holder had already: who wrote it down, and when. */
    addedAt: moment(),
    addedBy: text().references(() => users.id),
  },
  (t) => [
    index('certificates_engagement').on(t.engagementId),
    index('certificates_holder').on(t.holderId),
    check('certificates_origin', sql`(engagement_id is null) = (added_at is not null)`),
  ],
)

/** A need by which a certificate that comes to its end is to be renewed. */
export const renewals = sqliteTable(
  'renewals',
  {
    needId: text()
      .primaryKey()
      .references(() => needs.id),
    certificateId: text()
      .notNull()
      .references(() => certificates.id, { onDelete: 'cascade' }),
  },
  (t) => [index('renewals_certificate').on(t.certificateId)],
)

/** The register of a group certificate: members are accepted, the group alone is certified. */
export const certificateMembers = sqliteTable(
  'certificate_members',
  {
    certificateId: text()
      .notNull()
      .references(() => certificates.id, { onDelete: 'cascade' }),
    memberId: text()
      .notNull()
      .references(() => needGroupMembers.id),
    acceptedOn: day().notNull(),
    /** The last day on which it stood in the register; null: it still does. */
    leftOn: day(),
    /** When it was written into a register that was recorded before; null: it stands there since the certificate was reported. */
    addedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.certificateId, t.memberId] })],
)

/** What came of an engagement. Only verified ones count. */
export const outcomes = sqliteTable(
  'outcomes',
  {
    id: id(),
    engagementId: text()
      .notNull()
      .references(() => engagements.id),
    /** What it is a result in. */
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    /** One of a certificate, a measure and a document. */
    certificateId: text()
      .unique()
      .references(() => certificates.id),
    measureId: text()
      .unique()
      .references(() => measures.id),
    documentId: text()
      .unique()
      .references(() => resultDocuments.id),
    provinceCode: text().notNull(),
    status: text({ enum: OUTCOME_STATUSES }).notNull().default('reported'),
    reportedAt: moment().notNull(),
    reportedBy: text()
      .notNull()
      .references(() => users.id),
    /** The first of two officers, where two decide. */
    secondedAt: moment(),
    secondedBy: text().references(() => users.id),
    decidedAt: moment(),
    decidedBy: text().references(() => users.id),
    rejectReason: text(),
    /** What a verified certificate or document was compared with. */
    checkedWith: text({ enum: CHECKED_WITH }),
    /** The result that the same paper was verified as before; it counts there, and here no more. */
    sameAsId: text().references((): AnySQLiteColumn => outcomes.id),
  },
  (t) => [
    index('outcomes_status').on(t.status),
    index('outcomes_engagement').on(t.engagementId),
    check(
      'outcomes_one_result',
      sql`(certificate_id is not null) + (measure_id is not null) + (document_id is not null) = 1`,
    ),
  ],
)

import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import {
  AVAILABILITIES,
  type ClientSize,
  COMPARED_WITH,
  type ConsultantRole,
  type Language,
  PROFILE_STATUSES,
  type ProfilePart,
  type WorkMode,
} from '../../app/domain/directory/lifecycle'
import { createdAt, day, flag, id, json, moment } from '../columns'
import { organisations, users } from './accounts'
import { files } from './files'
import { provinces, sectors, subjects } from './reference'

/** A consultant's profile; its name, kind (consulting, expert) and place are the organisation's. */
export const profiles = sqliteTable(
  'profiles',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .unique()
      .references(() => organisations.id),
    status: text({ enum: PROFILE_STATUSES }).notNull().default('draft'),
    headline: text().notNull().default(''),
    introduction: text().notNull().default(''),
    roles: json<ConsultantRole[]>().notNull().default([]),
    languages: json<Language[]>().notNull().default([]),
    workModes: json<WorkMode[]>().notNull().default([]),
    clientSizes: json<ClientSize[]>().notNull().default([]),
    availability: text({ enum: AVAILABILITIES }).notNull().default('open'),
    yearsExperience: integer(),
    projectsCompleted: integer(),
    feeNote: text().notNull().default(''),
    /** What a usual job costs at least, in million VND; null: not said. */
    feeFromMillion: integer(),
    /** Engagements that the consultant carries at the same time; null: not said. */
    engagementsAtOnce: integer(),
    anySector: flag().notNull().default(false),
    anyProvince: flag().notNull().default(false),
    returnedReason: text(),
    submittedAt: moment(),
    publishedAt: moment(),
    /** Last day for which the department's check of the documents stands; null: no end. */
    checkedUntil: day(),
    /** Since when the department lets nobody invite them, until the end of which day (null: until it lifts that), and why. */
    pausedAt: moment(),
    pausedUntil: day(),
    pauseReason: text(),
    /** Checked parts that changed since the department last looked at the published profile. */
    changedParts: json<ProfilePart[]>().notNull().default([]),
    /** Grows with every change; the search index carries it, so that drift is seen. */
    version: integer().notNull().default(1),
    createdAt: createdAt(),
    updatedAt: createdAt(),
  },
  (t) => [index('profiles_status').on(t.status)],
)

export const profileServices = sqliteTable(
  'profile_services',
  {
    profileId: text()
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    subjectCode: text()
      .notNull()
      .references(() => subjects.code),
    description: text().notNull().default(''),
  },
  (t) => [primaryKey({ columns: [t.profileId, t.subjectCode] }), index('profile_services_subject').on(t.subjectCode)],
)

export const profileSectors = sqliteTable(
  'profile_sectors',
  {
    profileId: text()
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    sectorVersion: text().notNull(),
    sectorCode: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.profileId, t.sectorVersion, t.sectorCode] }),
    foreignKey({ columns: [t.sectorVersion, t.sectorCode], foreignColumns: [sectors.version, sectors.code] }),
  ],
)

/** Provinces the consultant travels to. */
export const profileAreas = sqliteTable(
  'profile_areas',
  {
    profileId: text()
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    provinceCode: text()
      .notNull()
      .references(() => provinces.code),
  },
  (t) => [primaryKey({ columns: [t.profileId, t.provinceCode] })],
)

export const credentials = sqliteTable(
  'credentials',
  {
    id: id(),
    profileId: text()
      .notNull()
      .references(() => profiles.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    issuer: text().notNull().default(''),
    number: text().notNull().default(''),
    validUntil: day(),
    position: integer().notNull(),
    /** The paper itself, as the consultant handed it in; null: only told of. */
    fileId: text().references(() => files.id),
    /** What the department compared these words with, who and when; all null: the consultant's own statement. */
    comparedWith: text({ enum: COMPARED_WITH }),
    comparedAt: moment(),
    comparedBy: text().references(() => users.id),
  },
  (t) => [index('credentials_profile').on(t.profileId)],
)

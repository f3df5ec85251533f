import { foreignKey, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ENTERPRISE_KINDS } from '../../app/domain/accounts/lifecycle'
import { ARRIVALS, ASSISTED_STATUSES, CONFIRMED_BY } from '../../app/domain/assisted/lifecycle'
import { type Language, WORK_MODES } from '../../app/domain/directory/lifecycle'
import type { SubjectInput } from '../../app/domain/suggestion/suggestion'
import { createdAt, day, id, json, moment } from '../columns'
import { organisations, users } from './accounts'
import { communes, sectors } from './reference'

/**
 * What officers wrote down for enterprises that telephoned or came. Once confirmed it is a need of the same id, and the person and what
 * was said stand here no more.
 */
export const assistedNeeds = sqliteTable(
  'assisted_needs',
  {
    id: id(),
    provinceCode: text().notNull(),
    agencyId: text()
      .notNull()
      .references(() => organisations.id),
    officerId: text()
      .notNull()
      .references(() => users.id),
    arrival: text({ enum: ARRIVALS }).notNull(),
    status: text({ enum: ASSISTED_STATUSES }).notNull().default('writing'),
    /** The enterprise, where it has an account; of another what was said of it. */
    organisationId: text().references(() => organisations.id),
    organisationName: text().notNull(),
    enterpriseKind: text({ enum: ENTERPRISE_KINDS }),
    taxCode: text(),
    /** Who spoke for it; the number or address is for this need only. */
    personName: text().notNull(),
    phone: text(),
    email: text(),
    text: text().notNull(),
    sectorVersion: text(),
    sectorCode: text(),
    communeCode: text().references(() => communes.code),
    budgetMillion: integer(),
    languages: json<Language[]>().notNull().default([]),
    workMode: text({ enum: WORK_MODES }),
    subjects: json<SubjectInput[]>().notNull().default([]),
    answers: json<Record<string, string>>().notNull().default({}),
    createdAt: createdAt(),
    changedAt: createdAt(),
    /** How often the enterprise was asked: each time with another code, kept as a hash; until when, and how often it was sent. */
    issue: integer().notNull().default(0),
    codeHash: text().unique(),
    askedAt: moment(),
    expiresAt: moment(),
    sent: integer().notNull().default(0),
    /** When the officer called again last. */
    calledAt: moment(),
    endedAt: moment(),
    confirmedVia: text({ enum: CONFIRMED_BY }),
    /** Whose account it was confirmed with. */
    confirmerId: text().references(() => users.id),
    signedOn: day(),
    /** Why the enterprise refused. */
    reason: text().notNull().default(''),
  },
  (t) => [
    index('assisted_needs_agency').on(t.agencyId, t.status),
    index('assisted_needs_organisation').on(t.organisationId, t.status),
    foreignKey({ columns: [t.sectorVersion, t.sectorCode], foreignColumns: [sectors.version, sectors.code] }),
  ],
)

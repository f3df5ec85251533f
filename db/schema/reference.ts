import { foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { flag, json, moment } from '../columns'

/** Which edition of each reference file is loaded. */
export const referenceLoads = sqliteTable('reference_loads', {
  file: text().primaryKey(),
  sha256: text().notNull(),
  loadedAt: moment().notNull(),
})

/** Rows are never deleted, only retired: other rows refer to them. */
export const provinces = sqliteTable('provinces', {
  code: text().primaryKey(),
  name: text().notNull(),
  fullName: text().notNull(),
  nameEn: text().notNull(),
  retired: flag().notNull().default(false),
})

/** One row: the province that this database was filled for. */
export const installation = sqliteTable('installation', {
  provinceCode: text()
    .primaryKey()
    .references(() => provinces.code),
})

export const communes = sqliteTable(
  'communes',
  {
    code: text().primaryKey(),
    provinceCode: text()
      .notNull()
      .references(() => provinces.code),
    name: text().notNull(),
    fullName: text().notNull(),
    nameEn: text().notNull(),
    type: text({ enum: ['ward', 'commune'] }).notNull(),
    retired: flag().notNull().default(false),
  },
  (t) => [index('communes_province').on(t.provinceCode)],
)

/** Economic sectors (VSIC). Editions live side by side: registrations still carry codes of older ones. */
export const sectors = sqliteTable(
  'sectors',
  {
    version: text().notNull(),
    code: text().notNull(),
    level: integer().notNull(),
    parent: text(),
    nameVi: text().notNull(),
    nameEn: text().notNull(),
    retired: flag().notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.version, t.code] }),
    foreignKey({ columns: [t.version, t.parent], foreignColumns: [t.version, t.code] }),
  ],
)

export const subjects = sqliteTable('subjects', {
  code: text().primaryKey(),
  nameVi: text().notNull(),
  shortVi: text().notNull(),
  nameEn: text().notNull(),
  /** One sentence for somebody who has never heard the name. */
  plainVi: text().notNull().default(''),
  plainEn: text().notNull().default(''),
  kind: text().notNull(),
  designation: text().notNull(),
  designationNote: text().notNull(),
  endsInCertificate: flag().notNull(),
  /** Years printed on certificates; null: take the date from the paper, never compute it. */
  validityYears: integer(),
  surveillance: text(),
  accreditation: text(),
  typicalSectors: json<string[]>().notNull(),
  aliases: json<string[]>().notNull(),
  confidence: text().notNull(),
  source: text().notNull(),
  position: integer().notNull(),
  retired: flag().notNull().default(false),
})

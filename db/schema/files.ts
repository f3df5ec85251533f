import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { FILE_OWNERS } from '../../app/domain/files/owners'
import { createdAt, id, moment } from '../columns'
import { organisations } from './accounts'

/** A stored file; its bytes lie in the data folder under their SHA-256, or where `storedObjects` says. */
export const files = sqliteTable(
  'files',
  {
    id: id(),
    sha256: text().notNull(),
    name: text().notNull(),
    mediaType: text().notNull(),
    /** Bytes. */
    size: integer().notNull(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    /** What it belongs to, which says who may read it; an owner that is not there: nobody. */
    ownerKind: text({ enum: FILE_OWNERS }).notNull().default('certificate'),
    ownerId: text().notNull().default(''),
    createdAt: createdAt(),
  },
  (t) => [
    index('files_owner').on(t.ownerKind, t.ownerId),
    index('files_organisation').on(t.organisationId, t.size),
    index('files_sha256').on(t.sha256),
  ],
)

/** Bytes that lie in the operator's object store, or are to be moved there. */
export const storedObjects = sqliteTable('stored_objects', {
  sha256: text().primaryKey(),
  /** Whole, with the prefix that was set then; never given to other bytes, nor again. */
  key: text().notNull(),
  /** Since when they are seen to lie there; null: they still lie here. */
  movedAt: moment(),
})

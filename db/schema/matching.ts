import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { MatchReason, MissingPoint } from '../../app/domain/matching/ranking/candidate'
import { day, flag, id, json, moment } from '../columns'
import { organisations, users } from './accounts'
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
    /** Placed by the share kept for consultants who are new here, not by score. */
    isNewcomer: flag().notNull().default(false),
    computedAt: moment().notNull(),
    /** When it joined a list that was kept already; null: it stands there since the first. */
    addedAt: moment(),
  },
  (t) => [primaryKey({ columns: [t.needId, t.profileId] })],
)

/** Weights that the department set in place of the built-in ones; the newest holds. Never changed after. */
export const matchingWeights = sqliteTable('matching_weights', {
  /** Stands with every result that was ranked with them. */
  version: text().primaryKey(),
  /** Feature and weight, 0 to 100. */
  weights: json<Record<string, number>>().notNull(),
  /** Why they were changed, in the department's words. */
  reason: text().notNull(),
  setBy: text()
    .notNull()
    .references(() => users.id),
  organisationId: text()
    .notNull()
    .references(() => organisations.id),
  setAt: moment().notNull(),
})

/**
 * What people made of a suggestion: the words without anything that names a person, what was suggested and what was
 * confirmed. Belongs to nobody: no user, no organisation, no need, and the day only.
 */
export const suggestionRecords = sqliteTable(
  'suggestion_records',
  {
    id: id(),
    recordedOn: day().notNull(),
    text: text().notNull(),
    sectorCode: text(),
    size: text(),
    /** Best first; empty: nothing was found. */
    suggested: json<string[]>().notNull(),
    /** What the person kept or chose; null: went away, or was not asked. */
    confirmed: json<string[]>(),
    /** Consultants who were asked. */
    chosenProfileIds: json<string[]>().notNull().default([]),
    vocabularyVersion: text().notNull(),
    /** When the department had a look at a text for which nothing was found. */
    lookedAt: moment(),
  },
  (t) => [index('suggestion_records_day').on(t.recordedOn)],
)

import { index, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import type { Paper } from '../../app/documents/paper'
import { ENGAGEMENT_SIDES } from '../../app/domain/engagement/lifecycle'
import { createdAt, id, json, moment } from '../columns'
import { organisations, users } from './accounts'
import { engagements } from './engagement'
import { planChanges } from './plan-changes'

const ofEngagement = () =>
  text()
    .notNull()
    .references(() => engagements.id, { onDelete: 'cascade' })

/** A text of the agreement that somebody confirmed, as it was then. */
export const agreementTexts = sqliteTable(
  'agreement_texts',
  {
    id: id(),
    engagementId: ofEngagement(),
    /** Of the text; its beginning is the code on paper. */
    sha256: text().notNull(),
    paper: json<Paper>().notNull(),
    createdAt: createdAt(),
  },
  (t) => [uniqueIndex('agreement_texts_text').on(t.engagementId, t.sha256)],
)

/** Who confirmed a text, of each side the first. */
export const agreementConfirmations = sqliteTable(
  'agreement_confirmations',
  {
    id: id(),
    textId: text()
      .notNull()
      .references(() => agreementTexts.id, { onDelete: 'cascade' }),
    side: text({ enum: ENGAGEMENT_SIDES }).notNull(),
    confirmedBy: text()
      .notNull()
      .references(() => users.id),
    confirmedAt: moment().notNull(),
  },
  (t) => [uniqueIndex('agreement_confirmations_side').on(t.textId, t.side)],
)

/** A copy that both signed on paper, as one side handed it in; its file has this as its owner. */
export const signedCopies = sqliteTable(
  'signed_copies',
  {
    id: id(),
    engagementId: ofEngagement(),
    /** Of the appendix that it is a copy of; null: of the agreement. */
    changeId: text().references(() => planChanges.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    attachedBy: text()
      .notNull()
      .references(() => users.id),
    attachedAt: moment().notNull(),
  },
  (t) => [index('signed_copies_engagement').on(t.engagementId)],
)

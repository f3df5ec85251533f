import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  CONTACT_FROM,
  DECLINE_REASONS,
  NOT_CHOSEN_REASONS,
  NOTED_ANSWERS,
  INTEREST_DECLINE_REASONS,
  INTEREST_STATUSES,
  PROPOSAL_STATUSES,
  REQUEST_STATUSES,
  VAT_RATES,
  WITHDRAWAL_REASONS,
} from '../../app/domain/proposals/lifecycle'
import { WAVES_STOPPED } from '../../app/domain/proposals/waves'
import { day, flag, id, json, moment } from '../columns'
import { users } from './accounts'
import { profiles } from './directory'
import { needGroupMembers } from './groups'
import { needs } from './needs'

export const requests = sqliteTable(
  'requests',
  {
    id: id(),
    needId: text()
      .notNull()
      .references(() => needs.id),
    profileId: text()
      .notNull()
      .references(() => profiles.id),
    status: text({ enum: REQUEST_STATUSES }).notNull().default('sent'),
    message: text().notNull().default(''),
    /** Who sent it; null: it was sent before that was kept. */
    sentBy: text().references(() => users.id),
    /** In which wave of the need it was sent, from 1; null: by hand. */
    wave: integer(),
    sentAt: moment().notNull(),
    /** When an answer is expected. */
    dueAt: moment().notNull(),
    answeredAt: moment(),
    declineReason: text({ enum: DECLINE_REASONS }),
    declineNote: text(),
    /** When it was reminded of last, and how often. */
    remindedAt: moment(),
    reminders: integer().notNull().default(0),
    /** Whether the last to remind was the department. */
    remindedByDepartment: flag().notNull().default(false),
    /** The answer that the department noted down, on the consultant's word. */
    notedAnswer: text({ enum: NOTED_ANSWERS }),
    /** When the enterprise took it back, and why, as the consultant reads it. */
    withdrawnAt: moment(),
    withdrawalReason: text({ enum: WITHDRAWAL_REASONS }),
    withdrawalNote: text(),
    /** When the consultant said that they are interested, and what they added; no answer yet. */
    interestedAt: moment(),
    interestMessage: text(),
    /** From when on the enterprise lets the consultant see how it is reached, and since when they do. */
    contactFrom: text({ enum: CONTACT_FROM }).notNull().default('chosen'),
    contactSharedAt: moment(),
    /** When the enterprise took that back; null: it did not, or shows it again. */
    contactWithdrawnAt: moment(),
  },
  (t) => [
    index('requests_of_pair').on(t.needId, t.profileId),
    /** A consultant who said no, or whose invitation was taken back or ended with the need, may be invited again: one open request at a time. */
    uniqueIndex('requests_one_open')
      .on(t.needId, t.profileId)
      .where(sql`status in ('sent', 'proposed')`),
    index('requests_profile').on(t.profileId, t.status),
  ],
)

/** Invitations of the best of a need's list, some at a time, until enough are interested. */
export const waves = sqliteTable(
  'waves',
  {
    id: id(),
    needId: text()
      .notNull()
      .references(() => needs.id),
    /** Consultants a wave, those who are to be interested, and those who may ever be invited. */
    size: integer().notNull(),
    wanted: integer().notNull(),
    most: integer().notNull(),
    message: text().notNull().default(''),
    contactFrom: text({ enum: CONTACT_FROM }).notNull(),
    startedBy: text()
      .notNull()
      .references(() => users.id),
    startedAt: moment().notNull(),
    /** The last wave, and when it was sent. */
    number: integer().notNull(),
    lastWaveAt: moment().notNull(),
    /** When the next one was due and found no free place last; null: it did not since the last wave. */
    blockedAt: moment(),
    stoppedAt: moment(),
    stopReason: text({ enum: WAVES_STOPPED }),
  },
  (t) => [
    index('waves_need').on(t.needId),
    uniqueIndex('waves_one_running')
      .on(t.needId)
      .where(sql`stopped_at is null`),
  ],
)

/** A consultant who was not invited says that they are interested in an open need. */
export const interests = sqliteTable(
  'interests',
  {
    id: id(),
    needId: text()
      .notNull()
      .references(() => needs.id),
    profileId: text()
      .notNull()
      .references(() => profiles.id),
    status: text({ enum: INTEREST_STATUSES }).notNull().default('waiting'),
    message: text().notNull(),
    saidBy: text()
      .notNull()
      .references(() => users.id),
    saidAt: moment().notNull(),
    /** When it was answered, taken back, or ended with the need; by whom of the enterprise it was answered. */
    endedAt: moment(),
    answeredBy: text().references(() => users.id),
    declineReason: text({ enum: INTEREST_DECLINE_REASONS }),
    /** The invitation that it led to. */
    requestId: text().references(() => requests.id),
  },
  (t) => [
    index('interests_need').on(t.needId, t.status),
    index('interests_profile').on(t.profileId, t.status),
    /** One that waits for a consultant and need at a time. */
    uniqueIndex('interests_one_waiting')
      .on(t.needId, t.profileId)
      .where(sql`status = 'waiting'`),
  ],
)

export const proposals = sqliteTable(
  'proposals',
  {
    id: id(),
    requestId: text()
      .notNull()
      .unique()
      .references(() => requests.id),
    needId: text()
      .notNull()
      .references(() => needs.id),
    /** What it says now, of `proposalVersions`. */
    versionId: text().notNull().default(''),
    status: text({ enum: PROPOSAL_STATUSES }).notNull().default('submitted'),
    /** When the first version was sent. */
    submittedAt: moment().notNull(),
    decidedAt: moment(),
    /** Why the enterprise chose another, as this one's consultant reads it; null: it did not say. */
    notChosenReason: text({ enum: NOT_CHOSEN_REASONS }),
    notChosenNote: text(),
  },
  (t) => [
    index('proposals_need').on(t.needId),
    /** Exactly one award a need, whatever is clicked at once. */
    uniqueIndex('proposals_one_award')
      .on(t.needId)
      .where(sql`status = 'awarded'`),
  ],
)

/** What a proposal said, each time that it was sent; none is changed once it is. */
export const proposalVersions = sqliteTable(
  'proposal_versions',
  {
    id: id(),
    proposalId: text()
      .notNull()
      .references(() => proposals.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … */
    number: integer().notNull(),
    scope: text().notNull(),
    approach: text(),
    /** Who does the work. */
    people: text(),
    /** Days of work at the enterprise's place. */
    onSiteDays: integer(),
    /** What the enterprise has to provide. */
    provides: text(),
    durationWeeks: integer().notNull(),
    /** Altogether, with VAT. */
    priceVnd: integer().notNull(),
    /** The last day on which it can be chosen; null: sent before that was asked. */
    validUntil: day(),
    /** What the consultant says of what this version changes. */
    changeNote: text(),
    /** With whom it was offered, of `partnerships`; null: by its consultant alone. */
    partnershipId: text(),
    submittedBy: text().references(() => users.id),
    submittedAt: moment().notNull(),
  },
  (t) => [uniqueIndex('proposal_versions_number').on(t.proposalId, t.number)],
)

const ofVersion = () =>
  text()
    .notNull()
    .references(() => proposalVersions.id, { onDelete: 'cascade' })

export const proposalMilestones = sqliteTable(
  'proposal_milestones',
  {
    id: id(),
    versionId: ofVersion(),
    position: integer().notNull(),
    title: text().notNull(),
    /** What the enterprise receives. */
    handover: text(),
    /** Of a joint need's proposal: for which member; null: for all. */
    memberId: text().references(() => needGroupMembers.id),
    /** By the end of which week after the start, from 1. */
    dueWeek: integer().notNull(),
  },
  (t) => [index('proposal_milestones_version').on(t.versionId)],
)

/** What the price is made of; none: sent before that was asked. */
export const proposalLines = sqliteTable(
  'proposal_lines',
  {
    id: id(),
    versionId: ofVersion(),
    position: integer().notNull(),
    title: text().notNull(),
    /** Before VAT. */
    amountVnd: integer().notNull(),
    /** Of a joint need's proposal: which member it is for; null: for all. */
    memberId: text().references(() => needGroupMembers.id),
    vat: text({ enum: VAT_RATES }).notNull(),
  },
  (t) => [index('proposal_lines_version').on(t.versionId)],
)

export const proposalPayments = sqliteTable(
  'proposal_payments',
  {
    id: id(),
    versionId: ofVersion(),
    position: integer().notNull(),
    /** When it is paid. */
    title: text().notNull(),
    /** Of the price with VAT; all of a version's are 100 together. */
    percent: integer().notNull(),
  },
  (t) => [index('proposal_payments_version').on(t.versionId)],
)

/** What is being written for a request and is not sent. */
export const proposalDrafts = sqliteTable('proposal_drafts', {
  requestId: text()
    .primaryKey()
    .references(() => requests.id, { onDelete: 'cascade' }),
  /** As typed, by field. */
  typed: json<Record<string, unknown>>().notNull(),
  /** As the form reads it; null: something is missing or wrong. */
  offer: json<Record<string, unknown>>(),
  savedBy: text()
    .notNull()
    .references(() => users.id),
  savedAt: moment().notNull(),
})

import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { AGENCY_KINDS } from '../../app/domain/accounts/agencies'
import {
  ACCOUNT_LINK_PURPOSES,
  ENTERPRISE_KINDS,
  HELPS,
  IDENTITY_CHECKS,
  INVITATION_ENDS,
  MAIL_LANGUAGES,
  MAIL_STOPS,
  MEMBERSHIP_ROLES,
  ORGANISATION_KINDS,
  PHONE_CODE_PURPOSES,
} from '../../app/domain/accounts/lifecycle'
import { now } from '../clock'
import { createdAt, flag, id, json, moment } from '../columns'
import { communes, provinces, sectors } from './reference'

export const users = sqliteTable(
  'users',
  {
    id: id(),
    /** Lower case, NFC. */
    email: text().unique(),
    /** A mobile number to sign in with, as `normalisePhone` writes it. An account has it, an e-mail, or both. */
    phone: text().unique(),
    /** When it was shown that whoever has the phone has this account. Null: not yet, and no news is sent there. */
    phoneConfirmedAt: moment(),
    /** Since when nothing is sent to the number, which takes no messages; null: nothing stops them. */
    phoneStoppedAt: moment(),
    name: text().notNull(),
    passwordHash: text().notNull(),
    isAdmin: flag().notNull().default(false),
    /** In which mails are written: the one that the person chose last. */
    language: text({ enum: MAIL_LANGUAGES }).notNull().default('vi'),
    /** When it was shown that whoever reads the e-mail has this account. Null: not yet, and nothing else is mailed there. */
    emailConfirmedAt: moment(),
    /** Refusals by the address's own server that are not forgotten yet, and when the last one was. */
    mailRefusals: integer().notNull().default(0),
    mailRefusedAt: moment(),
    /** Why nothing goes to the address for now; null: nothing stops it. */
    mailStopped: text({ enum: MAIL_STOPS }),
    /** When a page was first asked for by an account that needs a second step and has none: from then on it has some days. */
    secondStepFrom: moment(),
    /** By which devices that hold its passkeys know the account: random, says nothing, never changed. */
    passkeyHandle: text(),
    createdAt: createdAt(),
    /** When the person deleted the account; what is left of it is what other rows refer to, without name, e-mail, number and password. */
    deletedAt: moment(),
  },
  (t) => [check('users_login', sql`${t.email} is not null or ${t.phone} is not null or ${t.deletedAt} is not null`)],
)

/** What a mail's link may do once: its address holds a key that is made of the id and the installation's secret. */
export const accountLinks = sqliteTable(
  'account_links',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text({ enum: ACCOUNT_LINK_PURPOSES }).notNull(),
    /** The address that it was sent to. */
    email: text().notNull(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    usedAt: moment(),
  },
  (t) => [index('account_links_user').on(t.userId, t.purpose)],
)

export const sessions = sqliteTable(
  'sessions',
  {
    /** SHA-256 of the session id in the cookie. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Seconds since 1970 UTC, as Lucia's adapter stores it. */
    expiresAt: integer().notNull(),
    /** The organisation for which the person works on this device; null: the first of their workspaces. */
    organisationId: text().references(() => organisations.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    /** What its person recognises the device by; null: nothing known. */
    device: text(),
    /** The last day on which it was used, as of that day's first visit. */
    seenAt: moment(),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

/** What follows the password where an account asks for more: an app's codes (RFC 6238). */
export const secondSteps = sqliteTable('second_steps', {
  userId: text()
    .primaryKey()
    .references(() => users.id, { onDelete: 'cascade' }),
  /** The app's key, locked with a secret of the installation's. */
  lockedKey: text().notNull(),
  /** The session in which it is being set up; nobody else is shown the key. */
  sessionId: text().notNull(),
  createdAt: createdAt(),
  /** Since when a code is asked for. Null: it is still being set up. */
  onAt: moment(),
  /** The last half minute whose code was used: none is taken twice. */
  lastStep: integer(),
})

/** Codes on paper in place of an app's, each used once. */
export const recoveryCodes = sqliteTable(
  'recovery_codes',
  {
    /** A hash of account and code, made with a secret of the installation's. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    usedAt: moment(),
  },
  (t) => [index('recovery_codes_user').on(t.userId)],
)

/** Who gave the right password and not yet the code: no session. */
export const pendingSignIns = sqliteTable(
  'pending_sign_ins',
  {
    /** SHA-256 of what the browser's cookie holds. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: moment().notNull(),
  },
  (t) => [index('pending_sign_ins_user').on(t.userId)],
)

/**
 * How officers helped people back into their accounts: by a code for a new password, eight digits made of the id and the installation's
 * secret; or by removing the second step of who lost the telephone.
 */
export const accountHelps = sqliteTable(
  'account_helps',
  {
    id: id(),
    help: text({ enum: HELPS }).notNull(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The officer, and the department for which they act. */
    officerId: text()
      .notNull()
      .references(() => users.id),
    organisationId: text()
      .notNull()
      .references(() => organisations.id),
    /** How the officer made sure who asks, and what was compared. */
    checkedBy: text({ enum: IDENTITY_CHECKS }).notNull(),
    note: text().notNull(),
    createdAt: createdAt(),
    /** Of a code: how long it works, wrong ones meanwhile, and when it was used or put out of use by a newer one. */
    expiresAt: moment(),
    wrongTries: integer().notNull().default(0),
    usedAt: moment(),
  },
  (t) => [index('account_helps_user').on(t.userId)],
)

/** Codes sent to a phone: six digits made of the id and the installation's secret. */
export const phoneCodes = sqliteTable(
  'phone_codes',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    purpose: text({ enum: PHONE_CODE_PURPOSES }).notNull(),
    /** The number that it was sent to. */
    phone: text().notNull(),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    wrongTries: integer().notNull().default(0),
    /** When it was used, or put out of use by a newer one. */
    usedAt: moment(),
  },
  (t) => [index('phone_codes_user').on(t.userId, t.purpose), index('phone_codes_phone').on(t.phone)],
)

/** Browsers that signed in to an account, so that another one is news. */
export const knownDevices = sqliteTable(
  'known_devices',
  {
    /** SHA-256 of the account and the secret in the browser's cookie. */
    id: text().primaryKey(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    lastAt: moment().notNull(),
  },
  (t) => [index('known_devices_user').on(t.userId)],
)

/** What somebody sent whose session had ended: theirs to send again after signing in, for a day. */
export const keptForms = sqliteTable(
  'kept_forms',
  {
    id: id(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** The page's path with its query. */
    path: text().notNull(),
    /** Names and values in their order, files and passwords left out. */
    fields: json<[string, string][]>().notNull(),
    /** Files were chosen, and are not kept. */
    hadFiles: flag().notNull(),
    createdAt: createdAt(),
  },
  (t) => [index('kept_forms_user').on(t.userId)],
)

export const organisations = sqliteTable(
  'organisations',
  {
    id: id(),
    kind: text({ enum: ORGANISATION_KINDS }).notNull(),
    name: text().notNull(),
    taxCode: text(),
    enterpriseKind: text({ enum: ENTERPRISE_KINDS }),
    /** Null for whatever is no agency. An agency without a kind may do nothing special. */
    agencyKind: text({ enum: AGENCY_KINDS }),
    sectorVersion: text(),
    sectorCode: text(),
    provinceCode: text()
      .notNull()
      .references(() => provinces.code),
    communeCode: text().references(() => communes.code),
    address: text(),
    phone: text(),
    /** People with social insurance. */
    employees: integer(),
    /** Billion VND, the last year's. */
    revenueBillion: real(),
    capitalBillion: real(),
    createdAt: createdAt(),
    updatedAt: moment().notNull().$defaultFn(now),
  },
  (t) => [foreignKey({ columns: [t.sectorVersion, t.sectorCode], foreignColumns: [sectors.version, sectors.code] })],
)

export const memberships = sqliteTable(
  'memberships',
  {
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    role: text({ enum: MEMBERSHIP_ROLES }).notNull().default('member'),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.userId, t.organisationId] }),
    index('memberships_organisation').on(t.organisationId),
  ],
)

/** Links by which a colleague joins an organisation: whoever holds one may use it, once. */
export const invitations = sqliteTable(
  'invitations',
  {
    id: id(),
    organisationId: text()
      .notNull()
      .references(() => organisations.id, { onDelete: 'cascade' }),
    /** For whom, in the words of whoever invites. */
    name: text().notNull(),
    role: text({ enum: MEMBERSHIP_ROLES }).notNull(),
    /** The account that is told of it, where one was named that there is. */
    userId: text().references(() => users.id, { onDelete: 'cascade' }),
    invitedBy: text().references(() => users.id, { onDelete: 'set null' }),
    createdAt: createdAt(),
    expiresAt: moment().notNull(),
    end: text({ enum: INVITATION_ENDS }),
    endedAt: moment(),
  },
  (t) => [index('invitations_organisation').on(t.organisationId)],
)

/** Mailboxes whose reader said of an account that is gone, or has another address by now, that it is not theirs. */
export const disownedMailboxes = sqliteTable('disowned_mailboxes', {
  /** SHA-256 of the mailbox, however it was spelled. */
  id: text().primaryKey(),
  createdAt: createdAt(),
})

import { eq } from 'drizzle-orm'
import { homeProvince } from '~/vocabulary/province.server'
import { dayOf, now, today } from '~db/clock'
import { db, type Reader, transact, type Tx } from '~db/connection'
import { assistedNeeds, needs, organisations } from '~db/schema'
import type { Day } from '../days'
import type { NewColleague } from '../accounts/forms'
import { insertAccount } from '../accounts/insert-account.server'
import type { Actor, MailLanguage } from '../accounts/lifecycle'
import { canWrite, isEnterprise } from '../accounts/policy'
import { accountOf, actorOf } from '../accounts/queries.server'
import { TERMS_EDITION } from '../accounts/sign-up.server'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import type { StoredFile } from '../files/kinds'
import { setFiles } from '../files/record-files.server'
import { draftNeed } from '../needs/draft-need.server'
import { publishNeed } from '../needs/publish-need.server'
import { managedNeed } from '../needs/queries.server'
import { suggestedFor } from '../needs/suggested-for.server'
import { assertWaiting } from './ask-enterprise.server'
import { enterprisesAsked } from './enterprises.server'
import { type ConfirmedBy, FORGOTTEN } from './lifecycle'
import { loginIn } from './login-in'
import { type Entry, entryOf, entryToConfirm, hasAccount, openedEntry } from './queries.server'

/** `publish`: as it stands; `change`: a draft of the enterprise's own, to be changed before anybody reads it. */
export type Taking = 'publish' | 'change'

/**
 * May somebody who holds the key take it for the enterprise that they act for? Where the enterprise has an account, only its own people; else
 * whoever acts for one of no other tax code. Never who wrote it down.
 */
export function mayTake(actor: Actor, entry: Entry, reader: Reader = db): boolean {
  if (!isEnterprise(actor) || !actor.organisationId || !canWrite(actor)) return false
  if (actor.userId === entry.officerId) return false
  if (entry.organisationId !== null) return actor.organisationId === entry.organisationId
  const asked = enterprisesAsked(entry, reader)
  if (asked.length > 0) return asked.includes(actor.organisationId)
  const own = reader.select().from(organisations).where(eq(organisations.id, actor.organisationId)).get()
  return own?.taxCode === null || entry.taxCode === null || own?.taxCode === entry.taxCode
}

/** The enterprise's own people confirm in their account. Gives the need's id. Throws `assisted.ended`. */
export const confirmOwn = (actor: Actor, id: string, taking: Taking): string =>
  transact((tx) => {
    const entry = entryToConfirm(actor, id, tx)
    assertWaiting(entry)
    return become(tx, actor, entry, taking, 'account')
  })

/** Whoever holds the link or the code confirms for the enterprise that they act for. Throws `assisted.ended`, `assisted.other_enterprise`. */
export const confirmByKey = (actor: Actor, key: string, taking: Taking): string =>
  transact((tx) => {
    const entry = byKey(tx, key)
    if (!mayTake(actor, entry, tx)) throw new DomainError('assisted.other_enterprise')
    return become(tx, actor, entry, taking, 'key')
  })

/**
 * Whoever holds the link or the code makes the enterprise's account and confirms. Gives the account's id. Throws `assisted.ended`,
 * `assisted.has_account`, `accounts.email_taken` and `accounts.phone_taken`.
 */
export const confirmAsNew = (key: string, person: NewColleague, passwordHash: string, language: MailLanguage) =>
  transact((tx) => {
    const entry = byKey(tx, key)
    const { name, phone, email } = person
    const actor = newOwner(tx, entry, { name, phone, email, passwordHash, language })
    become(tx, actor, entry, 'publish', 'key')
    return actor.userId
  })

/**
 * The officer hands in the slip that the enterprise signed at the desk; an officer's word without it is none. The account bears the number
 * on the slip and a password that nobody knows: its person gets in by a code (0022). Throws `assisted.no_address` where there is
 * neither a mobile number nor an address, `assisted.login_taken`, `assisted.has_account`, `assisted.ended`; `state_changed` where it cannot
 * have been signed on that day: it was asked about anew meanwhile.
 */
export function confirmOnSlip(
  officer: Actor,
  id: string,
  { scan, signedOn, passwordHash }: { scan: StoredFile; signedOn: Day; passwordHash: string },
) {
  transact((tx) => {
    const entry = entryOf(officer, id, tx)
    assertWaiting(entry)
    if (!maySignOn(entry, signedOn)) throw new DomainError('state_changed', {}, 'signedOn')
    const login = loginIn(entry)
    if (!login) throw new DomainError('assisted.no_address')
    if (accountOf(login, tx)) throw new DomainError('assisted.login_taken')
    const reached = login === entry.phone ? { phone: login } : { email: login }
    const person = { name: entry.personName, ...reached, passwordHash, language: 'vi' as const }
    setFiles(tx, officer, { kind: 'assisted', id }, [scan])
    become(tx, newOwner(tx, entry, person), entry, 'publish', 'signed_slip', { officer, signedOn })
  })
}

/** A slip is signed from the day on which it was asked about last. */
export const maySignOn = ({ askedAt }: Pick<Entry, 'askedAt'>, day: Day) =>
  askedAt !== null && dayOf(askedAt) <= day && day <= today()

function byKey(tx: Tx, key: string): Entry {
  const entry = openedEntry(key, tx)
  if (!entry) throw notFound()
  assertWaiting(entry)
  return entry
}

type Owner = { name: string; phone?: string; email?: string; passwordHash: string; language: MailLanguage }

function newOwner(tx: Tx, entry: Entry, owner: Owner): Actor {
  if (hasAccount(entry, tx)) throw new DomainError('assisted.has_account')
  const { organisationName: name, enterpriseKind, taxCode, communeCode, phone } = entry
  const provinceCode = homeProvince().code
  const organisation = { kind: 'enterprise' as const, name, enterpriseKind, taxCode, provinceCode, communeCode, phone }
  return actorOf(insertAccount(tx, { ...owner, organisation }, { terms: TERMS_EDITION }))!
}

/**
 * It becomes the enterprise's need, of the same id; the person and what was said are kept there, and here no more. With a slip it is
 * the officer who acts for the enterprise, and so it stands among the events.
 */
function become(
  tx: Tx,
  actor: Actor,
  entry: Entry,
  taking: Taking,
  by: ConfirmedBy,
  slip?: { officer: Actor; signedOn: Day },
): string {
  const acting = slip ? { ...actor, userId: slip.officer.userId } : actor
  const { id, agencyId, officerId, text, sectorCode, communeCode, languages, subjects, answers } = entry
  const wishes = { languages, budgetMillion: entry.budgetMillion ?? undefined, workMode: entry.workMode ?? undefined }
  if (tx.select({ id: needs.id }).from(needs).where(eq(needs.id, id)).get()) throw new DomainError('state_changed')
  draftNeed(acting, { id, text, sectorCode, communeCode, ...wishes, subjects, answers })
  tx.update(needs)
    .set({ channel: 'assisted', assistedAgencyId: agencyId, assistedOfficerId: officerId })
    .where(eq(needs.id, id))
    .run()
  tx.update(assistedNeeds)
    .set({
      ...ended('confirmed'),
      ...FORGOTTEN,
      organisationId: actor.organisationId,
      confirmedVia: by,
      confirmerId: actor.userId,
      signedOn: slip?.signedOn,
    })
    .where(eq(assistedNeeds.id, id))
    .run()
  recordEvent(tx, slip?.officer ?? actor, 'assisted.confirmed', { assistedId: id, needId: id, by })
  if (taking === 'publish') publishNeed(acting, id, suggestedFor(acting, managedNeed(acting, id, tx)))
  return id
}

const ended = <S extends 'confirmed' | 'refused'>(status: S) => ({ status, endedAt: now() })

/** The enterprise's own people say that it is not what they want, and why. Throws `assisted.ended`. */
export const refuseOwn = (actor: Actor, id: string, reason: string) =>
  transact((tx) => {
    const entry = entryToConfirm(actor, id, tx)
    assertWaiting(entry)
    refuseIn(tx, actor, entry, reason)
  })

/** Whoever holds the link or the code says so. Throws `assisted.ended`. */
export const refuseByKey = (actor: Actor | null, key: string, reason: string) =>
  transact((tx) => {
    refuseIn(tx, actor, byKey(tx, key), reason)
  })

function refuseIn(tx: Tx, actor: Actor | null, { id }: Entry, reason: string) {
  tx.update(assistedNeeds)
    .set({ ...ended('refused'), reason })
    .where(eq(assistedNeeds.id, id))
    .run()
  recordEvent(tx, actor, 'assisted.refused', { assistedId: id })
}

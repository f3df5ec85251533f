import { eq } from 'drizzle-orm'
import { fold } from '~/language/fold'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { assistedNeeds, needs } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { organisationOf } from '../accounts/queries.server'
import { assertTaxCode } from '../accounts/tax-code-given'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { assertMayBecome } from '../lifecycle'
import { placeAndSector, wishesOf } from '../needs/draft-need.server'
import { saysTheSame } from '../sent-before'
import { readSubjects } from '../suggestion/read-subjects.server'
import { ticksAfterAnswers } from '../suggestion/shown-subjects.server'
import { enterpriseInReach, enterprisesAsked } from './enterprises.server'
import type { AssistedInput } from './forms'
import { assistedTransitions, MAX_WAITING } from './lifecycle'
import { coversCommune, entersNeeds } from './policy'
import { type Entry, entryOf, openEntries } from './queries.server'

/**
 * An officer writes down what an enterprise said it needs, or changes that: a code given before works no more. Nobody else sees it until
 * the enterprise confirms. The id comes with the form. Throws `assisted.has_account` where the tax code has an account,
 * `assisted.other_commune`, `assisted.too_many`, `state_changed` once it has ended, `not_found` for the id of a need that is another's.
 */
export function writeDown(actor: Actor, input: AssistedInput) {
  if (!entersNeeds(actor)) throw notFound()
  transact((tx) => {
    const existing = tx.select().from(assistedNeeds).where(eq(assistedNeeds.id, input.id)).get()
    const said = { ...whoseIs(actor, input, tx), ...saidIn(actor, input) }
    if (existing) return changeEntry(tx, actor, entryOf(actor, input.id, tx), said)
    if (tx.select({ id: needs.id }).from(needs).where(eq(needs.id, input.id)).get()) throw notFound()
    const agencyId = actor.organisationId!
    if (openEntries(agencyId, tx) >= MAX_WAITING) throw new DomainError('assisted.too_many')
    const whose = { agencyId, officerId: actor.userId, provinceCode: actor.provinceCode! }
    tx.insert(assistedNeeds)
      .values({ id: input.id, ...whose, ...said, createdAt: now(), changedAt: now() })
      .run()
    recordEvent(tx, actor, 'assisted.written', { assistedId: input.id })
  })
}

/** Whose it is: an enterprise with an account, or what was said of another. */
function whoseIs(actor: Actor, input: AssistedInput, tx: Tx) {
  if (input.whose === 'known') {
    const { id, name, enterpriseKind } = enterpriseInReach(actor, input.organisationId)
    return { organisationId: id, organisationName: name, enterpriseKind, taxCode: null }
  }
  const { organisationName, enterpriseKind, taxCode = null } = input
  if (taxCode) {
    assertTaxCode(taxCode, enterpriseKind === 'household')
    const isTaken = enterprisesAsked({ organisationId: null, taxCode }, tx).length > 0
    if (isTaken) throw new DomainError('assisted.has_account', {}, 'taxCode')
  }
  return { organisationId: null, organisationName, enterpriseKind, taxCode }
}

function saidIn(actor: Actor, input: AssistedInput) {
  const place = placeAndSector(input)
  if (!coversCommune(organisationOf(actor), place.communeCode))
    throw new DomainError('assisted.other_commune', {}, 'communeCode')
  const { sectorVersion, sectorCode, communeCode } = place
  const { arrival, personName, phone = null, email = null, text } = input
  return { arrival, personName, phone, email, text, sectorVersion, sectorCode, communeCode, ...wishesOf(input) }
}

/**
 * What waited for an answer is being written again, and nobody confirms what was there before. Messages to the same number or address
 * are counted on (MAX_SENT).
 */
function changeEntry(tx: Tx, actor: Actor, entry: Entry, said: ReturnType<typeof saidIn>) {
  if (saysTheSame(entry, said)) return
  const folded = fold(said.text)
  const subjects = entry.subjects.filter(({ because }) => because.every((words) => folded.includes(fold(words))))
  const isReachedThere =
    (said.phone !== null && said.phone === entry.phone) || (said.email !== null && said.email === entry.email)
  save(tx, actor, entry, { ...said, subjects, sent: isReachedThere ? entry.sent : 0 })
}

function save(tx: Tx, actor: Actor, { id, status }: Entry, change: Partial<Entry>) {
  if (status !== 'writing') assertMayBecome(assistedTransitions, status, 'writing')
  tx.update(assistedNeeds)
    .set({ ...change, status: 'writing', changedAt: now() })
    .where(eq(assistedNeeds.id, id))
    .run()
  recordEvent(tx, actor, 'assisted.changed', { assistedId: id })
}

/** What is known of an entry beside its text. */
export const knownOfEntry = ({ sectorCode, answers }: Pick<Entry, 'sectorCode' | 'answers'>) => ({
  sectorCode,
  size: null,
  answers,
})

type Subjects = { step: string; suggested: string[]; chosen: string[]; answers: Record<string, string> }

/** Sets what the need is about, as `chooseSubjects` does for an enterprise's own draft. */
export function chooseEntrySubjects(actor: Actor, id: string, { step, suggested, chosen, answers }: Subjects) {
  transact((tx) => {
    const entry = entryOf(actor, id, tx)
    const known = knownOfEntry(entry)
    const ticked = [...suggested, ...chosen]
    const codes = step === 'update' ? (ticksAfterAnswers(entry.text, known, { ticked, answers }) ?? []) : ticked
    const subjects = readSubjects(entry.text, codes, { ...known, answers })
    if (saysTheSame(entry, { subjects, answers })) return
    save(tx, actor, entry, { subjects, answers })
  })
}

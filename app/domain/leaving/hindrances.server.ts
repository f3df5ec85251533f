import { and, count, eq, ne } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { memberships, organisations, users } from '~db/schema'
import { type Actor, actorIn, isOwner } from '../accounts/lifecycle'
import { canRunSystem, isAgency, isInCharge } from '../accounts/policy'
import { workspacesOf } from '../accounts/queries.server'
import { sideOf } from '../engagement/policy'
import { engagementsOf } from '../engagement/queries.server'

/** What has to be done before an account can be deleted, and where. */
export type Hindrance =
  | { kind: 'last_admin' }
  | { kind: 'last_officer'; organisationId: string; organisation: string }
  | { kind: 'last_owner'; organisationId: string; organisation: string }
  | { kind: 'engagement'; organisationId: string; organisation: string; engagementId: string; partner: string }

/** The person in each of their workspaces. */
export function everyActorOf(actor: Actor, reader: Reader = db): Actor[] {
  const all = workspacesOf(actor.userId, reader)
  return all.map((workspace) => actorIn(actor, workspace, all))
}

/** Everything that hinders the actor from deleting the account; none: it can be deleted. */
export const hindrancesOf = (actor: Actor, reader: Reader = db): Hindrance[] =>
  everyActorOf(actor, reader).flatMap((one) => hindrancesIn(one, reader))

function hindrancesIn(actor: Actor, reader: Reader): Hindrance[] {
  const { organisationId, organisationName: organisation } = actor
  if (organisationId === null || organisation === null)
    return canRunSystem(actor) && adminsBeside(actor, reader) === 0 ? [{ kind: 'last_admin' }] : []
  if (isInCharge(actor) && officersBeside(actor, reader) === 0)
    return [{ kind: 'last_officer', organisationId, organisation }]
  if (colleaguesBeside(actor, reader) > 0) {
    const isLast = isOwner(actor.membership) && colleaguesBeside(actor, reader, 'owner') === 0
    return isLast ? [{ kind: 'last_owner', organisationId, organisation }] : []
  }
  if (isAgency(actor)) return []
  return engagementsOf(actor)
    .filter(({ status }) => status === 'active')
    .map(({ id, enterprise, consultant }) => {
      const partner = sideOf(actor) === 'enterprise' ? consultant : enterprise
      return { kind: 'engagement', organisationId, organisation, engagementId: id, partner }
    })
}

/** What an account's deletion does to the organisations of its person: those that end with it, and those that go on without them. */
export function organisationsLeft(actor: Actor) {
  const named = everyActorOf(actor).flatMap((one) => (one.organisationName === null ? [] : [one]))
  const shown = (one: Actor) => ({ name: one.organisationName!, side: sideOf(one) })
  return {
    ending: named.filter((one) => isAlone(one)).map(shown),
    goingOn: named.filter((one) => !isAlone(one)).map(({ organisationName }) => organisationName!),
  }
}

/** Whether an enterprise's or a consultant's organisation has nobody but the actor: it ends with the account. */
export const isAlone = (actor: Actor, reader: Reader = db) =>
  sideOf(actor) !== null && colleaguesBeside(actor, reader) === 0

const countOf = (reader: Reader, ...where: Parameters<typeof and>) =>
  reader
    .select({ n: count() })
    .from(memberships)
    .innerJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(and(...where))
    .get()!.n

const colleaguesBeside = ({ userId, organisationId }: Actor, reader: Reader, role?: 'owner') =>
  countOf(
    reader,
    eq(memberships.organisationId, organisationId!),
    ne(memberships.userId, userId),
    role && eq(memberships.role, role),
  )

const officersBeside = ({ userId, provinceCode }: Actor, reader: Reader) =>
  countOf(
    reader,
    eq(organisations.agencyKind, 'department_in_charge'),
    eq(organisations.provinceCode, provinceCode!),
    ne(memberships.userId, userId),
    ne(memberships.role, 'reader'),
  )

const adminsBeside = ({ userId }: Actor, reader: Reader) =>
  reader
    .select({ n: count() })
    .from(users)
    .where(and(eq(users.isAdmin, true), ne(users.id, userId)))
    .get()!.n

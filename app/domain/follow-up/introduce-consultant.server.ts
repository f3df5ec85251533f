import { and, asc, count, eq, inArray, notExists, notInArray } from 'drizzle-orm'
import { db, type Reader, type Tx } from '~db/connection'
import { followUps, needs, needSubjects, organisations, profiles, profileServices, requests } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { organisationsTiedTo } from '../directory/conflict.server'
import { mayConsult } from '../directory/policy'
import { profileIsPublic, takesInvitations } from '../directory/queries.server'
import { DomainError } from '../errors'
import { fitsOf } from '../matching/fit.server'
import { needsWithoutNames } from '../needs/open-needs.server'
import { leftToInvite } from '../proposals/waves.server'
import { assertReplay } from '../sent-before'
import type { FollowedRecord } from './followed.server'
import type { IntroduceInput } from './forms'
import { writeEntry } from './journal.server'
import { MAX_INTRODUCED, MOST_OFFERED } from './lifecycle'

/**
 * Tells the enterprise of a consultant whom it may want to invite; whether it does is its own. Throws `state_changed` once the need has
 * ended, `request.profile_unavailable` for whoever cannot be invited for it, `follow_up.introduced_before`, and
 * `follow_up.introduced_enough` after MAX_INTRODUCED for one need.
 */
export function introduce(tx: Tx, actor: Actor, record: FollowedRecord, { id, profileId, note }: IntroduceInput) {
  const needId = record.needId!
  // From whichever page: it is done about the need.
  const ofNeed = { about: 'need', recordId: needId, needId } as const
  const known = tx.select().from(followUps).where(eq(followUps.id, id)).get()
  if (known) return assertReplay(known, { needId, act: 'introduced', profileId, note })
  const need = tx.select().from(needs).where(eq(needs.id, needId)).get()!
  if (need.status !== 'published') throw new DomainError('state_changed')
  const before = introducedFor(needId, tx)
  if (before.includes(profileId)) throw new DomainError('follow_up.introduced_before', {}, 'profileId')
  if (before.length >= MAX_INTRODUCED) throw new DomainError('follow_up.introduced_enough')
  if (!mayBeInvited(need, tx).some((one) => one.id === profileId))
    throw new DomainError('request.profile_unavailable', {}, 'profileId')
  writeEntry(tx, actor, ofNeed, 'introduced', { id, profileId, note })
  recordEvent(tx, actor, 'follow_up.introduced', { needId, followUpId: id, by: 'department' })
}

const introducedFor = (needId: string, reader: Reader): string[] =>
  reader
    .select({ profileId: followUps.profileId })
    .from(followUps)
    .where(and(eq(followUps.needId, needId), eq(followUps.act, 'introduced')))
    .all()
    .flatMap(({ profileId }) => profileId ?? [])

/** Consultants who were not invited for a need and can be, by name. */
const mayBeInvited = ({ id, organisationId }: { id: string; organisationId: string }, reader: Reader) =>
  reader
    .select({ id: profiles.id, name: organisations.name, roles: profiles.roles })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(
      and(
        profileIsPublic(),
        takesInvitations(),
        notInArray(profiles.organisationId, organisationsTiedTo(organisationId, reader)),
        notExists(
          reader
            .select({ id: requests.id })
            .from(requests)
            .where(and(eq(requests.needId, id), eq(requests.profileId, profiles.id))),
        ),
      ),
    )
    .orderBy(asc(organisations.name), asc(profiles.id))
    .all()
    .filter(({ roles }) => mayConsult(roles))

/** Why somebody is offered: they stand on the need's list, do one of its subjects, or neither. */
export type OfferedAs = 'listed' | 'subject' | 'other'

/**
 * Whom the department may introduce for an open need, MOST_OFFERED at most, those who fit best first, each with why (null: nothing
 * says so) and how many invitations wait for their reply; nobody for a need that is not open.
 */
export function consultantsToIntroduce(record: FollowedRecord) {
  const need = db
    .select()
    .from(needs)
    .where(and(eq(needs.id, record.needId ?? ''), eq(needs.status, 'published')))
    .get()
  if (!need) return []
  const introduced = introducedFor(need.id, db)
  const listed = leftToInvite(need)
  const skilled = new Set(doingSubjectsOf(need.id))
  const as = (id: string): OfferedAs => (listed.includes(id) ? 'listed' : skilled.has(id) ? 'subject' : 'other')
  const rank = { listed: 0, subject: 1, other: 2 }
  const possible = mayBeInvited(need, db).filter(({ id }) => !introduced.includes(id))
  const fits = fitsOf(
    needsWithoutNames([need.id])[0]!,
    possible.map(({ id }) => id),
  )
  const shown = possible
    .map(({ id }) => ({ id, as: as(id), fit: fits.get(id) ?? null }))
    .sort(
      (a, b) =>
        rank[a.as] - rank[b.as] ||
        listed.indexOf(a.id) - listed.indexOf(b.id) ||
        (b.fit?.score ?? -1) - (a.fit?.score ?? -1),
    )
    .slice(0, MOST_OFFERED)
  const waiting = waitingFor(shown.map(({ id }) => id))
  return shown.map((one) => ({ ...one, waiting: waiting.get(one.id) ?? 0 }))
}

/** How many invitations wait for the reply of each. */
const waitingFor = (profileIds: readonly string[]) =>
  new Map(
    db
      .select({ id: requests.profileId, waiting: count() })
      .from(requests)
      .where(and(inArray(requests.profileId, [...profileIds]), eq(requests.status, 'sent')))
      .groupBy(requests.profileId)
      .all()
      .map(({ id, waiting }) => [id, waiting]),
  )

const doingSubjectsOf = (needId: string): string[] =>
  db
    .selectDistinct({ id: profileServices.profileId })
    .from(profileServices)
    .innerJoin(needSubjects, eq(needSubjects.subjectCode, profileServices.subjectCode))
    .where(eq(needSubjects.needId, needId))
    .all()
    .map(({ id }) => id)

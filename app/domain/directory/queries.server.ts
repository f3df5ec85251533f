import { and, asc, desc, eq, gte, inArray, isNull, lt, or, sql } from 'drizzle-orm'
import { today } from '~db/clock'
import { db } from '~db/connection'
import { engagements, events, organisations, outcomes, profiles, profileServices, subjects, users } from '~db/schema'
import { compareVi } from '~/language/fold'
import { communeOf, provinceOf, sectorOf, subjectOf } from '~/vocabulary/reference.server'
import type { Actor } from '../accounts/lifecycle'
import type { EventName } from '../activity/events'
import { countsForConsultant, resultsCounted } from './verified-in.server'
import { notFound } from '../errors'
import { isPaused } from './lifecycle'
import { papersIn } from './papers.server'
import { canDecideProfile, canSeeProfile } from './policy'
import { type Profile, readOwnProfile, readProfileIf } from './read-profile.server'

function present<T>(row: T | undefined): row is T {
  return row !== undefined
}

/** A profile with the reference rows that its codes stand for, as pages show it. */
export type ProfileDetails = ReturnType<typeof withNames>

function withNames(profile: Profile) {
  return {
    ...profile,
    province: provinceOf(profile.provinceCode),
    commune: profile.communeCode ? communeOf(profile.communeCode) : undefined,
    services: profile.services.flatMap(({ subjectCode, description }) => {
      const subject = subjectOf(subjectCode)
      return subject ? [{ subject, description }] : []
    }),
    sectors: profile.sectors.map(({ version, code }) => sectorOf(version, code)).filter(present),
    areas: profile.areas
      .map(provinceOf)
      .filter(present)
      .sort((a, b) => compareVi(a.name, b.name)),
    credentials: profile.credentials.map(shownCredential),
    verifiedOutcomes: verifiedOutcomesOf([profile.id]).get(profile.id) ?? 0,
  }
}

/** A credential as everybody may see it: its file is for its owner and the department (`papers.server.ts`). */
const shownCredential = ({
  name,
  issuer,
  number,
  validUntil,
  comparedWith,
  comparedAt,
}: Profile['credentials'][number]) => ({ name, issuer, number, validUntil, comparedWith, comparedAt })
export type Credential = ReturnType<typeof shownCredential>

/** Results that a department verified, counted by the consultant who led to them. */
function verifiedOutcomesOf(profileIds: string[]): Map<string, number> {
  const rows = db
    .select({ profileId: engagements.profileId, verified: resultsCounted })
    .from(outcomes)
    .innerJoin(engagements, eq(engagements.id, outcomes.engagementId))
    .where(and(countsForConsultant(), inArray(engagements.profileId, profileIds)))
    .groupBy(engagements.profileId)
    .all()
  return new Map(rows.map((row) => [row.profileId, row.verified]))
}

/**
 * SQL twin of `isPublic`: published, and the department's check still stands today. Most profiles are: the plus keeps
 * SQLite from walking the index of statuses, however few rows are asked for by their ids.
 */
export const profileIsPublic = () =>
  and(eq(sql`+${profiles.status}`, 'published'), or(isNull(profiles.checkedUntil), gte(profiles.checkedUntil, today())))

/** SQL twin of `isPaused`, turned round. */
export const takesInvitations = () => or(isNull(profiles.pausedAt), lt(profiles.pausedUntil, today()))

/**
 * The page of a consultant, for a visitor (`actor` null) too. Throws `not_found` unless the profile is public;
 * its owner and a department see it before and after that as well. Why it is paused is said to its owner, elsewhere.
 */
export function publicProfile(actor: Actor | null, profileId: string): ProfileDetails {
  const profile = readProfileIf(db, profileId, (found) => canSeeProfile(actor, found, today()))
  if (!profile) throw notFound()
  return { ...withNames(profile), pauseReason: null }
}

/** The actor's own profile. Throws `not_found` before `openProfile` made it. */
export function ownProfile(actor: Actor): ProfileDetails {
  const profile = readOwnProfile(db, actor)
  if (!profile) throw notFound()
  return withNames(profile)
}

/** Until when and why nobody can invite the actor's organisation; null: whoever wants to can. */
export function ownPause(actor: Actor) {
  const profile = readOwnProfile(db, actor)
  if (!profile || !isPaused(profile, today())) return null
  return { pausedUntil: profile.pausedUntil, pauseReason: profile.pauseReason }
}

/** A submitted profile with everything that a decision needs. Throws `not_found` for other roles and for drafts. */
export function profileForDepartment(actor: Actor, profileId: string) {
  const profile = readProfileIf(db, profileId, (found) => canDecideProfile(actor) && found.status !== 'draft')
  if (!profile) throw notFound()
  const contact = db
    .select({
      taxCode: organisations.taxCode,
      address: organisations.address,
      phone: organisations.phone,
    })
    .from(organisations)
    .where(eq(organisations.id, profile.organisationId))
    .get()!
  return { ...withNames(profile), papers: papersIn(db, profileId), contact, history: historyOf(profileId) }
}

const PROFILE_STORY: EventName[] = [
  'profile.submitted',
  'profile.published',
  'profile.compared',
  'profile.returned',
  'profile.withdrawn',
  'invitations.paused',
  'invitations.resumed',
  'profile.changed',
]

/** What happened to a profile since it was first submitted, newest first. */
function historyOf(profileId: string) {
  const rows = db
    .select({ id: events.id, at: events.at, name: events.name, detail: events.detail, who: users.name })
    .from(events)
    .leftJoin(users, eq(users.id, events.userId))
    .where(and(inArray(events.name, PROFILE_STORY), eq(events.profileId, profileId)))
    .orderBy(desc(events.id))
    .all()
  return rows.slice(0, rows.findLastIndex((row) => row.name === 'profile.submitted') + 1)
}

/** What a list shows of each consultant. */
export type ProfileCard = ReturnType<typeof profileCards>[number]

/** Cards of the public profiles among `ids`, in the order of `ids`; the others are left out. */
export function profileCards(ids: string[]) {
  const rows = db
    .select({
      id: profiles.id,
      name: organisations.name,
      kind: organisations.kind,
      provinceCode: organisations.provinceCode,
      communeCode: organisations.communeCode,
      headline: profiles.headline,
      feeNote: profiles.feeNote,
      yearsExperience: profiles.yearsExperience,
      availability: profiles.availability,
      roles: profiles.roles,
      pausedAt: profiles.pausedAt,
      pausedUntil: profiles.pausedUntil,
    })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(inArray(profiles.id, ids), profileIsPublic()))
    .all()
  const byId = new Map(rows.map((row) => [row.id, row]))
  const services = servicesOf(ids)
  const verified = verifiedOutcomesOf(ids)
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    return [
      {
        ...row,
        province: provinceOf(row.provinceCode),
        commune: row.communeCode ? communeOf(row.communeCode) : undefined,
        subjects: (services.get(id) ?? []).map(subjectOf).filter(present),
        verifiedOutcomes: verified.get(id) ?? 0,
      },
    ]
  })
}

function servicesOf(ids: string[]): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  const rows = db
    .select({ profileId: profileServices.profileId, code: profileServices.subjectCode })
    .from(profileServices)
    .innerJoin(subjects, eq(subjects.code, profileServices.subjectCode))
    .where(inArray(profileServices.profileId, ids))
    .orderBy(asc(subjects.position))
    .all()
  for (const { profileId, code } of rows) codes.set(profileId, [...(codes.get(profileId) ?? []), code])
  return codes
}

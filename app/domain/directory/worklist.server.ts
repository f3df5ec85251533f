import { and, asc, eq, isNotNull, lte, ne } from 'drizzle-orm'
import { dayOf, now } from '~db/clock'
import type { Day } from '../days'
import { db } from '~db/connection'
import { credentials, organisations, profiles } from '~db/schema'
import { provinceOf } from '~/vocabulary/reference.server'
import type { Actor } from '../accounts/lifecycle'
import { notFound } from '../errors'
import { EXPIRY_NOTICE_DAYS } from './lifecycle'
import { canDecideProfile } from './policy'

const DAY = 24 * 3_600_000

const listed = {
  id: profiles.id,
  name: organisations.name,
  kind: organisations.kind,
  provinceCode: organisations.provinceCode,
  submittedAt: profiles.submittedAt,
  publishedAt: profiles.publishedAt,
  updatedAt: profiles.updatedAt,
  returnedReason: profiles.returnedReason,
}

const withProvince = <T extends { provinceCode: string }>(row: T) => ({
  ...row,
  province: provinceOf(row.provinceCode),
})

/** A department's work on profiles. Throws `not_found` for other roles. */
export function profilesToCheck(actor: Actor) {
  if (!canDecideProfile(actor)) throw notFound()
  const submitted = inState('submitted').orderBy(asc(profiles.submittedAt)).all().map(withProvince)
  const changed = changedSinceCheck()
  const ending = expiring()
  return {
    submitted,
    changed,
    expiring: ending,
    /** Profiles that wait for the department, each once; a returned one waits for its consultant. */
    waiting: new Set([...submitted, ...changed, ...ending].map(({ id }) => id)).size,
    returned: inState('returned').orderBy(asc(profiles.updatedAt)).all().map(withProvince),
  }
}

const inState = (status: 'submitted' | 'returned') =>
  db
    .select(listed)
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(eq(profiles.status, status))

/** Published profiles whose services or credentials changed after the department's last look, with the changed parts. */
const changedSinceCheck = () =>
  db
    .select({ ...listed, parts: profiles.changedParts })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(eq(profiles.status, 'published'), ne(profiles.changedParts, [])))
    .orderBy(asc(profiles.updatedAt))
    .all()
    .map(withProvince)

/**
 * Published profiles whose papers or check end within the notice time, the soonest first. An end that passed stays on the list
 * until the department looks at the profile again.
 */
function expiring() {
  const until = dayOf(new Date(now().getTime() + EXPIRY_NOTICE_DAYS * DAY))
  const checks = db
    .select({ ...listed, endsOn: profiles.checkedUntil })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(eq(profiles.status, 'published'), isNotNull(profiles.checkedUntil), lte(profiles.checkedUntil, until)))
    .all()
  const papers = db
    .select({ ...listed, endsOn: credentials.validUntil, credential: credentials.name })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .innerJoin(credentials, eq(credentials.profileId, profiles.id))
    .where(and(eq(profiles.status, 'published'), isNotNull(credentials.validUntil), lte(credentials.validUntil, until)))
    .all()
    .filter((row) => row.publishedAt !== null && dayOf(row.publishedAt) <= row.endsOn!)
  const ends = [...checks.map((row) => ({ ...row, credential: null })), ...papers]
    .map((row) => ({ ...row, endsOn: row.endsOn as Day }))
    .sort((a, b) => a.endsOn.localeCompare(b.endsOn) || a.id.localeCompare(b.id))
  return [...new Set(ends.map(({ id }) => id))].map((id) => {
    const own = ends.filter((end) => end.id === id)
    return { ...withProvince(own[0]!), ends: own.map(({ credential, endsOn }) => ({ credential, endsOn })) }
  })
}

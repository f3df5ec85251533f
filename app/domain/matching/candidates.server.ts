import { and, count, eq, inArray, notInArray } from 'drizzle-orm'
import { divisionsKnown } from '~/vocabulary/reference.server'
import { dayOf, now } from '~db/clock'
import { db } from '~db/connection'
import { engagements, organisations, profileAreas, profiles, profileSectors, profileServices } from '~db/schema'
import { NO_VERIFIED_WORK } from '../directory/verified-work'
import { verifiedWork } from '../directory/verified-work.server'
import { byProfile } from '../directory/by-profile'
import { organisationsTiedTo } from '../directory/conflict.server'
import { mayConsult } from '../directory/policy'
import { profileIsPublic } from '../directory/queries.server'
import type { Candidate } from './ranking/candidate'
import { type ReplyHistory, replyHistory } from './reply-history.server'

/** A candidate before its text is compared, that text, and how often it was asked in the last twelve months. */
export type Eligible = { candidate: Omit<Candidate, 'text'>; text: string; timesAsked: number }

/** Who asks, and what for. `organisationId` null: a visitor. */
export type ForNeed = { subjects: readonly string[]; organisationId: string | null }

/**
 * Those of `ids` that may be proposed to an enterprise, read from SQL: public now, not a body that only certifies
 * (it may not consult the client it certifies, ISO/IEC 17021-1), and not tied to the enterprise itself. `history`: whoever
 * asks for several needs reads it once.
 */
export function eligibleCandidates(
  ids: readonly string[],
  { subjects, organisationId }: ForNeed,
  history: ReplyHistory = replyHistory(),
): Eligible[] {
  const rows = db
    .select({ profile: profiles, baseProvince: organisations.provinceCode })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(
      and(
        inArray(profiles.id, [...ids]),
        profileIsPublic(),
        organisationId ? notInArray(profiles.organisationId, organisationsTiedTo(organisationId)) : undefined,
      ),
    )
    .all()
    .filter(({ profile }) => mayConsult(profile.roles))
  const found = rows.map(({ profile }) => profile.id)
  const services = byProfile(db.select().from(profileServices).where(inArray(profileServices.profileId, found)).all())
  const sectors = byProfile(db.select().from(profileSectors).where(inArray(profileSectors.profileId, found)).all())
  const areas = byProfile(db.select().from(profileAreas).where(inArray(profileAreas.profileId, found)).all())
  const verified = verifiedWork(found, subjects)
  const active = activeEngagements(found)
  return rows.map(({ profile, baseProvince }) => {
    const own = services.get(profile.id) ?? []
    return {
      text: [profile.headline, profile.introduction, ...own.map((service) => service.description)].join('\n'),
      candidate: {
        profileId: profile.id,
        subjects: new Set(own.map((service) => service.subjectCode)),
        sectors: new Set(
          (sectors.get(profile.id) ?? []).flatMap((row) => divisionsKnown(row.sectorVersion, row.sectorCode)),
        ),
        anySector: profile.anySector,
        provinces: new Set((areas.get(profile.id) ?? []).map((area) => area.provinceCode)),
        anyProvince: profile.anyProvince,
        baseProvince,
        clientSizes: profile.clientSizes,
        languages: profile.languages,
        workModes: profile.workModes,
        busy: profile.availability === 'busy',
        engagementsAtOnce: profile.engagementsAtOnce,
        activeEngagements: active.get(profile.id) ?? 0,
        feeFromMillion: profile.feeFromMillion,
        years: profile.yearsExperience,
        verified: verified.get(profile.id) ?? NO_VERIFIED_WORK,
        reply: history.behaviour(profile.id),
        updated: lastLookedAt(profile),
      },
      timesAsked: history.timesAsked(profile.id),
    }
  })
}

const DAY = 86_400_000

/** When the consultant last changed its profile or the department last checked it. */
function lastLookedAt({ updatedAt, publishedAt }: { updatedAt: Date; publishedAt: Date | null }) {
  const last = new Date(Math.max(updatedAt.getTime(), publishedAt?.getTime() ?? 0))
  return { on: dayOf(last), daysAgo: Math.floor((now().getTime() - last.getTime()) / DAY) }
}

function activeEngagements(ids: readonly string[]): Map<string, number> {
  const rows = db
    .select({ profileId: engagements.profileId, active: count() })
    .from(engagements)
    .where(and(eq(engagements.status, 'active'), inArray(engagements.profileId, [...ids])))
    .groupBy(engagements.profileId)
    .all()
  return new Map(rows.map((row) => [row.profileId, row.active]))
}

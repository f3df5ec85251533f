import { and, eq, gte, inArray, notExists, notInArray, or } from 'drizzle-orm'
import { now } from '~db/clock'
import { db } from '~db/connection'
import { engagements, profiles, profileServices, subjects } from '~db/schema'
import { byProfile } from '../directory/by-profile'
import { organisationsTiedTo } from '../directory/conflict.server'
import { mayConsult } from '../directory/policy'
import { profileCards, profileIsPublic } from '../directory/queries.server'
import type { Seen } from '../seen'

/** Years after consulting a client during which a body does not certify it (ISO/IEC 17021-1, 5.2). */
const APART_YEARS = 2
const SHOWN = 5

type CertifiedNeed = Seen<'need'> & { organisationId: string; provinceCode: string }

/**
 * Bodies that can certify what a need asks for, apart from those who consult: they only certify, are introduced now, and
 * neither consult this enterprise nor did so within two years, nor are tied to it. Those of the need's province first,
 * then those who serve more of its subjects.
 */
export function certifiersFor(need: CertifiedNeed, subjectCodes: readonly string[]) {
  const rows = db
    .select({ profileId: profiles.id, roles: profiles.roles, subject: profileServices.subjectCode })
    .from(profiles)
    .innerJoin(profileServices, eq(profileServices.profileId, profiles.id))
    .innerJoin(subjects, eq(subjects.code, profileServices.subjectCode))
    .where(
      and(
        profileIsPublic(),
        eq(subjects.endsInCertificate, true),
        inArray(subjects.code, [...subjectCodes]),
        notInArray(profiles.organisationId, organisationsTiedTo(need.organisationId)),
        notExists(consultedLately(need)),
      ),
    )
    .orderBy(subjects.position)
    .all()
    .filter(({ roles }) => roles.includes('certification') && !mayConsult(roles))
  const certified = byProfile(rows)
  return profileCards([...certified.keys()])
    .map((card) => ({ ...card, certifies: certified.get(card.id)!.map(({ subject }) => subject) }))
    .sort((a, b) => near(b, need) - near(a, need) || b.certifies.length - a.certifies.length || (a.id < b.id ? -1 : 1))
    .slice(0, SHOWN)
}

/** The engagements for this very need, and those for the same enterprise that have not ended long enough ago. */
function consultedLately({ id, organisationId }: CertifiedNeed) {
  const since = now()
  since.setUTCFullYear(since.getUTCFullYear() - APART_YEARS)
  return db
    .select({ id: engagements.id })
    .from(engagements)
    .where(
      and(
        eq(engagements.profileId, profiles.id),
        or(
          eq(engagements.needId, id),
          and(
            eq(engagements.organisationId, organisationId),
            or(eq(engagements.status, 'active'), gte(engagements.completedAt, since), gte(engagements.endedAt, since)),
          ),
        ),
      ),
    )
}

const near = (card: { provinceCode: string }, need: CertifiedNeed) => Number(card.provinceCode === need.provinceCode)

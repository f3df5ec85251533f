import { asc, eq, type SQL } from 'drizzle-orm'
import type { Reader } from '~db/connection'
import {
  credentials,
  organisations,
  profileAreas,
  profiles,
  profileSectors,
  profileServices,
  subjects,
} from '~db/schema'
import type { Actor } from '../accounts/lifecycle'

/** A profile with its organisation and all its lists; the lists in the order in which they are shown. */
export type Profile = NonNullable<ReturnType<typeof readProfile>>

/** The actor's own profile; undefined where it has none. */
export const readOwnProfile = (reader: Reader, actor: Pick<Actor, 'organisationId'>) =>
  readProfile(reader, profileOf(actor))

/** A profile by its id; undefined where there is none of which `may` says yes. */
export function readProfileIf(reader: Reader, profileId: string, may: (profile: Profile) => boolean) {
  const profile = readProfile(reader, eq(profiles.id, profileId))
  return profile && may(profile) ? profile : undefined
}

function readProfile(reader: Reader, where: SQL) {
  const found = reader
    .select({
      profile: profiles,
      name: organisations.name,
      kind: organisations.kind,
      provinceCode: organisations.provinceCode,
      communeCode: organisations.communeCode,
    })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(where)
    .get()
  if (!found) return undefined
  const { profile, ...organisation } = found
  return {
    ...profile,
    ...organisation,
    services: reader
      .select({ subjectCode: profileServices.subjectCode, description: profileServices.description })
      .from(profileServices)
      .innerJoin(subjects, eq(subjects.code, profileServices.subjectCode))
      .where(eq(profileServices.profileId, profile.id))
      .orderBy(asc(subjects.position))
      .all(),
    sectors: reader
      .select({ version: profileSectors.sectorVersion, code: profileSectors.sectorCode })
      .from(profileSectors)
      .where(eq(profileSectors.profileId, profile.id))
      .orderBy(asc(profileSectors.sectorVersion), asc(profileSectors.sectorCode))
      .all(),
    areas: reader
      .select({ code: profileAreas.provinceCode })
      .from(profileAreas)
      .where(eq(profileAreas.profileId, profile.id))
      .orderBy(asc(profileAreas.provinceCode))
      .all()
      .map((area) => area.code),
    credentials: reader
      .select({
        id: credentials.id,
        name: credentials.name,
        issuer: credentials.issuer,
        number: credentials.number,
        validUntil: credentials.validUntil,
        fileId: credentials.fileId,
        comparedWith: credentials.comparedWith,
        comparedAt: credentials.comparedAt,
      })
      .from(credentials)
      .where(eq(credentials.profileId, profile.id))
      .orderBy(asc(credentials.position))
      .all(),
  }
}

/** The profile of the actor's organisation; an account without one owns none. */
export const profileOf = (actor: Pick<Actor, 'organisationId'>) =>
  eq(profiles.organisationId, actor.organisationId ?? '')

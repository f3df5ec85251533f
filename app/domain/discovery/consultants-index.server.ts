import { and, eq, gt, inArray, sql } from 'drizzle-orm'
import { LANGUAGES } from '../directory/lifecycle'
import { mayConsult } from '../directory/policy'
import {
  communeOf,
  divisionsOf,
  provinceList,
  provinceOf,
  sectorList,
  sectorOf,
  subjectOf,
} from '~/vocabulary/reference.server'
import { formerNamesOfCommune } from '~/vocabulary/places.server'
import { db } from '~db/connection'
import { organisations, profileAreas, profiles, profileSectors, profileServices } from '~db/schema'
import { byProfile } from '../directory/by-profile'
import { profileIsPublic } from '../directory/queries.server'
import { indexName } from '~search/engine'
import type { IndexSettings, SearchDocument } from '~search/port'
import { languageSettings } from '~search/words'

/** A published profile as a search finds it: public fields only. */
export type ConsultantDocument = SearchDocument & {
  name: string
  headline: string
  introduction: string
  /** Subjects' codes; `subjectNames` and `services` (descriptions) stand in the same order. */
  subjects: string[]
  subjectNames: string[]
  services: string[]
  subjectAliases: string[]
  sectors: string[]
  sectorNames: string[]
  /** Provinces served; every one for a consultant who travels anywhere. */
  provinces: string[]
  /** Where it is, by the names of today and of before. */
  placeNames: string[]
  languages: string[]
  kind: string
  roles: string[]
  /** False for a body that only certifies: it may not consult (ISO/IEC 17021-1). */
  advises: boolean
  clientSizes: string[]
  availability: string
  /** Last day of the documents' check as a number, 20261231. */
  checkedUntil: number
  publishedAt: number
  /** 0 where it is not said. */
  yearsExperience: number
}

export const consultantsIndex = () => indexName('consultants')

export const consultantsSettings: IndexSettings = {
  ...languageSettings,
  ranked: ['name', 'headline', 'introduction', 'services', 'subjectNames', 'sectorNames', 'placeNames'],
  searchable: [
    'name',
    'subjectNames',
    'headline',
    'services',
    'introduction',
    'subjectAliases',
    'sectorNames',
    'placeNames',
  ],
  filterable: ['id', 'subjects', 'sectors', 'provinces', 'languages', 'kind', 'roles', 'advises', 'checkedUntil'],
  sortable: ['publishedAt', 'yearsExperience'],
  maxFacetValues: 200,
  maxTotal: 20_000,
}

const NO_END = 99_991_231
export const dayNumber = (day: string | null) => (day ? Number(day.replaceAll('-', '')) : NO_END)

/** Findable profiles' ids after `after`, in the order of ids, at most `limit`. */
export const findableIds = (after: string, limit: number): string[] =>
  db
    .select({ id: profiles.id })
    .from(profiles)
    .where(and(profileIsPublic(), gt(profiles.id, after)))
    .orderBy(profiles.id)
    .limit(limit)
    .all()
    .map((row) => row.id)

/** Findable profiles with when each was changed last, at most `limit`. */
export const findableProfiles = (limit: number) =>
  db
    .select({ id: profiles.id, updatedAt: profiles.updatedAt })
    .from(profiles)
    .where(profileIsPublic())
    .orderBy(profiles.id)
    .limit(limit)
    .all()

export const findableCount = (): number =>
  db
    .select({ count: sql<number>`count(*)` })
    .from(profiles)
    .where(profileIsPublic())
    .get()!.count

/** The documents of those of `ids` that may be found. */
export function consultantDocuments(ids: readonly string[]): ConsultantDocument[] {
  const rows = db
    .select({ profile: profiles, organisation: organisations })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(and(profileIsPublic(), inArray(profiles.id, [...ids])))
    .orderBy(profiles.id)
    .all()
  const found = rows.map((row) => row.profile.id)
  const services = byProfile(db.select().from(profileServices).where(inArray(profileServices.profileId, found)).all())
  const sectors = byProfile(db.select().from(profileSectors).where(inArray(profileSectors.profileId, found)).all())
  const areas = byProfile(db.select().from(profileAreas).where(inArray(profileAreas.profileId, found)).all())
  return rows.map(({ profile, organisation }) => {
    const own = services.get(profile.id) ?? []
    const subjects = own.flatMap((service) => subjectOf(service.subjectCode) ?? [])
    const sectorRows = (sectors.get(profile.id) ?? []).flatMap(
      (row) => sectorOf(row.sectorVersion, row.sectorCode) ?? [],
    )
    const provinces = profile.anyProvince
      ? provinceList().map((province) => province.code)
      : (areas.get(profile.id) ?? []).map((area) => area.provinceCode)
    return {
      id: profile.id,
      name: organisation.name,
      headline: profile.headline,
      introduction: profile.introduction,
      subjects: own.map((service) => service.subjectCode),
      subjectNames: subjects.map(subjectTitle),
      services: own.map((service) => service.description),
      subjectAliases: subjects.flatMap((subject) => [...subject.aliases, subject.nameEn]),
      sectors: profile.anySector ? divisions() : sectorRows.flatMap(divisionsOf),
      sectorNames: sectorRows.map((sector) => sector.nameVi),
      provinces,
      placeNames: [
        ...(organisation.communeCode ? [communeOf(organisation.communeCode)?.fullName ?? ''] : []),
        provinceOf(organisation.provinceCode)?.fullName ?? '',
        ...(organisation.communeCode ? formerNamesOfCommune(organisation.communeCode) : []),
      ],
      languages: LANGUAGES.filter((language) => profile.languages.includes(language)),
      kind: organisation.kind,
      roles: profile.roles,
      advises: mayConsult(profile.roles),
      clientSizes: profile.clientSizes,
      availability: profile.availability,
      checkedUntil: dayNumber(profile.checkedUntil),
      publishedAt: profile.publishedAt?.getTime() ?? 0,
      yearsExperience: profile.yearsExperience ?? 0,
    }
  })
}

/** As pages write it, so that a title with its matching words marked can stand in the page's own. */
const subjectTitle = ({ shortVi, nameVi }: { shortVi: string; nameVi: string }) =>
  nameVi.startsWith(shortVi) ? nameVi : `${shortVi} – ${nameVi}`

const divisions = () =>
  sectorList()
    .filter((sector) => sector.level === 2)
    .map((sector) => sector.code)

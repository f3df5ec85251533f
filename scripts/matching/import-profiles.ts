import { CURRENT_SECTORS, provinceOf, sectorOf, subjectOf } from '~/vocabulary/reference.server'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { organisations, profileAreas, profiles, profileSectors, profileServices } from '~db/schema'
import type { ProfileInput } from './input'

const ANY = '*'
const LONG_PAST = '2000-01-01'

/** Fills a throwaway database with the profiles of a file; each keeps its id. The application's own go through its commands. */
export function importProfiles(inputs: readonly ProfileInput[]) {
  transact((tx) => {
    for (const input of inputs) {
      const organisation = {
        id: input.id,
        kind: input.type === 'individual' ? ('expert' as const) : ('consulting' as const),
        name: input.name,
        provinceCode: input.province_code,
      }
      tx.insert(organisations).values(organisation).run()
      tx.insert(profiles)
        .values({
          id: input.id,
          organisationId: input.id,
          status: input.verification_status === 'pending' ? 'submitted' : 'published',
          checkedUntil: input.verification_status === 'expired' ? LONG_PAST : null,
          publishedAt: now(),
          introduction: input.intro,
          roles: input.roles,
          languages: input.languages,
          workModes: input.work_modes,
          clientSizes: input.client_sizes,
          availability: input.availability,
          yearsExperience: input.years_experience,
          projectsCompleted: input.projects_completed,
          feeNote: input.price_note ?? '',
          anySector: input.sectors.includes(ANY),
          anyProvince: input.service_area.includes(ANY),
        })
        .run()
      const profileId = input.id
      for (const subjectCode of new Set(input.services.filter((code) => subjectOf(code)))) {
        tx.insert(profileServices).values({ profileId, subjectCode }).run()
      }
      for (const sectorCode of new Set(input.sectors.filter((code) => sectorOf(CURRENT_SECTORS, code)))) {
        tx.insert(profileSectors).values({ profileId, sectorVersion: CURRENT_SECTORS, sectorCode }).run()
      }
      for (const provinceCode of new Set(input.service_area.filter((code) => provinceOf(code)))) {
        tx.insert(profileAreas).values({ profileId, provinceCode }).run()
      }
    }
  })
}

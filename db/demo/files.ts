import { z } from 'zod'
import { ENTERPRISE_KINDS } from '~/domain/accounts/lifecycle'
import { AVAILABILITIES, CLIENT_SIZES, CONSULTANT_ROLES, LANGUAGES, WORK_MODES } from '~/domain/directory/lifecycle'
import { longText } from '~/forms/fields'
import needsFile from './data/needs.json'
import profilesFile from './data/profiles.json'

/** The demo province's files, checked for shape. All people and organisations in them are fictional. */

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/) as unknown as z.ZodType<`${number}-${number}-${number}`>

export const demoProfile = z.object({
  id: z.string(),
  type: z.enum(['organisation', 'individual']),
  name: z.string(),
  province_code: z.string(),
  commune_code: z.string().nullable(),
  tax_code: z.string().nullable(),
  services: z.array(z.string()),
  roles: z.array(z.enum(CONSULTANT_ROLES)),
  sectors: z.array(z.string()),
  client_sizes: z.array(z.enum(CLIENT_SIZES)),
  years_experience: z.number().int(),
  projects_completed: z.number().int(),
  credentials: z.array(
    z.object({ name: z.string(), issuer: z.string(), number: z.string(), valid_until: day.nullable() }),
  ),
  work_modes: z.array(z.enum(WORK_MODES)),
  languages: z.array(z.enum(LANGUAGES)),
  price_note: z.string(),
  fee_from_million: z.number().int().optional(),
  engagements_at_once: z.number().int().optional(),
  service_area: z.array(z.string()),
  availability: z.enum(AVAILABILITIES),
  verification_status: z.enum(['verified', 'pending', 'expired']),
  intro: longText(),
  email: z.string(),
})
export type DemoProfile = z.output<typeof demoProfile>

const demoNeed = z.object({
  id: z.string(),
  text: z.string(),
  org_name: z.string(),
  org_type: z.enum(ENTERPRISE_KINDS),
  size: z.enum(CLIENT_SIZES),
  sector_code: z.string(),
  commune_code: z.string(),
  subjects: z.array(z.string()),
  budget_million: z.number().int().optional(),
  languages: z.array(z.enum(LANGUAGES)).optional(),
  work_mode: z.enum(WORK_MODES).optional(),
})
export type DemoNeed = z.output<typeof demoNeed>

export const demoFiles = () => ({
  profiles: z.object({ profiles: z.array(demoProfile) }).parse(profilesFile).profiles,
  needs: z.object({ needs: z.array(demoNeed) }).parse(needsFile).needs,
})

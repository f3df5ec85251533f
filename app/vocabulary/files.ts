import { z } from 'zod'
import provincesFile from './data/provinces.json'
import subjectsFile from './data/subjects.json'
import sectorsFile from './data/vsic.json'

/** The reference files that every province shares, checked for shape; a province's own: `province.ts`. */

const provinces = z.object({
  provinces: z.array(z.object({ code: z.string(), name: z.string(), full_name: z.string(), name_en: z.string() })),
})

const sectors = z.object({
  version: z.string(),
  rows: z.array(
    z.object({
      code: z.string(),
      level: z.number().int(),
      parent: z.string().nullable(),
      name_vi: z.string(),
      name_en: z.string(),
    }),
  ),
})

export const SUBJECT_KINDS = [
  'management-system',
  'productivity-tool',
  'good-practice',
  'product-certification',
  'traceability',
  'digital',
] as const
export type SubjectKind = (typeof SUBJECT_KINDS)[number]

const subjects = z.object({
  subjects: z.array(
    z.object({
      code: z.string(),
      name_vi: z.string(),
      short_vi: z.string(),
      name_en: z.string(),
      plain_vi: z.string(),
      plain_en: z.string(),
      kind: z.enum(SUBJECT_KINDS),
      designation_current: z.string(),
      designation_note: z.string(),
      ends_in_certificate: z.boolean(),
      certificate_validity_years: z.number().int().nullable(),
      surveillance: z.string().nullish(),
      accreditation: z.string().nullish(),
      typical_sectors_vsic2: z.array(z.string()),
      /** Where the province's plan names it; of several places the first is the one it counts under. */
      plan_clause: z.string(),
      aliases: z.array(z.string()),
      confidence_designation: z.string(),
      source: z.string(),
    }),
  ),
})

export const referenceFiles = () => ({
  provinces: provinces.parse(provincesFile).provinces,
  sectors: sectors.parse(sectorsFile),
  subjects: subjects.parse(subjectsFile),
})
export type ReferenceFiles = ReturnType<typeof referenceFiles>

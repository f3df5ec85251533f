import { z } from 'zod'
import { AVAILABILITIES, CLIENT_SIZES, CONSULTANT_ROLES, LANGUAGES, WORK_MODES } from '~/domain/directory/lifecycle'
import { readJson, readLines } from '~/language/given-file.server'
import { shaped, some } from '../runtime/shaped'

/** The files that evaluations bring: needs with labels, and profiles. */

const need = z.object({
  id: z.string().default(''),
  text: z.string(),
  size: z.string().nullish(),
  sector_code: z.string().nullish(),
  commune_code: z.string().nullish(),
})
/** A need as it is matched: the labels of the file are not read. */
export type NeedInput = z.infer<typeof need>

const labelled = need.extend({
  subjects: z.array(z.string()).default([]),
  acceptable_subjects: z.array(z.string()).default([]),
  tags: z.array(z.string()).default([]),
})
export type LabelledNeed = z.infer<typeof labelled>

/** Values of a list that the application knows; others are left out. */
const known = <const T extends readonly string[]>(values: T) =>
  z
    .array(z.string())
    .default([])
    .transform((list) => list.filter((value): value is T[number] => values.includes(value)))

const profile = z.object({
  id: z.string(),
  type: z.enum(['organisation', 'individual']),
  name: z.string(),
  province_code: z.string(),
  services: z.array(z.string()),
  roles: known(CONSULTANT_ROLES),
  sectors: z.array(z.string()).default([]),
  client_sizes: known(CLIENT_SIZES),
  languages: known(LANGUAGES),
  work_modes: known(WORK_MODES),
  years_experience: z.number().int().nullish(),
  projects_completed: z.number().int().nullish(),
  price_note: z.string().nullish(),
  service_area: z.array(z.string()).default([]),
  availability: z.enum(AVAILABILITIES).default('open'),
  verification_status: z.enum(['verified', 'pending', 'expired']).catch('pending'),
  intro: z.string().default(''),
})
export type ProfileInput = z.infer<typeof profile>

export const readNeed = (file: string): NeedInput => shaped(file, need, readJson(file))
export const readLabelledNeeds = (file: string) =>
  some(file, 'needs', shaped(file, z.object({ needs: z.array(labelled) }), readJson(file)).needs)
/** One sentence a line; empty lines are left out. */
export const readOpenings = (file: string) => readLines(file).map(({ text }) => text)
export const readProfiles = (file: string) =>
  some(file, 'profiles', shaped(file, z.object({ profiles: z.array(profile) }), readJson(file)).profiles)

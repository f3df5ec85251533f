import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { AGENCY_KINDS } from '~/domain/accounts/agencies'
import { ENTERPRISE_KINDS, MEMBERSHIP_ROLES } from '~/domain/accounts/lifecycle'
import {
  AVAILABILITIES,
  CLIENT_SIZES,
  COMPARED_WITH,
  CONSULTANT_ROLES,
  LANGUAGES,
  WORK_MODES,
} from '~/domain/directory/lifecycle'
import { HOLDERS } from '~/domain/groups/lifecycle'
import { MEASURE_SHARES } from '~/domain/measures/lifecycle'
import { CONTACT_FROM, OFFERED_DECLINE_REASONS, USUAL_CONTACT_FROM } from '~/domain/proposals/lifecycle'
import { longText } from '~/forms/fields'
import { readJson } from '~/language/given-file.server'
import { homeProvince } from '~/vocabulary/province.server'
import { demoAssisted } from './assisted-file'
import { demoReviews } from './demo-reviews'
import { followed } from './followed-file'
import { day, storyPapers } from './story-papers'
import { besideNeeds } from './beside-needs-file'
import { storyWork } from './story-work'
import { demoReports } from './reports-file'

/** A province's demo, `data/<id>/<name>.json`, checked for shape. All people and organisations in it are fictional. */

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
    z.object({
      name: z.string(),
      issuer: z.string(),
      number: z.string(),
      valid_until: day.nullable(),
      /** Whether the paper itself was handed in. */
      paper: z.boolean().default(false),
      /** What the department compared it with when it introduced the consultant. */
      compared_with: z.enum(COMPARED_WITH).optional(),
    }),
  ),
  work_modes: z.array(z.enum(WORK_MODES)),
  languages: z.array(z.enum(LANGUAGES)),
  price_note: z.string(),
  fee_from_million: z.number().int().optional(),
  engagements_at_once: z.number().int().optional(),
  service_area: z.array(z.string()),
  availability: z.enum(AVAILABILITIES),
  verification_status: z.enum(['verified', 'pending', 'expired']),
  /** When the department introduced it, where that was later than the others. */
  introduced_on: day.optional(),
  intro: longText(),
  email: z.string(),
})
export type DemoProfile = z.output<typeof demoProfile>

const demoNeed = z.object({
  id: z.string(),
  text: z.string(),
  org_name: z.string(),
  /** Its owner signs in with a mobile number, and has no e-mail. */
  owner_phone: z.string().optional(),
  org_type: z.enum(ENTERPRISE_KINDS),
  tax_code: z.string().optional(),
  size: z.enum(CLIENT_SIZES),
  sector_code: z.string(),
  commune_code: z.string(),
  subjects: z.array(z.string()),
  budget_million: z.number().int().optional(),
  languages: z.array(z.enum(LANGUAGES)).optional(),
  work_mode: z.enum(WORK_MODES).optional(),
})
export type DemoNeed = z.output<typeof demoNeed>

/** How far a need of the demo goes. Each stage goes through the ones it builds on. */
const STAGES = [
  'draft',
  'published',
  'closed',
  'asked',
  'declined',
  'proposed',
  'working',
  'completed',
  'reported',
  'rejected',
  'verified',
] as const
export type Stage = (typeof STAGES)[number]

const story = z.object({
  need: z.string(),
  day,
  stage: z.enum(STAGES),
  /** From when on those invited see how the enterprise is reached. */
  contact: z.enum(CONTACT_FROM).default(USUAL_CONTACT_FROM),
  /** What a consultant did after all had offered, or before: the second one's new version, the last one's withdrawal, … */
  offers: z.enum(['revised', 'withdrawn', 'lapsed', 'draft']).optional(),
  /** Why each of those asked said no. */
  reasons: z.array(z.enum(OFFERED_DECLINE_REASONS)).default([]),
  /** Consultants were proposed for it before those came who were introduced later. */
  listed: z.boolean().default(false),
  /** The enterprise answered the question about its need for everybody who is invited. */
  answered: z.boolean().default(false),
  /** Consultants who were not invited said that they are interested: two who wait for an answer, or one who was invited upon it. */
  interest: z.enum(['waiting', 'accepted']).optional(),
  /** Consultants are invited in waves, of which the second was sent. */
  waves: z.boolean().default(false),
  /** What the enterprise did about one of those invited, and how many days into the story. */
  follow_up: z.object({ what: z.enum(['reminded', 'withdrawn', 'again']), after: z.number() }).optional(),
  /** The enterprise added to its need and changed what it may spend, or ended its need and opened it again: so many days into the story. */
  changed: z.object({ after: z.number(), budget_million: z.number().int(), adds: z.string() }).optional(),
  reopened: z.object({ ended: z.number(), opened: z.number() }).optional(),
  /** One of those invited asked another consultant to make a joint proposal: who has yet to answer, or has agreed before it was sent. */
  partner: z.enum(['asked', 'agreed']).optional(),
  /** A message that the enterprise reported, and whether the department decided about it. */
  reported: z.enum(['open', 'hidden']).optional(),
  /** Whether the consultant alone confirmed the agreement, or both did and handed in what they signed on paper. */
  agreement: z.enum(['one', 'signed']).optional(),
  /** What is measured, and how far that came. */
  measures: z
    .array(
      z.object({
        indicator: z.string(),
        what: z.string(),
        method: z.string(),
        before: z.record(z.string(), z.number()),
        after: z.record(z.string(), z.number()).optional(),
        six: z.record(z.string(), z.number()).optional(),
        share: z.enum(MEASURE_SHARES).default('most'),
        state: z.enum(['begun', 'reported', 'seconded', 'rejected', 'verified']),
      }),
    )
    .default([]),
  /** What the two sides said of each other, with the marks in the order in which they are asked. */
  reviews: demoReviews.optional(),
  /** The day of the story on which the last milestone is delivered, where that is late. */
  last_delivered: z.number().optional(),
  /** A change of what was agreed on that the consultant proposed, and what became of it. */
  change: z.enum(['confirmed', 'declined', 'waiting']).optional(),
  /** What does not go by the plan: the work rests beyond its day, is to end or has ended early, the department mediates, or has, or nobody looks at a delivery. */
  off_plan: z.enum(['paused', 'ending', 'ended', 'disputed', 'settled', 'unseen']).optional(),
  /** The first payment was confirmed and a second is not, or the first did not arrive. */
  payments: z.enum(['confirmed', 'missing']).optional(),
  /** An officer read what the enterprise and the consultant wrote to each other. */
  overseen: z.boolean().default(false),
  /** Drawings in `files` that stand for photos of the need. */
  photos: z.array(z.string()).default([]),
  /** The sides that agreed that a verified result is told to others. */
  tell: z.array(z.enum(['enterprise', 'consultant'])).default([]),
  ...storyPapers,
  ...storyWork,
})
export type Story = z.output<typeof story>

/** How far a group of the demo goes. */
const GROUP_STAGES = ['proposed', 'gathering', 'offered', 'working', 'certified'] as const

const demoGroup = z.object({
  key: z.string(),
  /** When its members published their own needs, one a day; they are asked the day after the last. */
  day,
  subject: z.string(),
  stage: z.enum(GROUP_STAGES),
  holder: z.enum(HOLDERS).nullable(),
  /** Consultants who are invited; the first is chosen. */
  consultants: z.array(z.string()),
  message: z.string(),
  joint: z.string(),
  /** The first represents them. */
  members: z
    .array(
      z.object({
        name: z.string(),
        kind: z.enum(ENTERPRISE_KINDS),
        commune: z.string(),
        text: z.string(),
        differs: z.string(),
        /** Signs in with a mobile number, and has no e-mail. */
        phone: z.string().optional(),
      }),
    )
    .min(2),
})
export type DemoGroup = z.output<typeof demoGroup>

const questions = z.object({
  /** What visitors told that is no matter of the programme. */
  told: z.array(z.object({ day, text: z.string() })),
  /** What they asked the department, with its answer where there is one. */
  asked: z.array(
    z.object({
      day,
      name: z.string(),
      contact: z.string(),
      query: z.string(),
      text: z.string(),
      answer: z.string().nullable(),
    }),
  ),
})
export type DemoQuestions = z.output<typeof questions>

const others = z.object({
  /** `works_for`: enterprises of the needs, by name. `note`: what is special about the account, in the operator's English. */
  people: z.array(
    z.object({
      day,
      email: z.string().optional(),
      phone: z.string().optional(),
      name: z.string(),
      works_for: z.array(z.string()).min(1),
      as: z.enum(MEMBERSHIP_ROLES),
      note: z.string(),
      /** When they typed the code that was sent to their number. */
      confirms_phone: day.optional(),
      /** An officer gave them a code for a new password. */
      helped: z.object({ day, note: z.string() }).optional(),
    }),
  ),
  /** Those who deleted their account since; `wrote`: to the consultant with whom their enterprise works. */
  left: z
    .array(
      z.object({
        day,
        phone: z.string(),
        name: z.string(),
        worked_for: z.string(),
        wrote: z.object({ day, text: z.string() }),
        leaves: day,
      }),
    )
    .default([]),
  /** Colleagues who were sent a link and have not used it. */
  invited: z.array(z.object({ day, by: z.string(), name: z.string(), as: z.enum(MEMBERSHIP_ROLES) })).default([]),
  agencies: z.array(
    z.object({
      day,
      email: z.string(),
      name: z.string(),
      officer: z.string(),
      kind: z.enum(AGENCY_KINDS),
      commune_code: z.string().optional(),
    }),
  ),
})
export type DemoOthers = z.output<typeof others>

const folderOf = (id: string) => path.join(import.meta.dirname, 'data', id)

/** Whether this installation's province has a demo. */
export const canDemo = () => existsSync(folderOf(homeProvince().id))

/** A drawing that stands for a photo. */
export const demoPhoto = (name: string) =>
  new Uint8Array(readFileSync(path.join(folderOf(homeProvince().id), 'files', `${name}.webp`)))

function read<T extends z.ZodType>(name: string, shape: T): z.output<T> {
  return shape.parse(readJson(path.join(folderOf(homeProvince().id), `${name}.json`)))
}

export const demoFiles = () => ({
  profiles: read('profiles', z.object({ profiles: z.array(demoProfile) })).profiles,
  needs: read('needs', z.object({ needs: z.array(demoNeed) })).needs,
  stories: read('stories', z.object({ stories: z.array(story) })).stories,
  groups: read('groups', z.object({ groups: z.array(demoGroup) })).groups,
  questions: read('questions', questions),
  others: read('people', others),
  assisted: read('people', z.object({ assisted: demoAssisted.default([]) })).assisted,
  beside: read('stories', besideNeeds),
  followed: read('stories', z.object({ followed: followed.optional() })).followed,
  reports: read('stories', demoReports).reports,
})

/** Whose accounts stand for the roles at the demo's start. */
export const demoSignIns = () =>
  read('stories', z.object({ sign_in: z.object({ enterprise: z.string(), consultant: z.string() }) })).sign_in

import { mayBecome, type Transitions } from '../lifecycle'

export const PROFILE_STATUSES = ['draft', 'submitted', 'published', 'returned'] as const
export type ProfileStatus = (typeof PROFILE_STATUSES)[number]

/**
 * The consultant submits, the department publishes or returns. A published profile stays published when it changes:
 * the department sees the change and confirms its check (`published` again) or returns the profile.
 * Only a profile whose check has ended is submitted from `published`. One that its consultant withdraws is a draft again.
 */
export const profileTransitions = {
  draft: ['submitted'],
  submitted: ['published', 'returned', 'draft'],
  returned: ['submitted', 'draft'],
  published: ['published', 'returned', 'submitted', 'draft'],
} as const satisfies Transitions<ProfileStatus>

/** The last day for which the department's check stands, `yyyy-MM-dd`; null: no end. */
type Checked = { status: ProfileStatus; checkedUntil: string | null }

/** True once the last day of a paper or of a check has passed; null: it has no end. */
export const hasEnded = (until: string | null, today: string) => until !== null && until < today

/** True once the last day of the department's check has passed. */
export const checkHasEnded = (profile: Checked, today: string) => hasEnded(profile.checkedUntil, today)

/** Whether everybody may see the profile: published, and the check of its papers still stands. */
export const isPublic = (profile: Checked, today: string) =>
  profile.status === 'published' && !checkHasEnded(profile, today)

type Paused = { pausedAt: Date | null; pausedUntil: string | null }

/** Whether the department lets nobody invite them for now; the last day of a pause belongs to it. */
export const isPaused = ({ pausedAt, pausedUntil }: Paused, today: string) =>
  pausedAt !== null && !hasEnded(pausedUntil, today)

/** Whether the profile's state lets its owner submit it; a profile that is shown need not be. */
export const maySubmit = (profile: Checked, today: string) =>
  mayBecome(profileTransitions, profile.status, 'submitted') && !isPublic(profile, today)

/** Parts of a profile, each with a page and a command of its own. */
export const PROFILE_PARTS = ['basics', 'services', 'reach', 'credentials'] as const
export type ProfilePart = (typeof PROFILE_PARTS)[number]

/** Parts that the department compares with papers: a change in them asks for a new look. */
export const CHECKED_PARTS: readonly ProfilePart[] = ['services', 'credentials']

/** What an officer can compare a credential with: the paper itself, a certified copy, the file handed in, the issuer's register. */
export const COMPARED_WITH = ['original', 'certified_copy', 'file', 'issuer'] as const
export type ComparedWith = (typeof COMPARED_WITH)[number]

/** Credentials that a profile may have. */
export const MAX_CREDENTIALS = 30

/** Days before the end of a credential or of a check in which it stands on the department's worklist. */
export const EXPIRY_NOTICE_DAYS = 60

/** What a consultant is; one that only certifies may not consult (ISO/IEC 17021-1, impartiality). */
export const CONSULTANT_ROLES = ['consulting', 'training', 'digital-solution', 'testing', 'certification'] as const
export type ConsultantRole = (typeof CONSULTANT_ROLES)[number]

/** `th-tai` is the Thái of the North-West; labels of ours, not BCP 47. */
export const LANGUAGES = ['vi', 'th-tai', 'hmong', 'en', 'ar'] as const
export type Language = (typeof LANGUAGES)[number]

export const WORK_MODES = ['onsite', 'remote', 'lab'] as const
export type WorkMode = (typeof WORK_MODES)[number]

export const CLIENT_SIZES = ['micro', 'small', 'medium', 'large'] as const
export type ClientSize = (typeof CLIENT_SIZES)[number]

export const AVAILABILITIES = ['open', 'busy'] as const
export type Availability = (typeof AVAILABILITIES)[number]

import { hasEnded, PROFILE_PARTS, type ProfilePart } from './lifecycle'

/** What of a profile decides whether a part is filled in. */
export type FillableProfile = {
  headline: string
  introduction: string
  roles: readonly unknown[]
  yearsExperience: number | null
  services: readonly unknown[]
  anySector: boolean
  sectors: readonly unknown[]
  anyProvince: boolean
  areas: readonly unknown[]
  languages: readonly unknown[]
  workModes: readonly unknown[]
  clientSizes: readonly unknown[]
  credentials: readonly unknown[]
}

const some = (list: readonly unknown[]) => list.length > 0

const filled: Record<ProfilePart, (profile: FillableProfile) => boolean> = {
  basics: (p) => p.headline !== '' && p.introduction !== '' && some(p.roles) && p.yearsExperience !== null,
  services: (p) => some(p.services),
  reach: (p) =>
    (p.anySector || some(p.sectors)) &&
    (p.anyProvince || some(p.areas)) &&
    some(p.languages) &&
    some(p.workModes) &&
    some(p.clientSizes),
  credentials: (p) => some(p.credentials),
}

export const partIsFilled = (profile: FillableProfile, part: ProfilePart) => filled[part](profile)

/** Experience may stand without papers, so credentials are never required. */
export const partIsRequired = (part: ProfilePart) => part !== 'credentials'

/** Required parts still to be filled in before the profile can be submitted, in the order of the pages. */
export const missingParts = (profile: FillableProfile) =>
  PROFILE_PARTS.filter((part) => partIsRequired(part) && !partIsFilled(profile, part))

type Ending = { validUntil: string | null }

/** The papers that may still be relied on today, and those that have ended. */
function papersOn<P extends Ending>(papers: readonly P[], today: string) {
  const isEnded = ({ validUntil }: P) => hasEnded(validUntil, today)
  return { valid: papers.filter((paper) => !isEnded(paper)), ended: papers.filter(isEnded) }
}

/** What an officer checks a profile by. */
type Checked<P> = { papers: readonly P[]; contact: { phone: string | null; taxCode: string | null } }

/** What a profile lacks that an officer would look for. None of it stands against introducing the consultant; it is said before. */
export const lacksForCheck = <P extends Ending & { name: string; file: unknown }>(
  { papers, contact }: Checked<P>,
  today: string,
) => ({
  credentials: papers.length === 0,
  /** Credentials without the paper itself. */
  files: papers.filter(({ file }) => !file).length,
  ended: papersOn(papers, today).ended.map(({ name, validUntil }) => ({ name, validUntil })),
  phone: !contact.phone,
  taxCode: !contact.taxCode,
})
export type Lacks = ReturnType<typeof lacksForCheck>

/**
 * How many of a profile's credentials that are valid today the department compared, and when last; and those that have ended, for
 * which a comparison says nothing any more. `isWhole`: there are credentials, all are valid and all were compared.
 */
export function comparedOf<P extends Ending & { comparedAt: Date | null }>(credentials: readonly P[], today: string) {
  const { valid, ended } = papersOn(credentials, today)
  const days = valid.flatMap(({ comparedAt }) => comparedAt ?? [])
  const last = days.reduce<Date | null>((latest, at) => (latest && latest > at ? latest : at), null)
  const isWhole = credentials.length > 0 && days.length === credentials.length
  return { valid: valid.length, compared: days.length, last, ended, isWhole }
}

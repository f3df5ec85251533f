import { createAccount } from '~/domain/accounts/create-account.server'
import type { Actor } from '~/domain/accounts/lifecycle'
import { chooseServices } from '~/domain/directory/choose-services.server'
import { openProfile } from '~/domain/directory/open-profile.server'
import { ownPapers } from '~/domain/directory/papers.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { saveBasics } from '~/domain/directory/save-basics.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { saveReach } from '~/domain/directory/save-reach.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { storeDemoEvidence } from './evidence'
import type { DemoProfile } from './files'
import { at } from '../clock'
import { idFrom } from '../ids'

export type DemoConsultant = { profile: DemoProfile; actor: Actor; profileId: string }

/** Days after New Year, at nine in the morning Vietnam time, of the year that the demo tells. */
export const demoDay = (day: string, hour = 9) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+07:00`)

/** Signs a consultant up, fills in its profile and submits it; the department publishes it unless it is pending. */
export function addConsultant(
  department: Actor,
  profile: DemoProfile,
  passwordHash: string,
  day: string,
): DemoConsultant {
  return at(demoDay(day), () => {
    const actor = createAccount({
      id: idFrom(`user ${profile.id}`),
      email: profile.email,
      name: profile.name,
      passwordHash,
      organisation: {
        id: idFrom(`organisation ${profile.id}`),
        kind: profile.type === 'organisation' ? 'consulting' : 'expert',
        name: profile.name,
        taxCode: profile.tax_code,
        provinceCode: profile.province_code,
        communeCode: profile.commune_code,
      },
    })
    const profileId = openProfile(actor)
    fillIn(actor, profile)
    submitProfile(actor)
    if (profile.verification_status !== 'pending')
      publishProfile(department, profileId, {
        checkedUntil: checkedUntil(profile),
        compared: comparisons(actor, profile),
      })
    return { profile, actor, profileId }
  })
}

function fillIn(actor: Actor, profile: DemoProfile) {
  saveBasics(actor, {
    ...presentationOf(profile),
    roles: profile.roles,
    yearsExperience: profile.years_experience,
    projectsCompleted: profile.projects_completed,
    feeNote: profile.price_note,
    feeFromMillion: profile.fee_from_million,
    engagementsAtOnce: profile.engagements_at_once,
    availability: profile.availability,
  })
  chooseServices(actor, { subjects: profile.services })
  saveReach(actor, {
    anySector: profile.sectors.includes('*'),
    sectors: profile.sectors.filter((code) => code !== '*'),
    anyProvince: profile.service_area.includes('*'),
    provinces: profile.service_area.filter((code) => code !== '*'),
    languages: profile.languages,
    workModes: profile.work_modes,
    clientSizes: profile.client_sizes,
  })
  saveCredentials(actor, {
    credentials: profile.credentials.map(({ name, issuer, number, valid_until, paper }, index) => ({
      name,
      issuer,
      number,
      validUntil: valid_until,
      paper: paper ? storedPaper(profile, index + 1) : undefined,
    })),
  })
}

const storedPaper = ({ id }: DemoProfile, number: number) =>
  storeDemoEvidence(`giay-to-${id}-${number}.pdf`, `MINH HOA - ${id} - giay to ${number}`)

/** What the department compared of a profile's papers. */
const comparisons = (actor: Actor, { credentials }: DemoProfile) =>
  ownPapers(actor).map(({ id }, index) => ({ credentialId: id, comparedWith: credentials[index]!.compared_with }))

/** The file's introduction, its first clause as the headline and the rest with the figures as the text. */
function presentationOf({ intro, years_experience, projects_completed }: DemoProfile) {
  const [headline = '', ...clauses] = intro.split(/(?<=[;.])\s+/)
  const figures = `${years_experience} năm kinh nghiệm, đã làm ${projects_completed} dự án (theo hồ sơ tự khai).`
  const sentences = [clauses.join(' '), figures].filter(Boolean).map((text) => text[0]!.toUpperCase() + text.slice(1))
  return { headline: headline.replace(/[;.]$/, ''), introduction: sentences.join(' ') }
}

/** An expired profile's check ended with its last credential. */
const checkedUntil = (profile: DemoProfile) =>
  profile.verification_status === 'expired'
    ? profile.credentials.map((credential) => credential.valid_until).findLast((until) => until !== null)
    : undefined

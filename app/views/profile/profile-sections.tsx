import type { ReactNode } from 'react'
import { hasEnded } from '~/domain/directory/lifecycle'
import type { Credential, ProfileDetails } from '~/domain/directory/queries.server'
import { comparedText } from '~/i18n/directory-terms'
import { formatDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import {
  availabilityText,
  clientSizeText,
  consultantRoleText,
  languageText,
  localName,
  organisationKindText,
  subjectKindText,
  subjectLabel,
  workModeText,
  placeText,
} from '~/i18n/terms'
import { Prose, Section, Stack } from '~/ui/layout'
import { DataTable, SummaryList } from '~/ui/tables'

type Shown = Pick<
  ProfileDetails,
  | 'introduction'
  | 'services'
  | 'anySector'
  | 'sectors'
  | 'anyProvince'
  | 'areas'
  | 'languages'
  | 'workModes'
  | 'clientSizes'
  | 'feeNote'
  | 'feeFromMillion'
  | 'engagementsAtOnce'
  | 'availability'
  | 'roles'
  | 'credentials'
>

/** Everything that a consultant says of itself, in the order of the page. `today` decides which papers have ended. */
export function ProfileSections({ profile, today }: { profile: Shown; today: string }) {
  return (
    <>
      {profile.introduction ? (
        <Section title={m.consultant_introduction_title()}>
          <Prose text={profile.introduction} />
        </Section>
      ) : null}
      <Section title={m.consultant_services_title()}>
        <ServicesByKind services={profile.services} />
      </Section>
      <Section title={m.consultant_reach_title()}>
        <SummaryList items={reachFacts(profile)} />
      </Section>
      <Section title={m.consultant_credentials_title()}>
        <Credentials credentials={profile.credentials} today={today} />
      </Section>
    </>
  )
}

type Experience = Pick<ProfileDetails, 'yearsExperience' | 'projectsCompleted'>

/** Kind, place and experience in a few words each, for the line under a consultant's name. */
export const profileMeta = (
  profile: Experience & Pick<ProfileDetails, 'kind' | 'commune' | 'province'>,
): ReactNode[] => [organisationKindText[profile.kind](), placeText(profile), ownFigures(profile)]

/** Figures that the consultant gives of itself, called so: they stand under the word that the department introduces it. */
function ownFigures({ yearsExperience, projectsCompleted }: Experience) {
  const figures = [
    yearsExperience === null ? null : m.consultant_years({ count: formatNumber(yearsExperience) }),
    projectsCompleted === null ? null : m.consultant_projects({ count: formatNumber(projectsCompleted) }),
  ].filter((one) => one !== null)
  return figures.length > 0 ? m.consultant_own_figures({ figures: figures.join(', ') }) : null
}

function ServicesByKind({ services }: Pick<Shown, 'services'>) {
  if (services.length === 0) return <p>{m.consultant_no_services()}</p>
  const kinds = [...new Set(services.map(({ subject }) => subject.kind))]
  return (
    <Stack gap="large">
      {kinds.map((kind) => (
        <div key={kind}>
          <h3>{subjectKindText[kind]()}</h3>
          <dl className="profile-services">
            {services
              .filter(({ subject }) => subject.kind === kind)
              .map(({ subject, description }) => (
                <div key={subject.code}>
                  <dt>{subjectLabel(subject)}</dt>
                  {description ? <dd>{description}</dd> : null}
                </div>
              ))}
          </dl>
        </div>
      ))}
    </Stack>
  )
}

const feeText = ({ feeNote, feeFromMillion }: Pick<Shown, 'feeNote' | 'feeFromMillion'>) =>
  [feeFromMillion === null ? '' : m.consultant_fee_from({ amount: formatNumber(feeFromMillion) }), feeNote]
    .filter(Boolean)
    .join('; ')

function reachFacts(profile: Shown) {
  const listed = (words: string[]) => (words.length > 0 ? words.join(', ') : m.consultant_not_said())
  return [
    {
      term: m.consultant_sectors(),
      detail: profile.anySector ? m.profile_any_sector() : listed(profile.sectors.map(localName)),
    },
    {
      term: m.consultant_areas(),
      detail: profile.anyProvince ? m.profile_any_province() : listed(profile.areas.map(localName)),
    },
    { term: m.consultant_languages(), detail: listed(profile.languages.map((code) => languageText[code]())) },
    { term: m.consultant_work_modes(), detail: listed(profile.workModes.map((code) => workModeText[code]())) },
    { term: m.consultant_client_sizes(), detail: listed(profile.clientSizes.map((code) => clientSizeText[code]())) },
    { term: m.consultant_roles(), detail: listed(profile.roles.map((code) => consultantRoleText[code]())) },
    { term: m.consultant_fee(), detail: feeText(profile) || m.consultant_not_said() },
    { term: m.consultant_availability(), detail: availabilityText[profile.availability]() },
    ...(profile.engagementsAtOnce === null
      ? []
      : [{ term: m.consultant_at_once(), detail: formatNumber(profile.engagementsAtOnce) }]),
  ]
}

function Credentials({ credentials, today }: { credentials: readonly Credential[]; today: string }) {
  if (credentials.length === 0) return <p>{m.consultant_credentials_none()}</p>
  const rows = credentials.map((credential, position) => ({ ...credential, position }))
  return (
    <DataTable
      caption={m.consultant_credentials_caption()}
      rows={rows}
      rowKey={(row) => String(row.position)}
      columns={[
        { header: m.consultant_credential_name(), cell: (row) => row.name },
        { header: m.consultant_credential_issuer(), cell: (row) => row.issuer || m.consultant_not_said() },
        { header: m.consultant_credential_number(), cell: (row) => row.number || m.consultant_not_said() },
        { header: m.consultant_credential_until(), cell: (row) => validity(row.validUntil, today) },
        { header: m.consultant_credential_compared(), cell: comparedText },
      ]}
    />
  )
}

function validity(until: string | null, today: string) {
  if (until === null) return m.consultant_credential_no_end()
  return hasEnded(until, today) ? `${formatDay(until)} (${m.consultant_credential_ended()})` : formatDay(until)
}

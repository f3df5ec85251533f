import { Link } from '@remix-run/react'
import type { Hindrance } from '~/domain/leaving/hindrances.server'
import { formatList } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Notice, Section, Stack } from '~/ui'

type HindrancesProps = { hindrances: Hindrance[]; worksFor: string | null }

/** What has to be done before an account can be deleted, each with the page on which it is done. */
export const Hindrances = ({ hindrances, worksFor }: HindrancesProps) => (
  <Notice tone="due" title={m.leaving_hindered_title()}>
    <ul>
      {hindrances.map((one) => (
        <li key={Object.values(one).join(' ')}>
          {hindranceText(one)} <WayOn hindrance={one} worksFor={worksFor} />
        </li>
      ))}
    </ul>
  </Notice>
)

function hindranceText(hindrance: Hindrance): string {
  switch (hindrance.kind) {
    case 'last_admin':
      return m.leaving_last_admin()
    case 'last_officer':
      return m.leaving_last_officer(hindrance)
    case 'last_owner':
      return m.leaving_last_owner(hindrance)
    case 'engagement':
      return m.leaving_engagement(hindrance)
  }
}

function WayOn({ hindrance, worksFor }: { hindrance: Hindrance; worksFor: string | null }) {
  if (hindrance.kind === 'last_admin') return null
  if (hindrance.organisationId !== worksFor) return m.leaving_other_workspace(hindrance)
  return hindrance.kind === 'engagement' ? (
    <Link to={`/engagements/${hindrance.engagementId}`}>{m.leaving_engagement_open()}</Link>
  ) : (
    <Link to="/organisation/people">{m.people_link()}</Link>
  )
}

type Left = { ending: { name: string; side: 'enterprise' | 'consultant' | null }[]; goingOn: string[] }

export const WhatGoes = ({ ending, goingOn }: Left) => (
  <Section title={m.leaving_goes_title()}>
    <Stack gap="small">
      <ul>
        <li>{m.leaving_goes_account()}</li>
        <li>{m.leaving_goes_own()}</li>
        {goingOn.length > 0 ? (
          <li>{m.leaving_goes_access({ organisations: formatList(goingOn, 'conjunction') })}</li>
        ) : null}
        {ending.map(({ name, side }) => (
          <li key={name}>
            {side === 'enterprise'
              ? m.leaving_ends_enterprise({ organisation: name })
              : m.leaving_ends_consultant({ organisation: name })}
          </li>
        ))}
      </ul>
      <p>
        <Link to="/account/data">{m.leaving_take_first()}</Link>
      </p>
    </Stack>
  </Section>
)

export const WhatStays = () => (
  <Section title={m.leaving_stays_title()}>
    <Stack gap="small">
      <ul>
        <li>{m.leaving_stays_work({ nobody: m.person_deleted() })}</li>
        <li>{m.leaving_stays_agreements()}</li>
        <li>{m.leaving_stays_results()}</li>
        <li>{m.leaving_stays_events()}</li>
        <li>{m.leaving_stays_backup()}</li>
      </ul>
      <p>{m.leaving_law()}</p>
    </Stack>
  </Section>
)

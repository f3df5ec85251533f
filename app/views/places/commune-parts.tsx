import { Link } from '@remix-run/react'
import type { enterprisesIn } from '~/domain/programme/place.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, enterpriseKindText } from '~/i18n/terms'
import { Details, Section } from '~/ui/layout'
import { DataTable } from '~/ui/tables'
import { enterprisePath } from './paths'

type Listed = ReturnType<typeof enterprisesIn>

/** Enterprises shown at once; the others are a disclosure away. */
const SHOWN = 15

/** Who is known there, each with its page. */
export function Enterprises({ enterprises }: { enterprises: Listed }) {
  const rest = enterprises.slice(SHOWN)
  return (
    <Section title={m.place_enterprises({ count: formatNumber(enterprises.length) })}>
      {enterprises.length === 0 ? (
        <p>{m.place_no_enterprises()}</p>
      ) : (
        <EnterpriseTable rows={enterprises.slice(0, SHOWN)} />
      )}
      {rest.length > 0 ? (
        <Details summary={m.programme_more_rows({ count: formatNumber(rest.length) })}>
          <EnterpriseTable rows={rest} />
        </Details>
      ) : null}
    </Section>
  )
}

const EnterpriseTable = ({ rows }: { rows: Listed }) => (
  <DataTable
    caption={m.place_enterprises_caption()}
    rows={rows}
    rowKey={({ id }) => id}
    columns={[
      { header: m.programme_enterprise(), cell: ({ id, name }) => <Link to={enterprisePath(id)}>{name}</Link> },
      {
        header: m.place_enterprise_kind(),
        cell: ({ kind }) => (kind ? enterpriseKindText[kind]() : m.consultant_not_said()),
      },
      {
        header: m.place_enterprise_size(),
        cell: ({ size }) => (size ? clientSizeText[size]() : m.consultant_not_said()),
      },
      { header: m.place_enterprise_needs(), numeric: true, cell: ({ needs }) => formatNumber(needs) },
    ]}
  />
)

export function unknownEnterprises(enterprises: Listed): string[] {
  const without = enterprises.filter(({ size }) => size === null).length
  return without > 0 ? [m.place_unknown_enterprise_size({ count: formatNumber(without) })] : []
}

type LinksProps = { consultants: { profileId: string; name: string }[]; isPublic: boolean }

/** Consultants with their public page, or the department's. */
export const ConsultantLinks = ({ consultants, isPublic }: LinksProps) =>
  consultants.length === 0 ? (
    <p>{m.place_consultants_from_none()}</p>
  ) : (
    <ul className="plain-links">
      {consultants.map(({ profileId, name }) => (
        <li key={profileId}>
          <Link to={`${isPublic ? '' : '/department'}/${isPublic ? 'consultants' : 'profiles'}/${profileId}`}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  )

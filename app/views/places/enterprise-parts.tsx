import { Link } from '@remix-run/react'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { Section } from '~/ui/layout'
import { DataTable, SummaryList } from '~/ui/tables'
import { NeedTag } from '../needs/need-tag'
import { PlaceLink, waitText } from '../programme/programme'
import type { EnterpriseView } from './enterprise-view.server'

type About = Pick<EnterpriseView, 'organisation' | 'sector' | 'commune'>

/** What it said of itself when it registered. */
export function AboutEnterprise({ organisation, sector, commune }: About) {
  const said = (text: string | null) => text ?? m.consultant_not_said()
  return (
    <Section title={m.enterprise_record_about()}>
      <SummaryList
        items={[
          {
            term: m.enterprise_record_commune(),
            detail: commune ? <PlaceLink by="commune" {...commune} /> : m.consultant_not_said(),
          },
          { term: m.enterprise_record_sector(), detail: said(sector) },
          { term: m.check_tax_code(), detail: said(organisation.taxCode) },
          { term: m.check_address(), detail: said(organisation.address) },
          { term: m.check_phone(), detail: said(organisation.phone) },
          { term: m.enterprise_record_since(), detail: formatMomentDay(organisation.createdAt) },
        ]}
      />
    </Section>
  )
}

/** Every need that it published, newest first, with how far each has come. */
export const PublishedNeeds = ({ needs }: Pick<EnterpriseView, 'needs'>) => (
  <DataTable
    caption={m.need_list_caption()}
    rows={needs}
    rowKey={({ id }) => id}
    columns={[
      { header: m.need_list_text(), cell: ({ id, text }) => <Link to={`/needs/${id}`}>{excerpt(text)}</Link> },
      { header: m.need_list_date(), cell: ({ publishedAt }) => publishedAt && formatMomentDay(publishedAt) },
      {
        header: m.programme_first_reply(),
        cell: ({ publishedAt, firstReplyAt }) =>
          publishedAt && firstReplyAt
            ? waitText(firstReplyAt.getTime() - publishedAt.getTime())
            : m.programme_no_reply(),
      },
      {
        header: m.enterprise_record_consultant(),
        cell: ({ profileId, consultant }) =>
          profileId ? <Link to={`/department/profiles/${profileId}`}>{consultant}</Link> : null,
      },
      {
        header: m.need_list_state(),
        cell: (need) => <NeedTag need={{ ...need, isResting: need.closeReason === 'in_group' }} />,
      },
    ]}
  />
)

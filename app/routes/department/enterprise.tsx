import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { orNotFound } from '~/forms/parse-form.server'
import { formatMoment, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { Meta, PageHeader, Section } from '~/ui'
import { RecentCalls } from '~/views/account/calls'
import { DocumentTable } from '~/views/result-documents/document-table'
import { MeasureTable } from '~/views/measures/measure-table'
import { AboutEnterprise, PublishedNeeds } from '~/views/places/enterprise-parts'
import { enterpriseView } from '~/views/places/enterprise-view.server'
import { GroupLinks } from '~/views/places/place-sections'
import { DecidedTable, ReportedTable } from '~/views/work/outcome-list'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: data?.organisation.name ?? m.enterprise_record_title() }) },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'see_province')
  const view = orNotFound(() => enterpriseView(actor, params.organisationId!))
  return {
    ...view,
    calls: view.calls.map(({ calledAt, ...call }) => ({ ...call, at: formatMoment(calledAt) })),
    today: today(),
  }
}

/** One enterprise with everything that the department may read of it. */
export default function Enterprise() {
  const view = useLoaderData<typeof loader>()
  const { organisation, needs, certificates, measures, documents, groups, calls, today, facts } = view
  const count = (of: 'reported' | 'verified') =>
    formatNumber(certificates[of].length + measures[of].length + documents[of].length)
  return (
    <>
      <PageHeader
        title={organisation.name}
        lead={m.enterprise_record_lead()}
        back={{ to: '/department/communes', text: m.place_communes_title() }}
      />
      <Meta items={facts} />
      <AboutEnterprise {...view} />
      <Section title={m.enterprise_record_needs({ count: formatNumber(needs.length) })}>
        {needs.length === 0 ? <p>{m.enterprise_record_none()}</p> : <PublishedNeeds needs={needs} />}
      </Section>
      {(['verified', 'reported'] as const).map((of) => (
        <Section
          key={of}
          title={(of === 'verified' ? m.enterprise_record_verified : m.enterprise_record_waiting)({ count: count(of) })}
        >
          {of === 'verified' && certificates.verified.length > 0 ? (
            <DecidedTable caption={m.enterprise_record_certificates()} rows={certificates.verified} today={today} />
          ) : null}
          {of === 'reported' && certificates.reported.length > 0 ? (
            <ReportedTable rows={certificates.reported} today={today} />
          ) : null}
          {measures[of].length > 0 ? (
            <MeasureTable rows={measures[of]} isDecided={of === 'verified'} today={today} />
          ) : null}
          {documents[of].length > 0 ? (
            <DocumentTable
              caption={m.document_list_title()}
              rows={documents[of]}
              isDecided={of === 'verified'}
              today={today}
            />
          ) : null}
        </Section>
      ))}
      <GroupLinks groups={groups} />
      <RecentCalls calls={calls} />
    </>
  )
}

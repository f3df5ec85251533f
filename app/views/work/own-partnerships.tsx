import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { partnershipText, partnershipTone } from '~/i18n/partner-terms'
import { Tag } from '~/ui/feedback'
import { Section } from '~/ui/layout'
import { UntilTag } from '~/ui/next-step'
import { DataTable } from '~/ui/tables'
import type { partnershipItems } from './partnership.server'

/** Joint proposals to which a consultant was invited, and what became of them. */
export const OwnPartnerships = ({ partnerships }: { partnerships: ReturnType<typeof partnershipItems> }) =>
  partnerships.length === 0 ? null : (
    <Section title={m.partnership_list_title()} id="partnerships">
      <DataTable
        caption={m.partnership_list_title()}
        rows={partnerships}
        rowKey={({ id }) => id}
        columns={[
          { header: m.request_list_need(), cell: ({ id, need }) => <Link to={`/partnerships/${id}`}>{need}</Link> },
          { header: m.partnership_lead(), cell: ({ lead }) => lead },
          {
            header: m.request_list_state(),
            cell: ({ standing, until }) => (
              <>
                <Tag tone={partnershipTone[standing]}>{partnershipText[standing]()}</Tag> <UntilTag until={until} />
              </>
            ),
          },
        ]}
      />
    </Section>
  )

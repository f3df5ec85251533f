import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireRole } from '~/auth/actor.server'
import { organisationOf } from '~/domain/accounts/queries.server'
import { othersWithTaxCode } from '~/domain/accounts/shared-tax-code.server'
import { draftOf } from '~/domain/needs/queries.server'
import { draftIdOf } from '~/forms/draft-cookie.server'
import { formatMomentDay } from '~/i18n/format'
import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { wordOf } from '~/i18n/word-of'
import { DataTable, Empty, LinkButton, Notice, PageHeader } from '~/ui'
import { UntilTag } from '~/ui/next-step'
import { TakeList } from '~/views/exporting/take-list'
import { needItems } from '~/views/needs/need-items.server'
import { NeedTag } from '~/views/needs/need-tag'
import { toConfirm } from '~/views/assisted/tasks.server'
import { ToConfirm } from '~/views/assisted/to-confirm'
import { SharedTaxCodeLine } from '~/views/account/shared-tax-code'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.need_list_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireRole(request, 'enterprise')
  const done = new URL(request.url).searchParams.get('done')
  const hasDraft = draftOf(await draftIdOf(request)) !== undefined
  return {
    needs: needItems(actor),
    toConfirm: toConfirm(actor),
    sharing: othersWithTaxCode(organisationOf(actor)),
    hasDraft,
    done,
  }
}

const doneText = { discarded: m.need_done_discarded, confirmed: m.need_done_confirmed }

type Row = ReturnType<typeof needItems>[number]

const NextStep = ({ told: { who, what, until, path } }: Row) => (
  <>
    {who ? `${who}: ` : null}
    <Link to={path}>{what}</Link> <UntilTag until={until} />
  </>
)

export default function Needs() {
  const { needs, toConfirm: waiting, sharing, hasDraft, done } = useLoaderData<typeof loader>()
  const said = wordOf(doneText, done)
  const action = (
    <LinkButton to="/needs/new" toForm>
      {m.need_new_button()}
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        title={m.need_list_title()}
        lead={m.need_list_lead()}
        actions={needs.length > 0 ? action : undefined}
      />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      <ToConfirm waiting={waiting} />
      {hasDraft ? (
        <Notice tone="info">
          {m.need_draft_waits()} <Link to="/draft">{m.need_draft_waits_link()}</Link>
        </Notice>
      ) : null}
      <SharedTaxCodeLine others={sharing} />
      {needs.length === 0 ? (
        <Empty title={m.need_list_empty_title()} action={action}>
          {m.need_list_empty()}
        </Empty>
      ) : (
        <>
          <DataTable
            caption={m.need_list_caption()}
            rows={needs}
            rowKey={(need) => need.id}
            columns={[
              {
                header: m.need_list_text(),
                cell: (need) => <Link to={`/needs/${need.id}`}>{excerpt(need.text)}</Link>,
              },
              {
                header: m.need_list_state(),
                cell: (need) => <NeedTag need={need} />,
              },
              {
                header: m.need_list_date(),
                cell: (need) => (need.publishedAt ? formatMomentDay(need.publishedAt) : m.need_list_not_published()),
              },
              { header: m.need_list_next(), cell: (need) => <NextStep {...need} /> },
            ]}
          />
          <TakeList list="needs" />
        </>
      )}
    </>
  )
}

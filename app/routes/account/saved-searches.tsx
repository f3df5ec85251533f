import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/actor.server'
import { mailStandingOf } from '~/domain/accounts/queries.server'
import { MailNotSetUp, MailsDoNotCome } from '~/views/account/mail-standing'
import { MAX_SAVED_SEARCHES, NEW_DAYS } from '~/domain/alerts/lifecycle'
import { canSaveSearch } from '~/domain/alerts/policy'
import { savedSearchesOf } from '~/domain/alerts/queries.server'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { frequencyShort, savedSearchKindText, savedSearchText } from '~/views/alerts/saved-search-text.server'
import { wordOf } from '~/i18n/word-of'
import { mailIsSetUp } from '~/mail/settings.server'
import { DataTable, Empty, LinkButton, Notice, PageHeader, Tag } from '~/ui'

export const meta: MetaFunction = () => [{ title: m.site_title({ page: m.saved_search_title() }) }]

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePerson(request)
  return {
    searches: savedSearchesOf(actor).map(({ kind, query, frequency, ...search }) => ({
      ...search,
      what: savedSearchText({ kind, query }),
      kind: savedSearchKindText[kind](),
      frequency: frequencyShort[frequency](),
    })),
    readsNeeds: canSaveSearch(actor, 'needs'),
    email: actor.email,
    standing: mailStandingOf(actor),
    mailIsSetUp: mailIsSetUp(),
    done: new URL(request.url).searchParams.get('done'),
  }
}

const doneTexts = { deleted: m.saved_search_done_deleted }

export default function SavedSearches() {
  const { searches, readsNeeds, email, standing, mailIsSetUp: mails, done } = useLoaderData<typeof loader>()
  const said = wordOf(doneTexts, done)
  return (
    <>
      <PageHeader title={m.saved_search_title()} lead={m.saved_search_lead()} />
      {said ? <Notice tone="ok">{said}</Notice> : null}
      {mails ? <MailsDoNotCome {...{ email, standing }} /> : <MailNotSetUp />}
      {searches.length === 0 ? (
        <NoneYet readsNeeds={readsNeeds} />
      ) : (
        <>
          <DataTable
            caption={m.saved_search_title()}
            rows={searches}
            rowKey={(search) => search.id}
            columns={[
              {
                header: m.saved_search_list_name(),
                cell: (search) => <Link to={`/saved-searches/${search.id}`}>{search.name}</Link>,
              },
              { header: m.saved_search_list_kind(), cell: (search) => `${search.kind}: ${search.what}` },
              { header: m.saved_search_list_frequency(), cell: (search) => search.frequency },
              {
                header: m.saved_search_list_new({ days: formatNumber(NEW_DAYS) }),
                cell: ({ newFinds }) =>
                  newFinds > 0 ? (
                    <Tag tone="ok">{m.saved_search_count_new({ count: formatNumber(newFinds) })}</Tag>
                  ) : (
                    m.saved_search_nothing_new()
                  ),
              },
            ]}
          />
          <p className="hint">{m.saved_search_limit({ maximum: formatNumber(MAX_SAVED_SEARCHES) })}</p>
        </>
      )}
    </>
  )
}

const startPages = {
  consultants: {
    to: '/consultants',
    text: m.saved_search_none_consultants,
    action: m.saved_search_none_action_consultants,
  },
  needs: { to: '/open-needs', text: m.saved_search_none_needs, action: m.saved_search_none_action_needs },
}

function NoneYet({ readsNeeds }: { readsNeeds: boolean }) {
  const { to, text, action } = startPages[readsNeeds ? 'needs' : 'consultants']
  return (
    <Empty title={m.saved_search_none_title()} action={<LinkButton to={to}>{action()}</LinkButton>}>
      {text()}
    </Empty>
  )
}

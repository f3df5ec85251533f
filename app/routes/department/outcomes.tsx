import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { OUTCOME_STATUSES, type OutcomeStatus } from '~/domain/certification/lifecycle'
import {
  decidedIn,
  documentsDecidedIn,
  documentsReportedIn,
  documentsVerifiedAgainIn,
  measuresDecidedIn,
  measuresReportedIn,
  reportedIn,
  verifiedAgainIn,
} from '~/domain/programme/certificates.server'
import { paged } from '~/forms/paged.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import * as m from '~/i18n/paraglide/messages'
import { Empty, LinkButton, PageHeader, Pagination, Section } from '~/ui'
import { Counted, outcomesPath } from '~/views/programme/programme'
import { decisionScopeWords } from '~/views/programme/programme-view.server'
import { DocumentTable } from '~/views/result-documents/document-table'
import { MeasureTable } from '~/views/measures/measure-table'
import { DecidedTable, ListChoice, listTitle, ReportedTable } from '~/views/work/outcome-list'
import { today } from '~db/clock'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: m.site_title({ page: listTitle[data?.shown ?? 'reported']() }) },
]

/** The list that the address asks for; without one, what waits. Another name is no page. */
function listIn(request: Request): OutcomeStatus {
  const asked = new URL(request.url).searchParams.get('list') ?? 'reported'
  const list = OUTCOME_STATUSES.find((name) => name === asked)
  if (!list) throw new Response(null, { status: 404 })
  return list
}

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const scope = readScope(request, actor)
  const shown = listIn(request)
  const lists = {
    reported: reportedIn(actor, scope),
    verified: decidedIn(actor, 'verified', scope),
    rejected: decidedIn(actor, 'rejected', scope),
  }
  const measures = {
    reported: measuresReportedIn(actor, scope),
    verified: measuresDecidedIn(actor, 'verified', scope),
    rejected: measuresDecidedIn(actor, 'rejected', scope),
  }
  const documents = {
    reported: documentsReportedIn(actor, scope),
    verified: documentsDecidedIn(actor, 'verified', scope),
    rejected: documentsDecidedIn(actor, 'rejected', scope),
  }
  const count = (list: OutcomeStatus) => lists[list].length + measures[list].length + documents[list].length
  return {
    shown,
    scope,
    scopeWords: decisionScopeWords(scope, shown),
    leavesOut: leavesOut(request, scope),
    counts: { reported: count('reported'), verified: count('verified'), rejected: count('rejected') },
    measures: measures[shown],
    documents: documents[shown],
    again: shown === 'verified' ? verifiedAgainIn(actor, scope) : [],
    documentsAgain: shown === 'verified' ? documentsVerifiedAgainIn(actor, scope) : [],
    reported: lists.reported,
    decided: paged(request, shown === 'reported' ? [] : lists[shown]),
    today: today(),
  }
}

export default function Outcomes() {
  const loaded = useLoaderData<typeof loader>()
  const { shown, scope, scopeWords, leavesOut, counts, measures, documents, again, documentsAgain } = loaded
  const { reported, decided, today } = loaded
  const isReported = shown === 'reported'
  return (
    <>
      <PageHeader
        title={listTitle[shown]()}
        lead={isReported ? m.outcome_list_lead() : undefined}
        back={{ to: '/department', text: m.programme_title() }}
      />
      <Counted words={scopeWords} leavesOut={leavesOut} />
      <ListChoice shown={shown} counts={counts} to={(list) => outcomesPath(list, scope)} />
      {isReported ? null : <DecidedTable caption={listTitle[shown]()} rows={decided.rows} />}
      <Pagination {...decided} href={(page) => `/department/outcomes?${decided.query}&page=${page}`} />
      {isReported && reported.length > 0 ? <ReportedTable rows={reported} today={today} /> : null}
      {measures.length > 0 ? <MeasureTable rows={measures} isDecided={!isReported} today={today} /> : null}
      {documents.length > 0 ? (
        <DocumentTable caption={m.document_list_title()} rows={documents} isDecided={!isReported} today={today} />
      ) : null}
      {again.length > 0 ? (
        <Section title={m.outcome_list_again()}>
          <p>{m.outcome_list_again_lead()}</p>
          <DecidedTable caption={m.outcome_list_again()} rows={again} />
        </Section>
      ) : null}
      {documentsAgain.length > 0 ? (
        <Section title={m.document_list_again()}>
          <p>{m.outcome_list_again_lead()}</p>
          <DocumentTable caption={m.document_list_again()} rows={documentsAgain} isDecided today={today} />
        </Section>
      ) : null}
      {isReported && counts.reported === 0 ? (
        <Empty
          title={m.outcome_list_none_title()}
          action={
            <LinkButton variant="secondary" to="/department">
              {m.outcome_list_none_action()}
            </LinkButton>
          }
        >
          {m.outcome_list_none()}
        </Empty>
      ) : null}
    </>
  )
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
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
import { bodiesOf, documentsNarrowed, measuresNarrowed, papersNarrowed } from '~/domain/programme/results.server'
import { paged } from '~/forms/paged.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { readNarrowing } from '~/forms/result-narrowing.server'
import * as m from '~/i18n/paraglide/messages'
import { Empty, LinkButton, PageHeader, Pagination, Section } from '~/ui'
import { Counted, outcomesPath } from '~/views/programme/programme'
import { BodyForm } from '~/views/programme/results'
import { narrowingWords } from '~/views/programme/result-terms'
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
  const { narrowing, isLeftOut } = readNarrowing(request)
  const papers = {
    reported: reportedIn(actor, scope),
    verified: decidedIn(actor, 'verified', scope),
    rejected: decidedIn(actor, 'rejected', scope),
  }
  const lists = {
    reported: papersNarrowed(papers.reported, narrowing),
    verified: papersNarrowed(papers.verified, narrowing),
    rejected: papersNarrowed(papers.rejected, narrowing),
  }
  const measures = {
    reported: measuresNarrowed(measuresReportedIn(actor, scope), narrowing),
    verified: measuresNarrowed(measuresDecidedIn(actor, 'verified', scope), narrowing),
    rejected: measuresNarrowed(measuresDecidedIn(actor, 'rejected', scope), narrowing),
  }
  const documents = {
    reported: documentsNarrowed(documentsReportedIn(actor, scope), narrowing),
    verified: documentsNarrowed(documentsDecidedIn(actor, 'verified', scope), narrowing),
    rejected: documentsNarrowed(documentsDecidedIn(actor, 'rejected', scope), narrowing),
  }
  const count = (list: OutcomeStatus) => lists[list].length + measures[list].length + documents[list].length
  return {
    shown,
    scope,
    narrowing,
    bodies: bodiesOf(papers[shown]),
    scopeWords: [...decisionScopeWords(scope, shown), ...narrowingWords(narrowing)],
    leavesOut: leavesOut(request, scope) || isLeftOut,
    counts: { reported: count('reported'), verified: count('verified'), rejected: count('rejected') },
    measures: measures[shown],
    documents: documents[shown],
    again: shown === 'verified' ? papersNarrowed(verifiedAgainIn(actor, scope), narrowing) : [],
    documentsAgain: shown === 'verified' ? documentsNarrowed(documentsVerifiedAgainIn(actor, scope), narrowing) : [],
    reported: lists.reported,
    decided: paged(request, shown === 'reported' ? [] : lists[shown]),
    today: today(),
  }
}

export default function Outcomes() {
  const loaded = useLoaderData<typeof loader>()
  const { shown, scope, scopeWords, leavesOut, counts, measures, documents, again, documentsAgain } = loaded
  const { reported, decided, today, narrowing } = loaded
  const isNarrowed = Object.keys(narrowing).length > 0
  const isReported = shown === 'reported'
  return (
    <>
      <PageHeader
        title={listTitle[shown]()}
        lead={isReported ? m.outcome_list_lead() : undefined}
        back={{ to: '/department', text: m.programme_title() }}
      />
      <Counted words={scopeWords} leavesOut={leavesOut} />
      <ListChoice shown={shown} counts={counts} to={(list) => outcomesPath(list, scope, narrowing)} />
      <BodyForm bodies={loaded.bodies} list={shown} scope={scope} narrowing={narrowing} />
      {isNarrowed ? <Link to={outcomesPath(shown, scope)}>{m.programme_narrow_no_more()}</Link> : null}
      {isReported || (decided.rows.length === 0 && measures.length + documents.length > 0) ? null : (
        <DecidedTable caption={listTitle[shown]()} rows={decided.rows} today={today} />
      )}
      <Pagination {...decided} href={(page) => `/department/outcomes?${decided.query}&page=${page}`} />
      {isReported && reported.length > 0 ? <ReportedTable rows={reported} today={today} /> : null}
      {measures.length > 0 ? <MeasureTable rows={measures} isDecided={!isReported} today={today} /> : null}
      {documents.length > 0 ? (
        <DocumentTable caption={m.document_list_title()} rows={documents} isDecided={!isReported} today={today} />
      ) : null}
      {again.length > 0 ? (
        <Section title={m.outcome_list_again()}>
          <p>{m.outcome_list_again_lead()}</p>
          <DecidedTable caption={m.outcome_list_again()} rows={again} today={today} />
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

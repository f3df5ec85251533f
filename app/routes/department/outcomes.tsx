import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireCapability } from '~/auth/actor.server'
import { OUTCOME_STATUSES } from '~/domain/certification/lifecycle'
import { documentsVerifiedAgainIn, verifiedAgainIn } from '~/domain/programme/certificates.server'
import { countResults, decidedResults, listedResults, reportedResults } from '~/domain/programme/listed-results.server'
import { bodiesOf, documentsNarrowed, papersNarrowed } from '~/domain/programme/results.server'
import { listChoice } from '~/forms/list-choice.server'
import { paged } from '~/forms/paged.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import { readNarrowing } from '~/forms/result-narrowing.server'
import * as m from '~/i18n/paraglide/messages'
import { Empty, LinkButton, PageHeader, Pagination, Section } from '~/ui'
import { TakeList } from '~/views/exporting/take-list'
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

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, 'verify_outcomes')
  const scope = readScope(request, actor)
  const shown = listChoice(request, OUTCOME_STATUSES, 'reported')
  const { narrowing, isLeftOut } = readNarrowing(request)
  const reported = reportedResults(actor, scope, narrowing)
  const decided = {
    verified: decidedResults(actor, 'verified', scope, narrowing),
    rejected: decidedResults(actor, 'rejected', scope, narrowing),
  }
  const lists = { reported, ...decided }
  return {
    shown,
    scope,
    narrowing,
    bodies: bodiesOf(listedResults(actor, shown, scope, {}).papers),
    scopeWords: [...decisionScopeWords(scope, shown), ...narrowingWords(narrowing)],
    leavesOut: leavesOut(request, scope) || isLeftOut,
    counts: {
      reported: countResults(reported),
      verified: countResults(decided.verified),
      rejected: countResults(decided.rejected),
    },
    measures: lists[shown].measures,
    documents: lists[shown].documents,
    again: shown === 'verified' ? papersNarrowed(verifiedAgainIn(actor, scope), narrowing) : [],
    documentsAgain: shown === 'verified' ? documentsNarrowed(documentsVerifiedAgainIn(actor, scope), narrowing) : [],
    reported: reported.papers,
    decided: paged(request, shown === 'reported' ? [] : decided[shown].papers),
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
      {counts[shown] > 0 ? <TakeList list="outcomes" /> : null}
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

import type { Actor } from '../accounts/lifecycle'
import type { OutcomeStatus } from '../certification/lifecycle'
import {
  decidedIn,
  documentsDecidedIn,
  documentsReportedIn,
  measuresDecidedIn,
  measuresReportedIn,
  reportedIn,
} from './certificates.server'
import type { Narrowing } from './narrowing'
import type { Scope } from './scope'
import { documentsNarrowed, measuresNarrowed, papersNarrowed } from './results.server'

/** What waits for the department, by kind. */
export const reportedResults = (actor: Actor, scope: Scope, narrowing: Narrowing) => ({
  papers: papersNarrowed(reportedIn(actor, scope), narrowing),
  measures: measuresNarrowed(measuresReportedIn(actor, scope), narrowing),
  documents: documentsNarrowed(documentsReportedIn(actor, scope), narrowing),
})

/** What it decided, each paper and document once. */
export const decidedResults = (
  actor: Actor,
  list: Exclude<OutcomeStatus, 'reported'>,
  scope: Scope,
  narrowing: Narrowing,
) => ({
  papers: papersNarrowed(decidedIn(actor, list, scope), narrowing),
  measures: measuresNarrowed(measuresDecidedIn(actor, list, scope), narrowing),
  documents: documentsNarrowed(documentsDecidedIn(actor, list, scope), narrowing),
})

/** One of the department's lists of results: what its page counts, and its file holds. */
export const listedResults = (actor: Actor, list: OutcomeStatus, scope: Scope, narrowing: Narrowing) =>
  list === 'reported' ? reportedResults(actor, scope, narrowing) : decidedResults(actor, list, scope, narrowing)
export type ListedResults = ReturnType<typeof listedResults>

export const countResults = ({ papers, measures, documents }: ListedResults) =>
  papers.length + measures.length + documents.length

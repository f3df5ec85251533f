import type { Actor } from '~/domain/accounts/lifecycle'
import { CUTS, type Cut, inRow, REPORT_LISTS, type ReportList, type ReportRecords } from '~/domain/reporting/counted'
import { rowName } from '~/domain/reporting/build.server'
import { textsOfNeeds } from '~/domain/reporting/queries.server'
import { paged } from '~/forms/paged.server'

type Chosen = { list: ReportList; cut: Cut | null; row: string | null }

/** Which records an address asks for; a 404 page for what there is not. */
export function chosenIn(request: Request): Chosen {
  const query = new URL(request.url).searchParams
  const list = REPORT_LISTS.find((name) => name === query.get('list'))
  const cut = CUTS.find((name) => name === query.get('cut')) ?? null
  const row = query.get('row')
  if (!list || (query.has('cut') && (!cut || row === null))) throw new Response(null, { status: 404 })
  return { list, cut, row }
}

/** Where a result is shown by itself. */
const RESULT_PAGES: Partial<Record<ReportList, string>> = {
  certified: '/department/outcomes',
  documented: '/department/documents',
}

/** The records that one number of a report counts, a page of them. */
export function recordsShown(actor: Actor, request: Request, records: ReportRecords) {
  const { list, cut, row } = chosenIn(request)
  const counted = cut ? inRow(records[list], cut, row!) : records[list]
  const { rows, ...pages } = paged(request, counted)
  const texts = textsOfNeeds(
    actor,
    rows.map(({ needId }) => needId),
  )
  const results = RESULT_PAGES[list]
  return {
    list,
    rowName: cut ? rowName(cut, row!) : null,
    count: counted.length,
    ...pages,
    records: rows.map(({ id, needId, enterprise, consultant, on }) => ({
      id,
      needId,
      text: texts.get(needId) ?? null,
      enterprise,
      consultant,
      on,
      result: results ? `${results}/${id}` : null,
    })),
  }
}

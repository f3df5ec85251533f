import { newId } from '~db/ids'
import { rowId } from './fields'
import { leavePage } from './leave-page.server'

/**
 * The id that a form for a new row carries, kept in the page's address: whoever goes back to the page, which browsers load anew, finds
 * the row that they made there. Leads to an address with an id where there is none yet.
 */
export function rowIdInAddress(request: Request): string {
  const { pathname, searchParams } = new URL(request.url)
  const known = rowId.safeParse(searchParams.get('id'))
  if (known.success) return known.data
  const id = newId()
  searchParams.set('id', id)
  leavePage(request, `${pathname}?${searchParams}`)
  return id
}

/** What an export adds to a list's own address, and what of a page is no filter. */
const NO_FILTER = ['page', 'done', 'columns', 'format', 'refused']

/** The filter in an address, as its list's page reads it. */
export function filterIn(search: string): URLSearchParams {
  const query = new URLSearchParams(search)
  for (const name of NO_FILTER) query.delete(name)
  return query
}

const asSearch = (query: URLSearchParams) => (query.size > 0 ? `?${query}` : '')

/** Where somebody chooses what of a list they take along. */
export const exportPath = (listId: string, filter = new URLSearchParams()) => `/exports/${listId}${asSearch(filter)}`

/** The file itself, where it holds no personal data. */
export function filePath(listId: string, filter: URLSearchParams, { columns, format }: Choice): string {
  const query = new URLSearchParams(filter)
  for (const column of columns) query.append('columns', column)
  query.set('format', format)
  return `/exports/${listId}/file${asSearch(query)}`
}

export type Choice = { columns: string[]; format: string }

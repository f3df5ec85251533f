const PER_PAGE = 20

/** The rows of the page that the address asks for (`page`, from 1), the nearest where there is no such page. */
export function paged<Row>(request: Request, rows: readonly Row[]) {
  const query = new URL(request.url).searchParams
  const pages = Math.max(1, Math.ceil(rows.length / PER_PAGE))
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(query.get('page'))) || 1))
  query.delete('page')
  return { rows: rows.slice((page - 1) * PER_PAGE, page * PER_PAGE), page, pages, query: query.toString() }
}

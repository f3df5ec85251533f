import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Icon } from './icons'

/** First, last, and the pages around the current one; null where some are left out. */
export function pagesShown(page: number, pages: number): (number | null)[] {
  const near = [1, page - 1, page, page + 1, pages].filter((n) => n >= 1 && n <= pages)
  const shown = [...new Set(near)].sort((a, b) => a - b)
  return shown.flatMap((n, index) => {
    const gap = n - (shown[index - 1] ?? n)
    if (gap === 2) return [n - 1, n]
    return gap > 2 ? [null, n] : [n]
  })
}

export type PaginationProps = { page: number; pages: number; href: (page: number) => string }

export function Pagination({ page, pages, href }: PaginationProps) {
  if (pages <= 1) return null
  return (
    <>
      <p className="print-only">{m.ui_page_printed({ page, pages })}</p>
      <nav className="pagination" aria-label={m.ui_pagination()}>
        {page > 1 && (
          <Link to={href(page - 1)} rel="prev" className="page-step">
            <Icon name="back" />
            {m.ui_page_previous()}
          </Link>
        )}
        <ul>
          {pagesShown(page, pages).map((n, index) => (
            <li key={index}>
              {n === null ? (
                <span className="page-gap">…</span>
              ) : (
                <Link to={href(n)} aria-label={m.ui_page({ page: n })} aria-current={n === page ? 'page' : undefined}>
                  {n}
                </Link>
              )}
            </li>
          ))}
        </ul>
        <p className="page-of">{m.ui_page_of({ page, pages })}</p>
        {page < pages && (
          <Link to={href(page + 1)} rel="next" className="page-step">
            {m.ui_page_next()}
            <Icon name="arrow" />
          </Link>
        )}
      </nav>
    </>
  )
}

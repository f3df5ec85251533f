import { Link, useLocation } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { exportPath, filterIn } from './address'

/** Leads from a list's page to its file, with the filter that the page shows. */
export function TakeList({ list, text = m.export_take() }: { list: string; text?: string }) {
  const { search } = useLocation()
  return (
    <p className="take-list">
      <Link to={exportPath(list, filterIn(search))}>{text}</Link>
    </p>
  )
}

import { Link } from '@remix-run/react'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { LinkButton, Notice } from '~/ui'
import { askPath } from './department-number'

type Props = {
  /** How many other organisations bear the tax code. */
  others: number
}

/** That other accounts bear the organisation's tax code, and what to do; not who they are. */
export function SharedTaxCode({ others }: Props) {
  if (others === 0) return null
  return (
    <Notice tone="due" title={m.tax_code_shared_title({ count: formatNumber(others) })}>
      <ul>
        <li>{m.tax_code_shared_colleague()}</li>
        <li>{m.tax_code_shared_branch()}</li>
        <li>{m.tax_code_shared_department()}</li>
      </ul>
      <LinkButton to={askPath({ text: m.tax_code_shared_ask_text(), from: '/organisation' })} variant="secondary">
        {m.tax_code_shared_ask()}
      </LinkButton>
    </Notice>
  )
}

/** The same in a line, on the page where the organisation's people begin. */
export function SharedTaxCodeLine({ others }: Props) {
  if (others === 0) return null
  return (
    <Notice tone="due">
      {m.tax_code_shared_title({ count: formatNumber(others) })}.{' '}
      <Link to="/organisation">{m.tax_code_shared_link()}</Link>
    </Notice>
  )
}

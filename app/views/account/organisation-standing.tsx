import type { EnterpriseKind, OrganisationKind } from '~/domain/accounts/lifecycle'
import type { Organisation } from '~/domain/accounts/queries.server'
import type { ClientSize } from '~/domain/directory/lifecycle'
import * as m from '~/i18n/paraglide/messages'
import { amountInWords, formatNumber } from '~/i18n/format'
import { clientSizeText } from '~/i18n/terms'
import { LinkButton, Notice } from '~/ui'
import { SharedTaxCode } from './shared-tax-code'

type Props = {
  done: string | null
  kind: OrganisationKind
  enterpriseKind: EnterpriseKind | null
  doubtfulTaxCode: string | null
  /** Other organisations with the same tax code. */
  sharing: number
  size: ClientSize | null
  figures: Pick<Organisation, 'employees' | 'revenueBillion' | 'capitalBillion'>
}

/** What was just done, and what follows from the stored details. */
export function OrganisationStanding({ done, kind, enterpriseKind, doubtfulTaxCode, sharing, size, figures }: Props) {
  const isEnterprise = kind === 'enterprise'
  return (
    <>
      {done === 'signed-up' && <Notice tone="ok">{m.account_organisation_welcome()}</Notice>}
      {done === 'saved' && (
        <Notice tone="ok" title={m.account_organisation_saved()}>
          <LinkButton to={isEnterprise ? '/needs' : '/profile'} variant="secondary">
            {isEnterprise ? m.account_organisation_to_needs() : m.account_organisation_to_profile()}
          </LinkButton>
        </Notice>
      )}
      {doubtfulTaxCode && (
        <Notice tone="due" title={m.account_organisation_tax_code_warning_title()}>
          <p>{m.account_organisation_tax_code_warning({ code: doubtfulTaxCode })}</p>
        </Notice>
      )}
      <SharedTaxCode others={sharing} />
      {isEnterprise && enterpriseKind && size && (
        <Notice tone="info" title={m.account_organisation_size_title({ size: clientSizeText[size]() })}>
          <p>{statedFigures(figures)}</p>
          <p>{m.account_organisation_size_source()}</p>
          {enterpriseKind !== 'enterprise' && <p>{m.account_organisation_size_reference()}</p>}
        </Notice>
      )}
      {isEnterprise && enterpriseKind && !size && (
        <Notice tone="info" title={m.account_organisation_size_unknown_title()}>
          <p>{m.account_organisation_size_unknown()}</p>
        </Notice>
      )}
    </>
  )
}

/** The figures as they were understood: a nought too many is seen here. */
function statedFigures({ employees, revenueBillion, capitalBillion }: Props['figures']): string {
  const stated = [
    employees === null ? null : m.account_organisation_stated_employees({ count: formatNumber(employees) }),
    revenueBillion === null ? null : m.account_organisation_stated_revenue({ amount: billions(revenueBillion) }),
    capitalBillion === null ? null : m.account_organisation_stated_capital({ amount: billions(capitalBillion) }),
  ]
  return m.account_organisation_size_stated({ figures: stated.filter((one) => one !== null).join('; ') })
}

const billions = (billion: number) => amountInWords(Math.round(billion * 1e9))

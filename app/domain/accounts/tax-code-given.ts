import { DomainError } from '../errors'
import { checkTaxCode, isPersonalTaxCode } from './tax-code'

/** A wrong check digit is no refusal (`checkTaxCode` warns of it); throws `accounts.tax_code_*` beside its field for what is no tax code. */
export function assertTaxCode(code: string, mayBePersonal: boolean) {
  const check = checkTaxCode(code)
  if (check.result === 'length') throw new DomainError('accounts.tax_code_length', { digits: check.digits }, 'taxCode')
  if (check.result === 'zero') throw new DomainError('accounts.tax_code_zero', { meant: check.meant }, 'taxCode')
  if (check.result === 'not_digits') throw new DomainError('accounts.tax_code_not_digits', {}, 'taxCode')
  if (check.result === 'branch_length') throw new DomainError('accounts.tax_code_branch_length', {}, 'taxCode')
  if (check.result === 'branch') throw new DomainError('accounts.tax_code_branch', {}, 'taxCode')
  if (isPersonalTaxCode(code) && !mayBePersonal) throw new DomainError('accounts.tax_code_personal', {}, 'taxCode')
}

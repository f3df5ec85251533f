import { Link } from '@remix-run/react'
import type { SharedTaxCode } from '~/domain/directory/shared-tax-codes.server'
import { formatMomentDay, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { organisationKindText, placeText } from '~/i18n/terms'
import { ContactLink } from '~/ui'

type Account = SharedTaxCode['organisations'][number]

/** The accounts of one tax code as far as the department may see them; the others are counted. */
export const SharingAccounts = ({ organisations, others }: Pick<SharedTaxCode, 'organisations' | 'others'>) => (
  <ul>
    {organisations.map((account) => (
      <li key={account.id}>
        <Name account={account} /> (<About account={account} />)
      </li>
    ))}
    {others > 0 ? <li>{m.tax_code_others({ count: formatNumber(others) })}</li> : null}
  </ul>
)

/** A consultant's leads to the page on which its profile is checked. */
const Name = ({ account: { name, profileId } }: { account: Account }) =>
  profileId ? <Link to={`/department/profiles/${profileId}`}>{name}</Link> : <>{name}</>

/** What it is, and how to reach its people: by telephone, as the e-mail they sign in with is no department's to see. */
const About = ({ account: { kind, province, phone, createdAt } }: { account: Account }) => (
  <>
    {m.tax_code_account({
      kind: organisationKindText[kind](),
      place: placeText({ province }),
      day: formatMomentDay(createdAt),
    })}
    {', '}
    {phone ? (
      <>
        {m.tax_code_account_phone()} <ContactLink text={phone} />
      </>
    ) : (
      m.tax_code_account_no_phone()
    )}
  </>
)

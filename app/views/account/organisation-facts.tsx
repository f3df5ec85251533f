import { enterpriseKindText } from '~/i18n/terms'
import * as m from '~/i18n/paraglide/messages'
import { Notice, PageHeader, Stack, SummaryList } from '~/ui'
import type { CommuneChoices } from '~/views/choices/commune-field'
import type { organisationFormValues } from './organisation-form-values'
import { SharedTaxCode } from './shared-tax-code'
import { StoredFiles } from './stored-files'

type Props = {
  title: string
  values: ReturnType<typeof organisationFormValues>
  communes: CommuneChoices
  sharing: number
  stored: { files: number; bytes: number }
}

/** What is stored of the organisation, for those of its people who do not change it. */
export function OrganisationFacts({ title, values, communes, sharing, stored }: Props) {
  const { name, enterpriseKind, taxCode, communeCode, address, phone, employees } = values
  const known = [
    { term: m.account_organisation_label(), detail: name },
    { term: m.account_organisation_kind(), detail: enterpriseKind && enterpriseKindText[enterpriseKind]() },
    { term: m.account_organisation_tax_code(), detail: taxCode },
    {
      term: m.account_organisation_commune(),
      detail: communes.options.find((commune) => commune.value === communeCode)?.label,
    },
    { term: m.account_organisation_address(), detail: address },
    { term: m.account_organisation_phone(), detail: phone },
    { term: m.account_organisation_employees(), detail: employees },
  ]
  return (
    <Stack>
      <PageHeader title={title} />
      <Notice tone="info">{m.account_organisation_owners_only()}</Notice>
      <SharedTaxCode others={sharing} />
      <SummaryList items={known.flatMap(({ term, detail }) => (detail ? [{ term, detail }] : []))} />
      <StoredFiles stored={stored} />
    </Stack>
  )
}

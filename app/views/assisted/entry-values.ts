import type { Entry } from '~/domain/assisted/queries.server'
import { NO_WISHES } from '~/domain/needs/forms'

type Start = {
  id: string
  organisationId: string | null
  name: string
  communeCode: string | null
  phone: string | null
}

/** What the form begins with. */
export const entryValues = (entry: Start | Entry) => ({
  id: entry.id,
  whose: entry.organisationId === null ? ('new' as const) : ('known' as const),
  organisationId: entry.organisationId,
  organisationName: 'name' in entry ? entry.name : entry.organisationName,
  enterpriseKind: null,
  taxCode: null,
  arrival: null,
  personName: '',
  phone: entry.phone,
  email: null,
  text: '',
  sectorCode: null,
  communeCode: entry.communeCode,
  ...NO_WISHES,
  ...('name' in entry ? {} : said(entry)),
})

const said = ({ enterpriseKind, taxCode, arrival, personName, email, text, sectorCode, ...wishes }: Entry) => {
  const { budgetMillion, languages, workMode } = wishes
  return { enterpriseKind, taxCode, arrival, personName, email, text, sectorCode, budgetMillion, languages, workMode }
}

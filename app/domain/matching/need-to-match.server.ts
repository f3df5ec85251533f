import { sizeOf } from '../accounts/size-of.server'
import type { Need, needPage } from '../needs/queries.server'
import type { NeedToMatch } from './match-consultants.server'

type MatchedPage = Pick<ReturnType<typeof needPage>, 'organisation' | 'subjects'> & { need: Need }

/** An enterprise's need as it is matched. */
export const needToMatch = ({ need, organisation, subjects }: MatchedPage): NeedToMatch => ({
  text: need.text,
  subjects: subjects.map(({ subjectCode }) => subjectCode),
  sectorCode: need.sectorCode,
  provinceCode: need.provinceCode,
  communeCode: need.communeCode,
  size: sizeOf(organisation),
  languages: need.languages,
  workMode: need.workMode,
  budgetMillion: need.budgetMillion,
  organisationId: organisation.id,
  seed: need.id,
})

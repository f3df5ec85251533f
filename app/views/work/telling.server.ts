import type { Actor } from '~/domain/accounts/lifecycle'
import type { ToldResult } from '~/domain/certification/told-results.server'
import type { engagementOf } from '~/domain/engagement/queries.server'
import { toldSentence } from './told-results.server'

/** What may be told of an engagement's results, and who agreed. */
export const tellingOf = (
  role: Actor['role'],
  { enterpriseAgreedAt, consultantAgreedAt }: ReturnType<typeof engagementOf>,
  results: ToldResult[],
) => ({
  results: results.map((result) => ({ sentence: toldSentence(result), reportedAt: result.reportedAt })),
  ...(role === 'enterprise'
    ? { ownAgreedAt: enterpriseAgreedAt, partnerAgreedAt: consultantAgreedAt }
    : { ownAgreedAt: consultantAgreedAt, partnerAgreedAt: enterpriseAgreedAt }),
})

import type { Actor } from '~/domain/accounts/lifecycle'
import type { ToldResult } from '~/domain/certification/told-results.server'
import type { engagementOf } from '~/domain/engagement/queries.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { namingPath } from './naming-path'
import { toldSentence } from './told-results.server'

type Agreed = { enterpriseAgreedAt: Date | null; consultantAgreedAt: Date | null }

const asSentences = (results: readonly ToldResult[]) =>
  results.map((result) => ({ sentence: toldSentence(result), reportedAt: result.reportedAt }))

/** What may be told of an engagement's results, and who agreed; `members`: of the group that it is for, as its consultant reads it. */
export function tellingOf(
  role: Actor['role'],
  { id, needId, organisationId, enterpriseAgreedAt, consultantAgreedAt }: ReturnType<typeof engagementOf>,
  results: ToldResult[],
) {
  const members = jointMembers(needId).map((member) => ({
    name: member.name,
    agreedAt: member.organisationId === organisationId ? enterpriseAgreedAt : member.toldAgreedAt,
  }))
  const shared = { results: asSentences(results), isOfGroup: members.length > 0 }
  return role === 'enterprise'
    ? {
        ...shared,
        ownAgreedAt: enterpriseAgreedAt,
        partnerAgreedAt: consultantAgreedAt,
        members: [],
        namingPath: namingPath(id),
      }
    : { ...shared, ownAgreedAt: consultantAgreedAt, partnerAgreedAt: enterpriseAgreedAt, members }
}

/** The same for a member of the group that the work is for. */
export const tellingOfMember = (
  { toldAgreedAt }: { toldAgreedAt: Date | null },
  { consultantAgreedAt }: Agreed,
  results: ToldResult[],
) => ({
  results: asSentences(results),
  isOfGroup: true,
  ownAgreedAt: toldAgreedAt,
  partnerAgreedAt: consultantAgreedAt,
  members: [],
})

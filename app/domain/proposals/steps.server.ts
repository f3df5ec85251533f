import { eq, inArray } from 'drizzle-orm'
import { dayOf, today } from '~db/clock'
import { db } from '~db/connection'
import { needs, partnerships, proposals, proposalVersions, requests } from '~db/schema'
import { chooseDays } from '../needs/steps.server'
import { nextRequestStep, type RequestStep } from './next-step'

/** What each of the requests waits for, by its id. */
export function requestSteps(requestIds: readonly string[]): Map<string, RequestStep> {
  const rows = db
    .select({
      id: requests.id,
      status: requests.status,
      dueAt: requests.dueAt,
      interestedAt: requests.interestedAt,
      needId: requests.needId,
      needStatus: needs.status,
      proposalStatus: proposals.status,
      validUntil: proposalVersions.validUntil,
      partnerStatus: partnerships.status,
    })
    .from(requests)
    .innerJoin(needs, eq(needs.id, requests.needId))
    .leftJoin(proposals, eq(proposals.requestId, requests.id))
    .leftJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .leftJoin(partnerships, eq(partnerships.id, proposalVersions.partnershipId))
    .where(inArray(requests.id, [...requestIds]))
    .all()
  const chooseBy = chooseDays([...new Set(rows.map(({ needId }) => needId))])
  return new Map(
    rows.map(({ id, status, needId, needStatus, dueAt, interestedAt, proposalStatus, ...offered }) => {
      const standing = {
        status,
        needStatus,
        isInterested: interestedAt !== null,
        dueOn: dayOf(dueAt),
        proposal: proposalStatus && {
          status: proposalStatus,
          validUntil: offered.validUntil,
          partnerLeft: offered.partnerStatus !== null && offered.partnerStatus !== 'agreed',
        },
        chooseBy: chooseBy.get(needId) ?? null,
      }
      return [id, nextRequestStep(standing, today())]
    }),
  )
}

import { and, eq, inArray, ne } from 'drizzle-orm'
import { db } from '~db/connection'
import { needSubjects, proposals, proposalVersions, requests } from '~db/schema'

/** Below it a price has lost its noughts. */
const LEAST_PRICE = 1_000_000
/** So many others must have offered before theirs say what is usual, and so many times as much, or as little, is far from it. */
const LEAST_OTHERS = 5
const FAR = 3

export type PriceQuestion = 'small' | 'far_above' | 'far_below'

/**
 * What to ask about a price in đồng before it is sent: whether a nought is missing, or it is far from what other consultants
 * offered for a need with a subject in common. What the enterprise would spend is theirs, and asks nothing here.
 */
export function priceQuestion(request: { needId: string; profileId: string }, priceVnd: number): PriceQuestion | null {
  if (priceVnd < LEAST_PRICE) return 'small'
  const others = pricesOfOthers(request).sort((a, b) => a - b)
  if (others.length < LEAST_OTHERS) return null
  const usual = others[Math.floor((others.length - 1) / 2)]!
  if (priceVnd > usual * FAR) return 'far_above'
  return priceVnd * FAR < usual ? 'far_below' : null
}

/** The last price of each other consultant for a need with a subject in common. */
function pricesOfOthers({ needId, profileId }: { needId: string; profileId: string }): number[] {
  const subjects = db
    .select({ code: needSubjects.subjectCode })
    .from(needSubjects)
    .where(eq(needSubjects.needId, needId))
  const alike = db
    .select({ id: needSubjects.needId })
    .from(needSubjects)
    .where(inArray(needSubjects.subjectCode, subjects))
  const rows = db
    .select({ profileId: requests.profileId, priceVnd: proposalVersions.priceVnd })
    .from(proposals)
    .innerJoin(proposalVersions, eq(proposalVersions.id, proposals.versionId))
    .innerJoin(requests, eq(requests.id, proposals.requestId))
    .where(and(inArray(proposals.needId, alike), ne(requests.profileId, profileId)))
    .orderBy(proposalVersions.submittedAt)
    .all()
  return [...new Map(rows.map((row) => [row.profileId, row.priceVnd])).values()]
}

import { eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { needs, needSubjects, organisations } from '~db/schema'
import { SearchUnavailable } from '~search/errors'
import { matchConsultants } from './match-consultants.server'
import { needToMatch } from './need-to-match.server'
import type { ReplyHistory } from './reply-history.server'
import { storeMatches } from './store-matches.server'

/**
 * Proposes consultants for a published need and keeps them. Throws `SearchUnavailable`; a need no longer open is left alone.
 * `history` as for `matchConsultants`.
 */
export async function suggestMatches(needId: string, history?: ReplyHistory): Promise<void> {
  const row = db
    .select({ need: needs, organisation: organisations })
    .from(needs)
    .innerJoin(organisations, eq(organisations.id, needs.organisationId))
    .where(eq(needs.id, needId))
    .get()
  if (row?.need.status !== 'published') return
  const subjects = db.select().from(needSubjects).where(eq(needSubjects.needId, needId)).all()
  const answer = await matchConsultants(needToMatch({ ...row, subjects }), history)
  if (answer.status === 'unavailable') throw new SearchUnavailable()
  storeMatches(row.need, answer.matches, answer.weightsVersion)
}

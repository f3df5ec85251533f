import { desc, eq } from 'drizzle-orm'
import { db } from '~db/connection'
import { nationalResults, selfChecks } from '~db/schema'
import { fieldName, LEVELS, levelName, NATIONAL_CHECK, questionsOf } from '~/vocabulary/self-check'
import type { Actor } from '../accounts/lifecycle'

/** Results of self-checks that the actor kept, each question with its level, and of the national one that they noted down. */
export const selfChecksKept = ({ userId }: Actor) => [
  ...db
    .select()
    .from(selfChecks)
    .where(eq(selfChecks.keptBy, userId))
    .orderBy(desc(selfChecks.keptAt))
    .all()
    .map(({ field, answers, keptAt }) => ({
      reportedAt: keptAt,
      scheme: fieldName(field).vi,
      note: questionsOf(field)
        .flatMap(({ id, name }) => {
          const level = answers[id]
          return level ? [`${name.vi}: ${levelName(level).vi} (${level}/${LEVELS.length})`] : []
        })
        .join('; '),
    })),
  ...db
    .select()
    .from(nationalResults)
    .where(eq(nationalResults.notedBy, userId))
    .orderBy(desc(nationalResults.notedAt))
    .all()
    .map(({ result, notedAt }) => ({ reportedAt: notedAt, scheme: NATIONAL_CHECK.name.vi, note: result })),
]

import { desc, eq, sql } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { matchingWeights, organisations, users } from '~db/schema'
import { BUILT_IN_VERSION, BUILT_IN_WEIGHTS, FEATURES, type Weights } from './ranking/weights'

/** Weights with the version that is stored with every result ranked with them. */
export type VersionedWeights = { version: string; weights: Weights }

const BUILT_IN: VersionedWeights = { version: BUILT_IN_VERSION, weights: BUILT_IN_WEIGHTS }

type Row = Pick<typeof matchingWeights.$inferSelect, 'version' | 'weights'>

/** What a row stands for: without weights the built-in ones; a part that it does not know keeps its built-in weight. */
function weightsOf({ version, weights }: Row): VersionedWeights {
  if (Object.keys(weights).length === 0) return BUILT_IN
  const known = FEATURES.map((feature) => [feature, weights[feature] ?? BUILT_IN_WEIGHTS[feature]])
  return { version, weights: Object.fromEntries(known) as Weights }
}

/** Newest first; two within one millisecond in the order in which they were written. */
const newestFirst = [desc(matchingWeights.setAt), desc(sql`${matchingWeights}.rowid`)]

/** The weights that hold now: the department's newest, or the built-in ones. */
export function currentWeights(reader: Reader = db): VersionedWeights {
  const row = reader
    .select()
    .from(matchingWeights)
    .orderBy(...newestFirst)
    .limit(1)
    .get()
  return row ? weightsOf(row) : BUILT_IN
}

/** Every change, newest first: who, when, why, and each weight that it changed. */
export function weightChanges() {
  const rows = db
    .select({
      version: matchingWeights.version,
      weights: matchingWeights.weights,
      reason: matchingWeights.reason,
      setAt: matchingWeights.setAt,
      setBy: users.name,
      organisation: organisations.name,
    })
    .from(matchingWeights)
    .innerJoin(users, eq(users.id, matchingWeights.setBy))
    .innerJoin(organisations, eq(organisations.id, matchingWeights.organisationId))
    .orderBy(...newestFirst)
    .all()
  return rows.map((row, index) => {
    const { weights } = weightsOf(row)
    const before = rows[index + 1] ? weightsOf(rows[index + 1]!).weights : BUILT_IN_WEIGHTS
    return {
      version: row.version,
      reason: row.reason,
      setAt: row.setAt,
      setBy: row.setBy,
      organisation: row.organisation,
      changed: FEATURES.filter((feature) => weights[feature] !== before[feature]).map((feature) => ({
        feature,
        from: before[feature],
        to: weights[feature],
      })),
    }
  })
}

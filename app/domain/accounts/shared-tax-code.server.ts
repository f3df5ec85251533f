import { and, count, eq, ne, sql } from 'drizzle-orm'
import { db } from '~db/connection'
import { organisations } from '~db/schema'
import { taxCodeDigits } from './tax-code'
import type { Organisation } from './queries.server'

/** The digits of a stored tax code, as `taxCodeDigits` gives those of a typed one. */
export const storedTaxCodeDigits = sql<string>`replace(${organisations.taxCode}, '-', '')`

/**
 * How many other organisations bear the tax code of this one; who they are is the department's to know. A branch's code is its
 * own: neither its parent's nor another branch's.
 */
export function othersWithTaxCode({ id, taxCode }: Pick<Organisation, 'id' | 'taxCode'>): number {
  if (!taxCode) return 0
  return db
    .select({ n: count() })
    .from(organisations)
    .where(and(eq(storedTaxCodeDigits, taxCodeDigits(taxCode)), ne(organisations.id, id)))
    .get()!.n
}

import { and, asc, eq, isNotNull, ne } from 'drizzle-orm'
import { readSettings } from '~/settings.server'
import { homeProvince } from '~/vocabulary/province.server'
import { db } from '~db/connection'
import { organisations } from '~db/schema'

/** The number by which the department is called: what the operator set, else its organisation's own; null where neither is known. */
export const departmentPhone = (): string | null => readSettings().departmentPhone ?? ownPhone()

const ownPhone = () =>
  db
    .select({ phone: organisations.phone })
    .from(organisations)
    .where(
      and(
        eq(organisations.agencyKind, 'department_in_charge'),
        eq(organisations.provinceCode, homeProvince().code),
        isNotNull(organisations.phone),
        ne(organisations.phone, ''),
      ),
    )
    .orderBy(asc(organisations.createdAt), asc(organisations.id))
    .limit(1)
    .get()?.phone ?? null

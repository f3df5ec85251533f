import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import { db } from '~db/connection'
import { organisations, profiles, profileServices } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { canDecideProfile } from '../directory/policy'
import { notFound } from '../errors'
import { groupBy } from '../group-by'
import { contactsOf } from './contacts.server'
import { type Source, sourceOfKeys } from './source'

/** The profiles that a department was ever sent, by name, each with who is spoken to. */
export function profileSource(actor: Actor) {
  if (!canDecideProfile(actor)) throw notFound()
  const sent = ne(profiles.status, 'draft')
  const keys = db
    .select({ id: profiles.id })
    .from(profiles)
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(sent)
    .orderBy(asc(organisations.name), asc(profiles.id))
    .all()
  return sourceOfKeys(
    keys.map(({ id }) => id),
    (ids) => {
      const services = groupBy(
        db.select().from(profileServices).where(inArray(profileServices.profileId, ids)).all(),
        ({ profileId }) => profileId,
      )
      const rows = db
        .select({
          id: profiles.id,
          organisationId: organisations.id,
          name: organisations.name,
          kind: organisations.kind,
          taxCode: organisations.taxCode,
          provinceCode: organisations.provinceCode,
          address: organisations.address,
          phone: organisations.phone,
          status: profiles.status,
          roles: profiles.roles,
          languages: profiles.languages,
          yearsExperience: profiles.yearsExperience,
          submittedAt: profiles.submittedAt,
          publishedAt: profiles.publishedAt,
          checkedUntil: profiles.checkedUntil,
        })
        .from(profiles)
        .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
        .where(and(sent, inArray(profiles.id, ids)))
        .all()
      const contact = contactsOf(rows.map(({ organisationId }) => organisationId))
      return rows.map((row) => ({
        ...row,
        contact: contact(row.organisationId),
        subjects: (services.get(row.id) ?? []).map(({ subjectCode }) => subjectCode),
      }))
    },
  )
}
export type ProfileRow = ReturnType<typeof profileSource> extends Source<infer Row> ? Row : never

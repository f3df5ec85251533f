import { and, eq, inArray } from 'drizzle-orm'
import { db, type Reader } from '~db/connection'
import { organisations, partnerships, profiles } from '~db/schema'

export type Partner = ReturnType<typeof read>[number]

const read = (where: ReturnType<typeof and>, reader: Reader) =>
  reader
    .select({
      id: partnerships.id,
      profileId: partnerships.profileId,
      status: partnerships.status,
      part: partnerships.part,
      name: organisations.name,
    })
    .from(partnerships)
    .innerJoin(profiles, eq(profiles.id, partnerships.profileId))
    .innerJoin(organisations, eq(organisations.id, profiles.organisationId))
    .where(where)
    .all()

/** Who was named as the partner, by partnership, whatever became of it since. */
export const partnersIn = (partnershipIds: readonly string[], reader: Reader = db): Map<string, Partner> =>
  new Map(
    partnershipIds.length === 0
      ? []
      : read(inArray(partnerships.id, [...partnershipIds]), reader).map((partner) => [partner.id, partner]),
  )

/** The partner whom the lead of a request has asked and who did not say no; `status` says whether they agreed. */
export const openPartner = (requestId: string, reader: Reader = db): Partner | undefined =>
  read(and(eq(partnerships.requestId, requestId), inArray(partnerships.status, ['asked', 'agreed'])), reader)[0]

/** With whom a version that is sent now is offered. */
export const agreedPartner = (requestId: string, reader: Reader = db): Partner | undefined =>
  read(and(eq(partnerships.requestId, requestId), eq(partnerships.status, 'agreed')), reader)[0]

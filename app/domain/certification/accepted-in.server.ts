import { and, eq, gte, isNull, lte, or } from 'drizzle-orm'
import { today } from '~db/clock'
import type { Reader } from '~db/connection'
import { certificateMembers, needGroupMembers } from '~db/schema'

/** The enterprises that stand in the register of a certificate today. */
export const acceptedIn = (reader: Reader, certificateId: string): string[] =>
  reader
    .select({ id: needGroupMembers.organisationId })
    .from(certificateMembers)
    .innerJoin(needGroupMembers, eq(needGroupMembers.id, certificateMembers.memberId))
    .where(
      and(
        eq(certificateMembers.certificateId, certificateId),
        lte(certificateMembers.acceptedOn, today()),
        or(isNull(certificateMembers.leftOn), gte(certificateMembers.leftOn, today())),
      ),
    )
    .all()
    .map(({ id }) => id)

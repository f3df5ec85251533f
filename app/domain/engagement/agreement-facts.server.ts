import { asc, eq } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { AgreementFacts, AgreementParty } from '~/documents/agreement'
import { GAP } from '~/documents/paper'
import { communeOf, subjectOf } from '~/vocabulary/reference.server'
import { dayOf } from '~db/clock'
import type { Reader } from '~db/connection'
import { engagements, milestones, needSubjects, organisations, profiles, provinces } from '~db/schema'
import { isPersonalTaxCode } from '../accounts/tax-code'
import { jointMembers } from '../needs/joint-need.server'
import { amountsOf, totalsOf } from '../proposals/price'
import { offersOf } from '../proposals/versions.server'
import { ACCEPTANCE_DAYS } from './lifecycle'
import { appendicesOf } from './plan.server'

const consultants = alias(organisations, 'consultants')

/** What the agreement of an engagement is drawn from, as it is recorded now; what an appendix changed later stands in the appendix. */
export function agreementFacts(reader: Reader, engagementId: string): AgreementFacts {
  const { engagement, enterprise, consultant } = reader
    .select({ engagement: engagements, enterprise: organisations, consultant: consultants })
    .from(engagements)
    .innerJoin(organisations, eq(organisations.id, engagements.organisationId))
    .innerJoin(profiles, eq(profiles.id, engagements.profileId))
    .innerJoin(consultants, eq(consultants.id, profiles.organisationId))
    .where(eq(engagements.id, engagementId))
    .get()!
  const offer = offersOf([engagement.proposalId], reader).get(engagement.proposalId)!
  const [first] = appendicesOf(reader, engagementId)
  const planned =
    first?.before.milestones ??
    reader
      .select({
        title: milestones.title,
        handover: milestones.handover,
        dueOn: milestones.dueOn,
        memberId: milestones.memberId,
      })
      .from(milestones)
      .where(eq(milestones.engagementId, engagementId))
      .orderBy(asc(milestones.position))
      .all()
  const members = jointMembers(engagement.needId)
  const called = (title: string, memberId: string | null) => {
    const member = members.find(({ id }) => id === memberId)
    return member ? `${title} (${member.name})` : title
  }
  const subjects = reader.select().from(needSubjects).where(eq(needSubjects.needId, engagement.needId)).all()
  return {
    enterprise: partyOf(reader, enterprise),
    consultant: partyOf(reader, consultant),
    subjects: subjects.map(({ subjectCode }) => subjectOf(subjectCode)?.shortVi ?? subjectCode),
    proposal: { number: offer.number, sentOn: dayOf(offer.submittedAt), chosenOn: dayOf(engagement.startedAt) },
    scope: offer.scope,
    approach: offer.approach,
    people: offer.people,
    partner: offer.partner && { name: offer.partner.name, part: offer.partner.part },
    onSiteDays: offer.onSiteDays,
    provides: offer.provides,
    durationWeeks: offer.durationWeeks,
    files: offer.files.map(({ name }) => name),
    milestones: planned.map(({ memberId, title, handover, dueOn }) => ({
      title: called(title, memberId),
      handover,
      dueOn,
    })),
    acceptanceDays: ACCEPTANCE_DAYS,
    lines: offer.lines.map(({ title, amountVnd, vat, memberId }) => ({
      title: called(title, memberId),
      amountVnd,
      vat,
      vatVnd: totalsOf([{ title, amountVnd, vat }]).vatVnd,
    })),
    totals: { ...totalsOf(offer.lines), priceVnd: offer.priceVnd },
    payments: amountsOf(offer.priceVnd, offer.payments).map(({ title, percent, amountVnd }) => ({
      title,
      percent,
      amountVnd,
    })),
  }
}

/** A person's own number is shown to nobody: who wants it on paper writes it there. */
function partyOf(reader: Reader, organisation: typeof organisations.$inferSelect): AgreementParty {
  const { name, kind, taxCode, phone } = organisation
  return {
    name,
    isPerson: kind === 'expert',
    taxCode: taxCode && !isPersonalTaxCode(taxCode) ? taxCode : null,
    address: addressOf(reader, organisation),
    phone,
  }
}

/** What the organisation says, its commune and its province, as papers write it, with room for what nobody has said; null where not even the commune is known. */
function addressOf(
  reader: Reader,
  {
    address,
    communeCode,
    provinceCode,
  }: Pick<typeof organisations.$inferSelect, 'address' | 'communeCode' | 'provinceCode'>,
): string | null {
  const commune = communeCode ? communeOf(communeCode) : undefined
  if (!commune) return address
  const province = reader.select().from(provinces).where(eq(provinces.code, provinceCode)).get()
  return [address ?? GAP.repeat(3), inSentence(commune.fullName), province && inSentence(province.fullName)]
    .filter(Boolean)
    .join(', ')
}

const inSentence = (name: string) => name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)

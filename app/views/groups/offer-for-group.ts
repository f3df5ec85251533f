import { type PriceLine, sharesOf } from '~/domain/proposals/price'

type OfMember = { memberId?: string | null }
type Offer<M extends OfMember, L extends OfMember & PriceLine> = { milestones: readonly M[]; lines: readonly L[] }

/** What is about to be offered, as its pages show it: whom of the group each part is for, and what each member pays. */
export function forGroup<M extends OfMember, L extends OfMember & PriceLine>(
  { milestones, lines }: Offer<M, L>,
  members: readonly { id: string; number: number }[],
) {
  const number = (memberId: string | null | undefined) => members.find(({ id }) => id === memberId)?.number ?? null
  const numbered = <P extends OfMember>(part: P) => ({ ...part, member: number(part.memberId) })
  const shares = sharesOf(
    lines,
    members.map(({ id }) => id),
  )
  return {
    milestones: milestones.map(numbered),
    lines: lines.map(numbered),
    shares: shares.map(({ memberId, amountVnd }) => ({ member: number(memberId)!, amountVnd })),
  }
}

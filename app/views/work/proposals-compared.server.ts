import type { Actor } from '~/domain/accounts/lifecycle'
import { verifiedIn } from '~/domain/directory/verified-in.server'
import { matchesOf } from '~/domain/matching/queries.server'
import { REPLIES_TOLD_FROM } from '~/domain/matching/ranking/reply-behaviour'
import { replyHistory } from '~/domain/matching/reply-history.server'
import { subjectsOfNeed } from '~/domain/needs/queries.server'
import { pointsOf } from '~/domain/proposals/comparison'
import { FORBIDDING_FLAGS } from '~/domain/proposals/lifecycle'
import { notesOf } from '~/domain/proposals/note-proposal.server'
import { type OfferedProposal, proposalsToCompare } from '~/domain/proposals/queries.server'
import { weightsOf } from '~/domain/proposals/weigh-proposals.server'
import { supportFor } from '~/domain/proposals/support.server'
import { missingTexts, reasonTexts } from '../matching/match-text.server'
import { supportInShort } from './support.server'

/** Reasons told in a cell. */
const REASONS_SHOWN = 4

/** What stands beside each other for an enterprise: what was offered, who offers it, what its people think of it. */
export function comparedProposals(actor: Actor, needId: string) {
  const page = proposalsToCompare(actor, needId)
  const matched = new Map(matchesOf(page.need).map((match) => [match.profileId, match]))
  const profileIds = page.proposals.map(({ profileId }) => profileId)
  const verified = verifiedIn(
    profileIds,
    subjectsOfNeed(page.need).map(({ subjectCode }) => subjectCode),
  )
  const { behaviour } = replyHistory()
  const notes = notesOf(needId)
  const weights = weightsOf(needId)
  const support = supportFor(actor, page.need)
  const rows = shownOf(page).map((proposal) => {
    const { profileId, offer, yearsExperience } = proposal
    const match = matched.get(profileId)
    const replies = behaviour(profileId)
    const isTold = replies.counted >= REPLIES_TOLD_FROM
    const results = verified.get(profileId) ?? 0
    return {
      ...proposal,
      reasons: match ? reasonTexts(match.reasons, REASONS_SHOWN) : [],
      missing: match ? missingTexts(match.missing) : [],
      replies: isTold ? replies : null,
      results,
      support: supportInShort(support.by(offer)),
      notes: notes.filter((note) => note.proposalId === proposal.id),
      weighed: {
        price: offer.priceVnd,
        duration: offer.durationWeeks,
        on_site: offer.onSiteDays,
        experience: yearsExperience,
        results,
        replies: isTold ? replies.inTime / replies.counted : null,
      },
    }
  })
  /** What cannot be chosen tells nothing of what can. */
  const choosable = rows.filter(({ flags }) => !flags.some((flag) => FORBIDDING_FLAGS.includes(flag)))
  const weighed = choosable.map((row) => row.weighed)
  const points = weights ? pointsOf(weighed, weights) : null
  return {
    ...page,
    weights,
    proposals: rows.map((row) => {
      const { weighed: _, ...shown } = row
      const place = choosable.indexOf(row)
      return { ...shown, isForbidden: place < 0, points: points?.[place] ?? null }
    }),
  }
}

export type ComparedProposals = ReturnType<typeof comparedProposals>

/** Those that can be chosen; once nothing can, all that were not taken back. */
function shownOf({ need, proposals }: { need: { status: string }; proposals: OfferedProposal[] }) {
  const isOpen = need.status === 'published'
  return proposals.filter(({ status }) => (isOpen ? status === 'submitted' : status !== 'withdrawn'))
}

import type { Actor } from '~/domain/accounts/lifecycle'
import { canWrite } from '~/domain/accounts/policy'
import { toldResults } from '~/domain/certification/told-results.server'
import {
  matchConsultants,
  type NeedToMatch,
  NOTHING_SAID,
  sectorsAsked,
} from '~/domain/matching/match-consultants.server'
import { type MatchedCard, matchedCards } from '~/domain/matching/matched-cards.server'
import { canPostNeed } from '~/domain/needs/policy'
import type { draftOf } from '~/domain/needs/queries.server'
import { knownOf } from '~/domain/suggestion/known-of.server'
import { understandNeed } from '~/domain/suggestion/understand-need.server'
import { sectorInWords } from '~/views/choices/sector-words.server'
import { matchItem } from '~/views/matching/match-items.server'
import { toldItems } from '~/views/work/told-results.server'
import { isEnglish } from '~/language/english'
import { homeProvince } from '~/vocabulary/province.server'
import { understoodView } from './understood-view.server'

type Draft = NonNullable<ReturnType<typeof draftOf>>

const MATCHES_SHOWN = 10

/** What somebody typed, as it was understood: subjects, questions, consultants, and what came of needs like it. */
export async function draftView(actor: Actor | null, draft: Draft) {
  const known = knownOf(actor)
  const understood = understandNeed(draft.text, { ...known, answers: draft.answers })
  const confirmed = draft.subjectCodes ?? understood.ticked
  const matched = await matchesFor(confirmed, {
    ...NOTHING_SAID,
    ...known,
    text: draft.text,
    provinceCode: homeProvince().code,
    organisationId: actor?.role === 'enterprise' ? actor.organisationId : null,
    seed: draft.id,
  })
  const cards = matched.status === 'ok' ? matchedCards(matched.matches.slice(0, MATCHES_SHOWN)) : []
  return {
    inEnglish: isEnglish(draft.text),
    draft: { text: draft.text, confirmed, profileIds: draft.profileIds, answers: draft.answers },
    available: matched.status === 'ok',
    ...understoodView(understood, confirmed),
    matches: cards.map(asDraftItem),
    unknownTrade: known.sectorCode ? null : unknownTrade(cards, sectorsAsked({ sectorCode: null, text: draft.text })),
    mayInvite: !actor || (canPostNeed(actor) && canWrite(actor)),
    told: toldItems(
      toldResults({
        subjects: confirmed,
        sectorCode: null,
        communeCode: null,
        provinceCode: homeProvince().code,
        notOf: actor?.organisationId ?? null,
      }),
    ),
    signedIn: actor !== null,
  }
}

/** The trade told that none of these consultants names; null where one does, and where it is not clear which trade is meant. */
function unknownTrade(cards: MatchedCard[], asked: readonly { code: string }[]): string | null {
  const [trade, other] = asked
  if (!trade || other || cards.length === 0) return null
  return cards.some(({ reasons }) => reasons.some(({ kind }) => kind === 'sector')) ? null : sectorInWords(trade.code)
}

/**
 * A consultant for what was typed. Sector and size are the organisation's, and this text may be of another trade of its:
 * they order the list, but nobody is said to lack what was not asked for.
 */
const asDraftItem = (card: MatchedCard) =>
  matchItem({ ...card, missing: card.missing.filter(({ kind }) => kind !== 'sector' && kind !== 'size') })

/** Nobody is proposed before a subject is: a list made from a guess would be taken for an answer. */
const matchesFor = (subjects: string[], need: Omit<NeedToMatch, 'subjects'>) =>
  subjects.length > 0 ? matchConsultants({ ...need, subjects }) : NO_MATCHES
const NO_MATCHES = { status: 'ok', matches: [] } as const

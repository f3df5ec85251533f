import { suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { understandNeed } from '~/domain/suggestion/understand-need.server'
import { homeProvince } from '~/vocabulary/province.server'
import { communeOf } from '~/vocabulary/reference.server'
import { firstIsRight, gain, isAsked, mayAppear, mean, ndcg10, quantile, recallAt, share } from './figures'
import type { LabelledNeed, ProfileInput } from './input'
import { matchNeed } from './match-need'

export const isVague = ({ tags }: LabelledNeed) => tags.includes('vague')
export const isInScope = (need: LabelledNeed) => need.subjects.length > 0 && !isVague(need)
const isOutOfScope = (need: LabelledNeed) => need.subjects.length === 0 && !isVague(need)

const suggestedFor = (need: LabelledNeed) =>
  suggestSubjects(need.text, { sectorCode: need.sector_code, size: need.size }).map(({ subject }) => subject)

/**
 * How well subjects are suggested: Recall@k and the first place of needs in scope, those with several subjects apart;
 * refusals of both kinds; how much of what a page shows and ticks is right; what vague texts are answered; the time of
 * one suggestion.
 */
export function suggestionFigures(needs: readonly LabelledNeed[]) {
  const times: number[] = []
  const rows = needs.map((need) => {
    const began = performance.now()
    const suggested = suggestedFor(need)
    times.push(performance.now() - began)
    return { need, suggested }
  })
  const inScope = rows.filter(({ need }) => isInScope(need))
  const outOfScope = rows.filter(({ need }) => isOutOfScope(need))
  const refused = (of: typeof rows) => of.filter(({ suggested }) => suggested.length === 0).length
  return {
    suggestion: placesOf(inScope),
    severalSubjects: placesOf(inScope.filter(({ need }) => need.subjects.length > 1)),
    outOfScope: { texts: outOfScope.length, refused: refused(outOfScope), inScopeRefused: refused(inScope) },
    ...pageFigures(needs),
    suggestMilliseconds: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
  }
}

function placesOf(rows: readonly { need: LabelledNeed; suggested: string[] }[]) {
  const recall = (k: number) => mean(rows.map(({ need, suggested }) => recallAt(k, suggested, need)))
  return {
    needs: rows.length,
    recallAt1: recall(1),
    recallAt3: recall(3),
    recallAt5: recall(5),
    firstWanted: share(rows, ({ need, suggested }) => firstIsRight(suggested, need)),
    firstWantedOrAcceptable: share(rows, ({ need, suggested: [best] }) => best !== undefined && isAsked(best, need)),
  }
}

/** What a page shows and ticks, of all that is not vague; and that vague texts are asked about, with nothing ticked. */
function pageFigures(needs: readonly LabelledNeed[]) {
  const pages = needs.map((need) => {
    const { shown, ticked, questions } = understandNeed(need.text, { sectorCode: need.sector_code, size: need.size })
    return { need, shown: shown.map(({ subject }) => subject), ticked, asks: questions.length > 0 }
  })
  const told = pages.filter(({ need }) => !isVague(need))
  const precision = (of: 'shown' | 'ticked') => {
    const codes = told.flatMap(({ need, [of]: list }) => list.map((code) => isAsked(code, need)))
    return { subjects: codes.length, right: share(codes, (right) => right) }
  }
  const vague = pages.filter(({ need }) => isVague(need))
  return {
    shown: precision('shown'),
    ticked: precision('ticked'),
    vague: {
      texts: vague.length,
      withoutTicks: vague.filter(({ ticked }) => ticked.length === 0).length,
      withQuestion: vague.filter(({ asks }) => asks).length,
      both: vague.filter(({ ticked, asks }) => ticked.length === 0 && asks).length,
    },
  }
}

const OPENINGS = 20

/**
 * Each text once with each of up to twenty sentences in front of it and behind it: of the needs in scope, how many more
 * are refused and how many more lose the first place; of the others, how many are no longer refused.
 */
export function openingFigures(needs: readonly LabelledNeed[], openings: readonly string[]) {
  const sentences = openings.slice(0, OPENINGS)
  const figures = { texts: 0, refusedBefore: 0, refused: 0, firstRightBefore: 0, firstRight: 0 }
  const others = { texts: 0, refusedBefore: 0, refused: 0 }
  for (const need of needs.filter((one) => !isVague(one))) {
    const before = suggestedFor(need)
    for (const text of sentences.flatMap((sentence) => withOpening(need.text, sentence))) {
      const after = suggestedFor({ ...need, text })
      const counted = isInScope(need) ? figures : others
      counted.texts += 1
      counted.refusedBefore += Number(before.length === 0)
      counted.refused += Number(after.length === 0)
      if (!isInScope(need)) continue
      figures.firstRightBefore += Number(firstIsRight(before, need))
      figures.firstRight += Number(firstIsRight(after, need))
    }
  }
  const shareOf = (count: number) => (figures.texts === 0 ? null : Math.round((count / figures.texts) * 1000) / 1000)
  return {
    openings: {
      sentences: sentences.length,
      texts: figures.texts,
      moreRefused: figures.refused - figures.refusedBefore,
      moreRefusedShare: shareOf(figures.refused - figures.refusedBefore),
      firstLost: figures.firstRightBefore - figures.firstRight,
      firstLostShare: shareOf(figures.firstRightBefore - figures.firstRight),
      outOfScope: { texts: others.texts, fewerRefused: others.refusedBefore - others.refused },
    },
  }
}

/** A text with a sentence in front of it, and with it behind. */
export const withOpening = (text: string, sentence: string) => [`${sentence} ${text}`, `${ended(text)} ${sentence}`]

/** A text that ends with a sentence mark, so that the next sentence does not run on. */
const ended = (text: string) => (/[.!?…]\s*$/u.test(text) ? text.trimEnd() : `${text.trimEnd()}.`)

/** How well consultants are ranked for the needs in scope, and how many were shown who may not appear. */
export async function consultantFigures(needs: readonly LabelledNeed[], pool: readonly ProfileInput[]) {
  const byId = new Map(pool.map((profile) => [profile.id, profile]))
  const ndcgs: number[] = []
  let ineligibleShown = 0
  for (const need of needs.filter(isInScope)) {
    const matched = await matchNeed(need)
    if (matched.status === 'unavailable') throw new Error('search is unavailable')
    const shown = matched.matches.map((match) => byId.get(match.profileId))
    ineligibleShown += shown.filter((profile) => !profile || !mayAppear(profile)).length
    const province = (need.commune_code && communeOf(need.commune_code)?.provinceCode) || homeProvince().code
    const ndcg = ndcg10(
      shown.map((profile) => gain(profile, need, province)),
      pool.map((profile) => gain(profile, need, province)),
    )
    if (ndcg !== null) ndcgs.push(ndcg)
  }
  return { ndcgAt10: mean(ndcgs), ineligibleShown }
}

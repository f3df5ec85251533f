import { today } from '~db/clock'
import type { Actor } from '../accounts/lifecycle'
import { certificateStanding } from '../certification/lifecycle'
import { isLikeName, isSameName } from '../certification/paper-names'
import type { decidedOutcomes, outcomesToVerify } from '../certification/queries.server'
import { groupBy } from '../group-by'
import { EVIDENCE_LEVELS, levelOfGain } from '../measures/lifecycle'
import type { MeasureOutcome } from '../measures/queries.server'
import { lowerMedian } from '../median'
import { decidedIn, documentsDecidedIn, measuresDecidedIn } from './certificates.server'
import { LISTED_RESULTS, type ListedResult, type Narrowing, STANDINGS } from './narrowing'
import type { Scope } from './scope'

type Paper = Pick<ReturnType<typeof outcomesToVerify>[number], 'certificate'>

const standingOf = ({ certificate }: Paper) => certificateStanding(certificate, today())
const levelOf = ({ measure }: Pick<MeasureOutcome, 'measure'>) =>
  levelOfGain(measure.baseline.level, measure.after!.level)

/** Certificates of those that are asked for; a body in another spelling, or by more or fewer of its words, may be the same. */
export const papersNarrowed = <P extends Paper>(papers: readonly P[], { kind, standing, body, ...of }: Narrowing) =>
  (kind && kind !== 'certificate') || of.indicator || of.level
    ? []
    : papers.filter(
        (one) =>
          (!standing || standingOf(one) === standing) && (!body || isLikeName(one.certificate.issuingBody, body)),
      )

/** The same of measures. */
export const measuresNarrowed = <M extends MeasureOutcome>(
  measures: readonly M[],
  { kind, indicator, level, ...of }: Narrowing,
) =>
  (kind && kind !== 'measure') || of.standing || of.body
    ? []
    : measures.filter(
        (one) => (!indicator || one.measure.indicatorId === indicator) && (!level || levelOf(one) === level),
      )

/** The same of documents. */
export const documentsNarrowed = <D>(documents: D[], { kind, standing, body, indicator, level }: Narrowing) =>
  (kind && kind !== 'document') || standing || body || indicator || level ? [] : documents

/** What results that a department verified in scope are, each figure the length of its list; levels of evidence are never put together. */
export function resultFigures(actor: Actor, scope: Scope, papers: Papers = decidedIn(actor, 'verified', scope)) {
  const measures = measuresDecidedIn(actor, 'verified', scope)
  const counts: Record<ListedResult, number> = {
    certificate: papers.length,
    measure: measures.length,
    document: documentsDecidedIn(actor, 'verified', scope).length,
  }
  return {
    kinds: LISTED_RESULTS.map((kind) => ({ kind, count: counts[kind] })),
    standings: STANDINGS.map((standing) => ({
      standing,
      count: papers.filter((one) => standingOf(one) === standing).length,
    })),
    levels: EVIDENCE_LEVELS.map((level) => ({
      level,
      count: measures.filter((one) => levelOf(one) === level).length,
    })),
    gains: gainsOf(measures),
  }
}
type Papers = ReturnType<typeof decidedOutcomes>
export type ResultFigures = ReturnType<typeof resultFigures>

/**
 * Of each indicator at each level: how many measures, at how many enterprises, and the median of their gains, one an enterprise; null
 * where there was nothing before to compare with. Worse ones count like better ones.
 */
function gainsOf(measures: readonly MeasureOutcome[]) {
  const groups = groupBy(measures, (one) => `${one.measure.indicatorId} ${levelOf(one)}`)
  return [...groups.values()]
    .map((group) => {
      const { measure } = group[0]!
      const places = groupBy(group, ({ enterpriseId }) => enterpriseId)
      const medians = [...places.values()].flatMap(
        (own) => lowerMedian(own.flatMap(({ measure: { gain } }) => gain ?? [])) ?? [],
      )
      return {
        indicator: measure.indicator,
        level: levelOf(group[0]!),
        measures: group.length,
        places: places.size,
        median: lowerMedian(medians),
      }
    })
    .sort(
      (a, b) =>
        a.indicator.id.localeCompare(b.indicator.id, 'en') ||
        EVIDENCE_LEVELS.indexOf(a.level) - EVIDENCE_LEVELS.indexOf(b.level),
    )
}

/** The bodies that gave some certificates, in the spelling used most, each with how many of these may be its own, most first. */
export function bodiesOf(papers: readonly Paper[]) {
  const names = papers.map(({ certificate }) => certificate.issuingBody)
  const spelled = [...groupBy(names, (name) => name)].sort(([, a], [, b]) => b.length - a.length)
  const bodies = spelled
    .map(([name]) => name)
    .filter((name, place, all) => all.findIndex((other) => isSameName(other, name)) === place)
  return bodies
    .map((body) => ({ body, count: papersNarrowed(papers, { body }).length }))
    .sort((a, b) => b.count - a.count || a.body.localeCompare(b.body, 'vi'))
}

import { MAX_MEMBERS, MIN_MEMBERS } from './lifecycle'

/** An open need as far as it decides who may share a consultant; `areas`: the commune, and what it lay in together with its neighbours. */
export type Near = { id: string; organisationId: string; subjects: readonly string[]; areas: readonly string[] }

/** Needs for one subject in one area, each of another enterprise. */
export type Cluster<N extends Near = Near> = { subject: string; area: string; needs: N[] }

/**
 * Groups that could be: of each subject the area with the most enterprises first, no need twice in one subject. The first need of an
 * enterprise counts. The largest come first.
 */
export function clustersOf<N extends Near>(needs: readonly N[]): Cluster<N>[] {
  const subjects = [...new Set(needs.flatMap((need) => need.subjects))].sort()
  const all = subjects.flatMap((subject) =>
    ofSubject(
      subject,
      needs.filter((need) => need.subjects.includes(subject)),
    ),
  )
  return all.sort((a, b) => b.needs.length - a.needs.length)
}

function ofSubject<N extends Near>(subject: string, needs: readonly N[]): Cluster<N>[] {
  const largest = [...new Set(needs.flatMap(({ areas }) => areas))]
    .map((area) => ({ subject, area, needs: eachOnce(needs.filter(({ areas }) => areas.includes(area))) }))
    .reduce<Cluster<N> | null>((best, one) => (one.needs.length > (best?.needs.length ?? 0) ? one : best), null)
  if (!largest || largest.needs.length < MIN_MEMBERS) return []
  const taken = new Set(largest.needs.map(({ organisationId }) => organisationId))
  return [
    largest,
    ...ofSubject(
      subject,
      needs.filter(({ organisationId }) => !taken.has(organisationId)),
    ),
  ]
}

function eachOnce<N extends Near>(needs: readonly N[]): N[] {
  const first = new Map<string, N>()
  for (const need of needs) if (!first.has(need.organisationId)) first.set(need.organisationId, need)
  return [...first.values()].slice(0, MAX_MEMBERS)
}

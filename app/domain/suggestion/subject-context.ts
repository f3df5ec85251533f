import { z } from 'zod'
import file from '~/vocabulary/data/subject-context.json'

/** What is known of an enterprise beside its words. */
export type SubjectContext = {
  /** VSIC, any level. */
  sectorCode?: string | null
  size?: string | null
  /** How much more or less each subject fits, by the answers to questions; 1 where they say nothing. */
  answered?: ReadonlyMap<string, number>
  /** Subjects that answers lead to by themselves. */
  led?: readonly string[]
}

const rules = z
  .object({
    typicalSector: z.number(),
    anySector: z.number(),
    sizes: z.array(
      z.object({ sizes: z.array(z.string()), subjects: z.array(z.string()), factor: z.number(), reason: z.string() }),
    ),
  })
  .parse(file)

/**
 * How much more or less a subject is asked for by an enterprise of this sector and size. Weak: it decides between two
 * that fit alike, leaves none out, and is 1 where nothing is known.
 */
export function subjectFactor(
  subject: { code: string; typicalSectors: readonly string[] },
  { sectorCode, size, answered }: SubjectContext,
): number {
  const bySize = rules.sizes
    .filter(({ sizes, subjects }) => size && sizes.includes(size) && subjects.includes(subject.code))
    .reduce((factor, rule) => factor * rule.factor, 1)
  return sectorFactor(subject.typicalSectors, sectorCode) * bySize * (answered?.get(subject.code) ?? 1)
}

function sectorFactor(typicalSectors: readonly string[], sectorCode?: string | null): number {
  if (!sectorCode) return 1
  if (typicalSectors.includes(sectorCode.slice(0, 2))) return rules.typicalSector
  return typicalSectors.includes('*') ? rules.anySector : 1
}

import { LISTED_RESULTS, type Narrowing, STANDINGS } from '~/domain/programme/narrowing'
import { EVIDENCE_LEVELS } from '~/domain/measures/lifecycle'
import { indicatorOf } from '~/vocabulary/indicators'

const NAMES = ['kind', 'standing', 'body', 'indicator', 'level'] as const
const MOST = 300

/** Which results an address asks for; what there is not is left out, and the page says so (`isLeftOut`). */
export function readNarrowing(request: Request): { narrowing: Narrowing; isLeftOut: boolean } {
  const query = new URL(request.url).searchParams
  const asked = (name: (typeof NAMES)[number]) => query.get(name)?.trim() ?? ''
  const one = <Code extends string>(codes: readonly Code[], value: string) => codes.find((code) => code === value)
  const found: Narrowing = {
    kind: one(LISTED_RESULTS, asked('kind')),
    standing: one(STANDINGS, asked('standing')),
    body: asked('body').slice(0, MOST) || undefined,
    indicator: indicatorOf(asked('indicator'))?.id,
    level: one(EVIDENCE_LEVELS, asked('level')),
  }
  const narrowing = Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined)) as Narrowing
  return { narrowing, isLeftOut: NAMES.some((name) => asked(name) !== '' && narrowing[name] === undefined) }
}

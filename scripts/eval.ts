import { optionsOf } from './runtime/command'
import { consultantFigures, openingFigures, suggestionFigures } from './matching/evaluate'
import { importProfiles } from './matching/import-profiles'
import { readLabelledNeeds, readOpenings, readProfiles } from './matching/input'
import { type EngineName, withSearch } from './matching/throwaway'
import { withReferenceOnly } from './matching/throwaway-database'
import { OperatorError } from './runtime/faults'
import { type Variant, variantOf, VARIANTS } from './matching/variants'

const USAGE = 'npm run -s eval -- --needs FILE[,FILE] --profiles FILE [--openings FILE]'
const { values } = optionsOf(USAGE, {
  options: { needs: { type: 'string' }, profiles: { type: 'string' }, openings: { type: 'string' } },
})
if (!values.needs || !values.profiles) throw new OperatorError(`Usage: ${USAGE}`)

const files = values.needs.split(',').map((file) => ({ file, needs: readLabelledNeeds(file) }))
const profiles = readProfiles(values.profiles)
const openings = values.openings === undefined ? [] : readOpenings(values.openings)

const suggestions = withReferenceOnly(() =>
  files.map(({ needs }) => byVariant((variant) => suggestionFigures(variantOf(needs, variant)))),
)
const opened = withReferenceOnly(() =>
  files.map(({ needs }) => (openings.length > 0 ? openingFigures(needs, openings) : {})),
)
const engines = { meilisearch: await consultantsBy('meilisearch'), embedded: await consultantsBy('embedded') }

console.log(
  JSON.stringify(
    files.map(({ file, needs }, i) => {
      const { plain, ...variants } = byVariant((variant) => ({
        ...suggestions[i]![variant],
        consultants: engines.meilisearch[i]![variant],
      }))
      const { embedded, meilisearch } = engines
      return {
        file,
        needs: needs.length,
        ...plain,
        ...opened[i],
        ...variants,
        engines: { meilisearch: meilisearch[i], embedded: embedded[i] },
      }
    }),
    null,
    2,
  ),
)

/** The files' figures of consultants, each by variant, as one engine finds them. */
async function consultantsBy(engine: EngineName) {
  return withSearch({ engine, fill: () => importProfiles(profiles) }, async () => {
    const all = []
    for (const { needs } of files) {
      const figures = {} as Record<Variant, Awaited<ReturnType<typeof consultantFigures>>>
      for (const variant of VARIANTS) figures[variant] = await consultantFigures(variantOf(needs, variant), profiles)
      all.push(figures)
    }
    return all
  })
}

function byVariant<T>(figuresOf: (variant: Variant) => T): Record<Variant, T> {
  return {
    plain: figuresOf('plain'),
    withoutDiacritics: figuresOf('withoutDiacritics'),
    withTypo: figuresOf('withTypo'),
  }
}

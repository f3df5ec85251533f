import { optionsOf } from './runtime/command'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readLabelledNeeds } from './matching/input'
import { withReferenceOnly } from './matching/throwaway-database'
import { some } from './runtime/shaped'
import { compoundTerms } from './training/compound-terms'
import { learn } from './training/learn'
import { markOf, trainingRows } from './training/rows'
import { sharpnessOf } from './training/sharpness'
import { writtenWeights } from './training/write-weights'

const FILE = path.join(import.meta.dirname, '../app/vocabulary/data/subject-weights.json')

const { values } = optionsOf('npm run train [-- --also FILE]', { options: { also: { type: 'string' } } })

/** What people confirmed, as `npm run export-learning` prints it. */
const confirmed =
  values.also === undefined
    ? []
    : some(
        values.also,
        'needs with subjects',
        readLabelledNeeds(values.also).filter(({ subjects }) => subjects.length > 0),
      ).map(({ text, subjects }) => ({ text, labels: subjects, also: [] }))
const rows = withReferenceOnly(() => trainingRows(confirmed))
const learned = learn(rows)
const text = writtenWeights(learned, {
  source: 'npm run train, from scripts/training/rows, subject-phrases.json, other-matters.json and the subjects’ names',
  rows: markOf(rows),
  sharpness: sharpnessOf(rows),
  compounds: compoundTerms(rows),
})
const before = readFileSync(FILE, 'utf8')
writeFileSync(FILE, text)
console.log(
  `${rows.length} rows, ${learned.terms.length} terms, ${before === text ? 'the same weights' : 'new weights'}`,
)

import '../runtime/command'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { optionsOf } from '../runtime/command'
import { OperatorError } from '../runtime/faults'

const USAGE = 'npm run -s walk -- [--runs 10000] [--year NEEDS] [--seed N]'

const text = { type: 'string' } as const
const { values } = optionsOf(USAGE, { options: { runs: text, year: text, seed: text } })
const year = Number(values.year ?? 0)
const runs = Number(values.runs ?? (values.year === undefined ? 10_000 : 0))
if (![runs, year].every(Number.isInteger) || runs + year < 1)
  throw new OperatorError(`--runs, --year: a whole number. ${USAGE}`)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
/** Needs of one database, so that looking at a need stays as quick as at the first. */
const AT_ONCE = 500

/** A data folder of its own: what the operator has is not touched. */
const folder = mkdtempSync(path.join(tmpdir(), 'nhip-cau-walk-'))
Object.assign(process.env, { DATA_DIR: folder })
delete process.env.MEILI_URL

const { default: fc } = await import('fast-check')
const { migrateDatabase } = await import('~db/migrate')
const { loadReference } = await import('~db/reference')
const { closeDatabase } = await import('~db/connection')
const { consultant, department } = await import('~tests/scenarios')
const { sequences, walk, workSequences } = await import('~tests/scenarios/walk')

try {
  for (let walked = 0; walked < runs; walked += AT_ONCE) {
    process.env.DATABASE_FILE = path.join(folder, `walk-${walked}.sqlite`)
    migrateDatabase()
    loadReference()
    const officer = department()
    const consultants = Array.from({ length: 7 }, () => consultant({ checkedBy: officer }))
    const numRuns = Math.min(AT_ONCE, runs - walked)
    const ofNeeds = fc.property(sequences, (steps) => void walk(steps, consultants, officer))
    fc.assert(ofNeeds, { numRuns: Math.ceil(numRuns / 2), seed: seed + walked })
    const ofWork = fc.property(workSequences, (steps) => void walk(steps, consultants, officer, true))
    fc.assert(ofWork, { numRuns: Math.floor(numRuns / 2), seed: seed + walked })
    closeDatabase()
  }
  if (year > 0) await countYear()
  if (runs > 0) console.log(`${runs} sequences walked from seed ${seed}: what must hold held after every step.`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** A random year of needs, whose every figure must be what plain SQL counts. */
async function countYear() {
  const { at } = await import('~db/clock')
  const { randomYear, YEAR_END } = await import('~tests/scenarios/random-year')
  const { reconciled } = await import('~tests/scenarios/reconcile')
  process.env.DATABASE_FILE = path.join(folder, 'year.sqlite')
  migrateDatabase()
  loadReference()
  const officer = randomYear(year, seed)
  const { compared, differing } = at(YEAR_END, () => reconciled(officer))
  closeDatabase()
  if (differing.length > 0) throw new OperatorError(`seed ${seed}: ${differing.slice(0, 5).join('; ')}`)
  console.log(`${year} needs of seed ${seed}: ${compared} figures compared, none differs.`)
}

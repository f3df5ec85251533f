import { beforeAll, expect, it } from 'vitest'
import { figuresBy, programmeFigures } from '~/domain/programme/counting.server'
import { FIGURES } from '~/domain/programme/figures'
import { inRow } from '~/domain/reporting/counted'
import { reportRecords } from '~/domain/reporting/records.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { needFlow } from '~db/schema'
import { randomYear, YEAR_END } from '~tests/scenarios/random-year'
import { reconciled } from '~tests/scenarios/reconcile'
import { freshDatabase } from '~tests/support/database'

beforeAll(freshDatabase)

it('the figures of random years are what plain SQL counts, in every cut and row (npm run -s walk -- --year does 2,000 needs)', () => {
  const officer = randomYear(120, 14)
  at(YEAR_END, () => {
    const figures = programmeFigures(officer)
    for (const name of FIGURES) expect(figures[name], name).toBeGreaterThan(8)
    const { compared, differing } = reconciled(officer)
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(1_200)
    const { received } = reportRecords(officer.provinceCode!, { from: '2025-01-01', to: '2025-12-31' })
    expect(received, 'the yearly report').toHaveLength(programmeFigures(officer, { year: 2025 }).needs)
    for (const row of figuresBy(officer, 'commune', { year: 2025 }))
      expect(inRow(received, 'commune', row.code), row.code).toHaveLength(row.needs)
  })
  db.update(needFlow).set({ repliedAt: null, communeCode: null }).run()
  at(YEAR_END, () => expect(reconciled(officer).differing.length).toBeGreaterThan(10))
  freshDatabase()
}, 120_000)

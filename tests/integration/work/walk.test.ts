import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { consultant, department } from '~tests/scenarios'
import { ACTIONS, sequences, type Step, walk } from '~tests/scenarios/walk'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const RUNS = 100

it('keeps what must always hold of a need, whatever its sides do in whatever order (npm run walk does it longer)', () => {
  const officer = department()
  const consultants = Array.from({ length: 7 }, () => consultant({ checkedBy: officer }))
  const done = new Set<Step['action']>()
  const property = fc.property(sequences, (steps) => {
    for (const action of walk(steps, consultants)) done.add(action)
  })
  // A seed that comes to all of them.
  fc.assert(property, { numRuns: RUNS, seed: 4 })
  // Whatever may be done was done in some order; what nobody read is never chosen.
  expect([...done].sort()).toEqual(ACTIONS.filter((action) => action !== 'award_unread').sort())
}, 60_000)

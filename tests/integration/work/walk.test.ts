import fc from 'fast-check'
import { beforeEach, expect, it } from 'vitest'
import { consultant, department } from '~tests/scenarios'
import { ACTIONS, sequences, walk, WORK_ACTIONS, workSequences } from '~tests/scenarios/walk'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const RUNS = 100
/** Of work that has begun nearly every step does something. */
const WORK_RUNS = 25

type Runs = { numRuns: number; seed: number; isBegun: boolean }

/** What was done in sequences of a seed that comes to all of it. */
function doneIn(steps: typeof sequences, { numRuns, seed, isBegun }: Runs): string[] {
  const officer = department()
  const consultants = Array.from({ length: 7 }, () => consultant({ checkedBy: officer }))
  const done = new Set<string>()
  const property = fc.property(steps, (sequence) => {
    for (const action of walk(sequence, consultants, officer, isBegun)) done.add(action)
  })
  fc.assert(property, { numRuns, seed })
  return [...done].sort()
}

it('keeps what must always hold of a need, whatever its sides do in whatever order (npm run walk does it longer)', () => {
  // What nobody read is never chosen.
  expect(doneIn(sequences, { numRuns: RUNS, seed: 4, isBegun: false })).toEqual(
    ACTIONS.filter((action) => action !== 'award_unread').sort(),
  )
}, 60_000)

it('keeps it of work that has begun, paused, disputed, ended or paid in whatever order', () => {
  expect(doneIn(workSequences, { numRuns: WORK_RUNS, seed: 7, isBegun: true })).toEqual([...WORK_ACTIONS].sort())
}, 60_000)

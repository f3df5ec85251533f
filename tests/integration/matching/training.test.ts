import { beforeAll, describe, expect, it } from 'vitest'
import { learnedWeights } from '~/domain/suggestion/learned/weights'
import { subjectList } from '~/vocabulary/reference.server'
import { freshDatabase } from '~tests/support/database'
import { learn } from '../../../scripts/training/learn'
import { markOf, trainingRows, writtenRows } from '../../../scripts/training/rows'
import { writtenWeights } from '../../../scripts/training/write-weights'

beforeAll(freshDatabase)

describe('the learned weights', () => {
  it('are those of the rows and phrases as they stand: after a change of either, `npm run train`', () => {
    expect(learnedWeights().mark).toBe(markOf(trainingRows()))
  })

  it('know every subject on offer, and the rows name no other', () => {
    const codes = subjectList().map(({ code }) => code)
    expect(codes.filter((code) => !learnedWeights().classes.includes(code))).toEqual([])
    const named = new Set(writtenRows().flatMap(({ labels, also }) => [...labels, ...also]))
    const ours = [...named].filter((label) => !label.startsWith('_') && !label.startsWith('other_'))
    expect(ours.filter((code) => !codes.includes(code))).toEqual([])
  })

  it('come out the same, whenever the same rows are learned', () => {
    const rows = writtenRows().filter((_, i) => i % 20 === 0)
    const write = () => writtenWeights(learn(rows), {})
    expect(write()).toBe(write())
  })
})

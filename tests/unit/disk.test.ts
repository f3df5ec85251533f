import { expect, it } from 'vitest'
import { FULL, LOW, stateOf } from '~/admin/disk.server'

it('a disk is low before it is full', () => {
  expect([LOW, LOW - 1, FULL, FULL - 1, 0].map(stateOf)).toEqual(['ok', 'low', 'low', 'full', 'full'])
})

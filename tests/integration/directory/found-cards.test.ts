import { expect, it } from 'vitest'
import { isMarked, markedAs } from '~/domain/discovery/found-cards.server'

it.each([
  ['Sấy chè khô', 'Sấy ⟦chè⟧ khô', 'Sấy ⟦chè⟧ khô'],
  ['Sấy chè tươi', 'Sấy ⟦chè⟧ khô', 'Sấy chè tươi'],
  ['Sấy ⟦chè⟧ khô', 'Sấy ⟦⟦chè⟧⟧ khô', 'Sấy chè khô'],
  ['⟦Số một⟧', undefined, 'Số một'],
])('of “%s” and the index’s “%s” is shown “%s”: only a search marks words', (truth, copy, shown) => {
  expect(markedAs(truth, copy)).toBe(shown)
  expect(isMarked(markedAs(truth, truth))).toBe(false)
})

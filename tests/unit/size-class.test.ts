import { describe, expect, it } from 'vitest'
import { sizeClass } from '~/domain/accounts/size-class'

const farm = { section: 'A', employees: 10, revenueBillion: 3, capitalBillion: null }
const shop = { section: 'G', employees: 10, revenueBillion: 10, capitalBillion: null }

describe('size class (Decree 80/2021/NĐ-CP Art. 5)', () => {
  it.each([
    ['micro', 10, 3, 100],
    ['small', 11, 3, 3],
    ['small', 100, 50, 999],
    ['small', 100, 999, 20],
    ['medium', 101, 1, 1],
    ['medium', 200, 200, 999],
    ['medium', 200, 999, 100],
    ['large', 201, 1, 1],
    ['large', 200, 201, 101],
  ] as const)(
    'production: %s with %i people, revenue %d, capital %d',
    (size, employees, revenueBillion, capitalBillion) => {
      for (const section of ['A', 'B', 'C', 'D', 'E', 'F'])
        expect(sizeClass({ section, employees, revenueBillion, capitalBillion })).toBe(size)
    },
  )

  it.each([
    ['micro', 10, 10, 999],
    ['small', 50, 100, 999],
    ['small', 50, 999, 50],
    ['medium', 51, 1, 1],
    ['medium', 100, 300, 999],
    ['large', 101, 1, 1],
    ['large', 100, 301, 101],
  ] as const)(
    'trade, services: %s with %i people, revenue %d, capital %d',
    (size, employees, revenueBillion, capitalBillion) => {
      for (const section of ['G', 'I', 'V'])
        expect(sizeClass({ section, employees, revenueBillion, capitalBillion })).toBe(size)
    },
  )

  it('is enough with either revenue or capital', () => {
    expect(sizeClass(farm)).toBe('micro')
    expect(sizeClass({ ...shop, revenueBillion: null, capitalBillion: 3 })).toBe('micro')
  })

  it('is not told while figures are missing', () => {
    expect(sizeClass({ ...farm, section: null })).toBeNull()
    expect(sizeClass({ ...farm, employees: null })).toBeNull()
    expect(sizeClass({ ...farm, revenueBillion: null })).toBeNull()
  })
})

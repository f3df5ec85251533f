import { describe, expect, it } from 'vitest'
import { directoryAddress, directoryQuery } from '~/domain/discovery/search-query'

const query = (address: string) => directoryQuery(new URLSearchParams(address))

describe('the address of a search', () => {
  it('holds words, filters and page, and gives them back', () => {
    const address = '/consultants?q=iso+9001&subject=ISO-9001&subject=5S&language=th-tai&page=2'
    expect(directoryAddress(query(address.split('?')[1]!))).toBe(address)
  })

  it('that says nothing is the plain page', () => {
    expect(directoryAddress(query('q=+&page=1'))).toBe('/consultants')
  })

  it('is read with what makes no sense left out', () => {
    expect(query(`page=x&subject=&subject=5S&subject=5S&kind=${'k'.repeat(99)}`)).toMatchObject({
      page: 1,
      chosen: { subject: ['5S'], kind: [] },
    })
    expect(query(`q=${'a'.repeat(900)}`).text).toHaveLength(200)
    expect(query('page=-4').page).toBe(1)
  })
})

import { expect, it } from 'vitest'
import { agreementOf } from '~/domain/learning/agreement'

it('counts what was kept, removed and added, by subject', () => {
  const agreement = agreementOf([
    { suggested: ['TPM', '5S'], confirmed: ['TPM'] },
    { suggested: ['TPM'], confirmed: ['LEAN'] },
    { suggested: [], confirmed: ['HACCP'] },
  ])
  expect(agreement).toMatchObject({ judged: 3, withSuggestion: 2, firstKept: 1 })
  expect(agreement.subjects).toEqual([
    { subject: 'TPM', suggested: 2, first: 2, kept: 1, added: 0 },
    { subject: '5S', suggested: 1, first: 0, kept: 0, added: 0 },
    { subject: 'HACCP', suggested: 0, first: 0, kept: 0, added: 1 },
    { subject: 'LEAN', suggested: 0, first: 0, kept: 0, added: 1 },
  ])
})

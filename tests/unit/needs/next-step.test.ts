import { expect, it } from 'vitest'
import { nextNeedStep } from '~/domain/needs/next-step'

const sent = (dueOn: '2026-03-02' | '2026-03-09') => ({ status: 'sent', dueOn }) as const
const proposed = { status: 'proposed', dueOn: '2026-03-02' } as const
const declined = { status: 'declined', dueOn: '2026-03-02' } as const

it('waits for its enterprise to publish it, to invite somebody, and to compare what was proposed', () => {
  expect(nextNeedStep('draft', [])).toEqual({ kind: 'publish' })
  expect(nextNeedStep('published', [])).toEqual({ kind: 'invite' })
  expect(nextNeedStep('published', [declined])).toEqual({ kind: 'invite' })
  expect(nextNeedStep('published', [proposed, sent('2026-03-09')])).toEqual({
    kind: 'compare',
    proposals: 1,
  })
})

it('waits for whoever was invited, until the last of their days', () => {
  const requests = [sent('2026-03-09'), declined, sent('2026-03-02')]
  expect(nextNeedStep('published', requests)).toEqual({ kind: 'wait', waiting: 2, until: '2026-03-09' })
})

it('is over once somebody is chosen or it is closed', () => {
  expect(nextNeedStep('closed', [declined])).toEqual({ kind: 'closed' })
})

import { expect, it } from 'vitest'
import { PROPOSAL_STATUSES, REQUEST_STATUSES } from '~/domain/proposals/lifecycle'
import { nextRequestStep, type RequestStanding } from '~/domain/proposals/next-step'

const TODAY = '2026-11-20'
const SENT: RequestStanding = {
  status: 'sent',
  needStatus: 'published',
  isInterested: false,
  dueOn: '2026-11-24',
  proposal: null,
  chooseBy: null,
}
const OFFERED: RequestStanding = {
  ...SENT,
  status: 'proposed',
  proposal: { status: 'submitted', validUntil: '2026-11-20', partnerLeft: false },
  chooseBy: '2026-12-01',
}

it('is the consultant’s until they answer, the enterprise’s until it chooses, the consultant’s again once an offer has lapsed or lost its partner', () => {
  expect(nextRequestStep(SENT, TODAY)).toEqual({ kind: 'answer', actor: 'consultant', dueOn: '2026-11-24' })
  expect(nextRequestStep({ ...SENT, isInterested: true }, TODAY)).toMatchObject({ kind: 'offer', dueOn: '2026-11-24' })
  expect(nextRequestStep(OFFERED, TODAY)).toEqual({ kind: 'choose', actor: 'enterprise', dueOn: '2026-12-01' })
  expect(nextRequestStep(OFFERED, '2026-11-21')).toEqual({ kind: 'renew', actor: 'consultant', dueOn: '2026-12-01' })
  // Valid until a Friday after the day of choosing: three working days end on Wednesday.
  expect(nextRequestStep({ ...OFFERED, chooseBy: '2026-11-10' }, '2026-11-21')).toMatchObject({ dueOn: '2026-11-25' })
  const left = { status: 'submitted', validUntil: null, partnerLeft: true } as const
  expect(nextRequestStep({ ...OFFERED, proposal: left }, TODAY)).toMatchObject({ kind: 'renew', actor: 'consultant' })
  const open = { status: 'submitted', validUntil: null, partnerLeft: false } as const
  expect(nextRequestStep({ ...OFFERED, proposal: open }, '2027-11-21')).toMatchObject({ kind: 'choose' })
})

it('is nobody’s where the need is not open, or the request is over', () => {
  const wrong: unknown[] = []
  for (const status of REQUEST_STATUSES) {
    for (const needStatus of ['draft', 'published', 'closed']) {
      for (const offered of [null, ...PROPOSAL_STATUSES]) {
        const proposal = offered && { status: offered, validUntil: null, partnerLeft: false }
        const step = nextRequestStep({ ...OFFERED, status, needStatus, proposal }, TODAY)
        const isOpen =
          needStatus === 'published' &&
          offered !== 'awarded' &&
          (status === 'sent' || (status === 'proposed' && offered === 'submitted'))
        if ((step.actor !== null) !== isOpen || (step.dueOn !== null) !== isOpen) wrong.push([status, needStatus, step])
      }
    }
  }
  expect(wrong).toEqual([])
})

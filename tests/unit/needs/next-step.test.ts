import { describe, expect, it } from 'vitest'
import { addDays, type Day } from '~/domain/days'
import { NEED_STATUSES } from '~/domain/needs/lifecycle'
import { type Asked, type NeedStep, nextNeedStep } from '~/domain/needs/next-step'
import { ANSWER_DAYS, CHOICE_DAYS, REQUEST_STATUSES, type RequestStatus } from '~/domain/proposals/lifecycle'

const TODAY: Day = '2026-11-20'
const asked = (status: RequestStatus, sentOn: Day, change: Partial<Asked> = {}): Asked => ({
  status,
  sentOn,
  dueOn: addDays(sentOn, ANSWER_DAYS),
  answeredOn: null,
  withdrawnOn: null,
  validUntil: null,
  ...change,
})
const sent = (sentOn: Day, dueOn: Day = addDays(sentOn, ANSWER_DAYS)) => asked('sent', sentOn, { dueOn })
const proposed = asked('proposed', '2026-11-10', { answeredOn: '2026-11-12' })
const declined = asked('declined', '2026-11-10', { answeredOn: '2026-11-12' })
type Wave = { on: Day; wanted: number } | null
const awaited = (requests: readonly Asked[], interests: readonly Day[] = [], nextWave: Wave = null) => ({
  openSince: '2026-10-20' as const,
  requests,
  interests,
  nextWave,
})
const stepOf = (...requests: Asked[]) => nextNeedStep('published', awaited(requests), TODAY)

it('waits for its enterprise to publish it, to invite somebody, and to compare what was proposed', () => {
  expect(nextNeedStep('draft', awaited([]), TODAY)).toMatchObject({ kind: 'publish', actor: 'enterprise' })
  for (const requests of [[], [declined], [asked('withdrawn', '2026-11-10')]])
    expect(stepOf(...requests)).toMatchObject({ kind: 'invite', actor: 'enterprise' })
  expect(stepOf(proposed, sent('2026-11-01'))).toEqual({
    kind: 'compare',
    actor: 'enterprise',
    count: 1,
    dueOn: addDays('2026-11-12', CHOICE_DAYS),
  })
})

it('counts as to be compared only what still holds, and waits for a new version of what holds no more', () => {
  const lapsed = (validUntil: Day) => ({ ...proposed, validUntil })
  expect(stepOf(proposed, lapsed('2026-11-18'))).toMatchObject({ kind: 'compare', count: 1 })
  expect(stepOf(lapsed(TODAY))).toMatchObject({ kind: 'compare', count: 1 })
  // Both days are the consultant's: the fourteen of the choice, and three working ones from the last that it held.
  expect(stepOf(lapsed('2026-11-18'), lapsed('2026-11-19'), sent('2026-11-17'))).toEqual({
    kind: 'renew',
    actor: 'consultant',
    count: 2,
    dueOn: addDays('2026-11-12', CHOICE_DAYS),
  })
  const old = { ...lapsed('2026-11-13'), answeredOn: '2026-10-20' as const }
  expect(stepOf(old)).toMatchObject({ kind: 'renew', actor: 'enterprise', dueOn: '2026-11-18' })
  expect(stepOf(old, sent('2026-10-22'))).toMatchObject({ kind: 'late' })
})

it('says until when somebody is to be invited: working days since it was opened, or since the last answer', () => {
  // Tuesday; the five working days end on the next one.
  expect(stepOf()).toMatchObject({ kind: 'invite', dueOn: '2026-10-27' })
  expect(stepOf(declined, asked('withdrawn', '2026-11-02', { withdrawnOn: '2026-11-03' }))).toMatchObject({
    kind: 'invite',
    dueOn: '2026-11-19',
  })
})

it('waits for whoever was invited, until the last of their days has ended', () => {
  const requests = [sent('2026-11-17'), declined, sent('2026-11-13')]
  expect(stepOf(...requests)).toEqual({ kind: 'wait', actor: 'consultant', count: 2, dueOn: '2026-11-24' })
  expect(stepOf(sent('2026-11-13'))).toMatchObject({ kind: 'wait', dueOn: TODAY })
})

describe('an invitation whose day has ended', () => {
  it('is the enterprise’s turn, though others have days left', () => {
    const late = stepOf(sent('2026-11-12'), sent('2026-10-22'), sent('2026-11-17'))
    expect(late).toEqual({ kind: 'late', actor: 'enterprise', count: 2, dueOn: '2026-10-29' })
  })

  it('is the consultant’s again after a reminder, for its working days', () => {
    expect(stepOf(sent('2026-10-22', '2026-11-23'))).toMatchObject({ kind: 'wait', dueOn: '2026-11-23' })
    expect(stepOf(sent('2026-10-22', '2026-11-19'))).toMatchObject({ kind: 'late', dueOn: '2026-11-19' })
  })
})

it('waits for its enterprise to answer who is interested uninvited, where nothing else waits for it', () => {
  // Friday; the five working days end on the next one.
  const interests: Day[] = ['2026-11-18', '2026-11-13']
  const answer = { kind: 'interest', actor: 'enterprise', count: 2, dueOn: TODAY }
  for (const requests of [[], [declined], [sent('2026-11-17')]])
    expect(nextNeedStep('published', awaited(requests, interests), TODAY)).toEqual(answer)
  for (const [requests, kind] of [
    [[sent('2026-11-01')], 'late'],
    [[proposed], 'compare'],
  ] as const)
    expect(nextNeedStep('published', awaited(requests, interests), TODAY)).toMatchObject({ kind })
  expect(nextNeedStep('closed', awaited([], interests), TODAY)).toMatchObject({ kind: 'closed' })
})

it('waits for the system while the next wave of invitations is to come, unless the enterprise has something to do', () => {
  const wave = { on: '2026-11-23', wanted: 3 } as const
  const next = { kind: 'waves', actor: 'system', wanted: 3, dueOn: '2026-11-23' }
  for (const requests of [[declined], [sent('2026-11-18')]])
    expect(nextNeedStep('published', awaited(requests, [], wave), TODAY)).toEqual(next)
  for (const [requests, interests, kind] of [
    [[sent('2026-11-01')], [], 'late'],
    [[proposed], [], 'compare'],
    [[declined], [TODAY], 'interest'],
  ] as const)
    expect(nextNeedStep('published', awaited(requests, interests, wave), TODAY)).toMatchObject({ kind })
  expect(nextNeedStep('closed', awaited([], [], wave), TODAY)).toMatchObject({ kind: 'closed' })
})

it('is over once somebody is chosen or it is closed', () => {
  expect(nextNeedStep('closed', awaited([declined]), TODAY)).toMatchObject({ kind: 'closed', actor: null })
})

it('has, in every state, one who acts unless it is over, and a day that has passed only where that one is the enterprise', () => {
  const days: [Day, Day][] = [
    ['2026-11-18', '2026-11-25'],
    ['2026-10-22', '2026-10-29'],
    ['2026-10-22', '2026-11-23'],
    ['2026-10-22', '2026-11-12'],
  ]
  const one = REQUEST_STATUSES.flatMap((status) =>
    days.map(([sentOn, dueOn]) => {
      const offered = status === 'proposed' ? { answeredOn: sentOn, validUntil: addDays(dueOn, -3) } : {}
      return asked(status, sentOn, { dueOn, ...offered })
    }),
  )
  const combinations = [[], ...one.map((a) => [a]), ...one.flatMap((a) => one.map((b) => [a, b]))]
  expect(combinations).toHaveLength(1 + 20 + 400)
  const wrong: unknown[] = []
  for (const status of NEED_STATUSES) {
    for (const requests of combinations) {
      const step = nextNeedStep(status, awaited(requests), TODAY)
      const swapped = nextNeedStep(status, awaited([...requests].reverse()), TODAY)
      if (!isRight(status, requests, step) || JSON.stringify(step) !== JSON.stringify(swapped)) wrong.push(step)
    }
  }
  expect(wrong).toEqual([])
})

function isRight(status: (typeof NEED_STATUSES)[number], requests: Asked[], step: NeedStep): boolean {
  if (status === 'closed') return step.kind === 'closed' && step.actor === null
  if (step.actor === 'consultant')
    return (
      requests.some(({ status: is }) => is === 'sent' || is === 'proposed') &&
      step.dueOn >= TODAY &&
      status === 'published'
    )
  return step.actor === 'enterprise' && (step.kind !== 'late' || step.dueOn < TODAY)
}

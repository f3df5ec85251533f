import { beforeEach, expect, it } from 'vitest'
import { type Breaker, breaker, type Failure } from '~search/breaker'

let time: number
let way: Breaker

beforeEach(() => {
  time = 0
  way = breaker({ failures: 3, pause: 1000 }, () => time)
})

const call = (end: 'well' | Failure) => {
  const passage = way.enter()
  if (end === 'well') passage?.succeeded()
  else passage?.failed(end)
  return passage !== undefined
}

it('opens after three refusals in a row, not after three among others', () => {
  for (const end of ['refused', 'refused', 'well', 'refused', 'refused'] as const) expect(call(end)).toBe(true)
  expect(way.state()).toBe('closed')
  call('refused')
  expect(way.state()).toBe('open')
  expect(call('well')).toBe(false)
})

it('opens after one silence', () => {
  call('silent')
  expect(way.state()).toBe('open')
})

it('lets one call through after the pause, and the others only when that one ended well', () => {
  call('silent')
  time = 999
  expect(way.enter()).toBeUndefined()
  time = 1000
  expect(way.state()).toBe('half-open')
  const probe = way.enter()
  expect(probe).toBeDefined()
  expect(way.enter()).toBeUndefined()
  probe!.succeeded()
  expect(way.state()).toBe('closed')
  expect(call('well') && call('well')).toBe(true)
})

it('waits another pause when the call that tried again failed', () => {
  call('silent')
  time = 1000
  expect(call('refused')).toBe(true)
  expect(way.state()).toBe('open')
  time = 1999
  expect(way.enter()).toBeUndefined()
  time = 2000
  expect(call('well')).toBe(true)
  expect(way.state()).toBe('closed')
})

it('does not listen to calls that left before it opened', () => {
  const [early, late] = [way.enter()!, way.enter()!]
  call('silent')
  early.succeeded()
  expect(way.state()).toBe('open')
  time = 900
  late.failed('silent')
  time = 1000
  expect(way.state()).toBe('half-open')
})

it('counts anew once it has closed', () => {
  call('refused')
  call('silent')
  time = 1000
  call('well')
  call('refused')
  call('refused')
  expect(way.state()).toBe('closed')
})

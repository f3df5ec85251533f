import { expect, it } from 'vitest'
import { readSettings } from '~/settings.server'
import { hostFor } from '../../scripts/runtime/host'

const hostOf = (environment: Record<string, string>, hasDemo: boolean) => hostFor(readSettings(environment), hasDemo)

it('a demo, whose passwords everybody can read, is for this machine only', () => {
  expect(hostOf({}, true)).toBe('127.0.0.1')
  expect(hostOf({ HOST: '192.168.1.5' }, true)).toBe('127.0.0.1')
  expect(hostOf({ HOST: '::1' }, true)).toBe('::1')
})

it('is for others where the operator says so, and without a demo anyway', () => {
  const open = { DEMO_REACHABLE_WITH_KNOWN_PASSWORDS: '1' }
  expect(hostOf(open, true)).toBe('0.0.0.0')
  expect(hostOf({ ...open, HOST: '192.168.1.5' }, true)).toBe('192.168.1.5')
  expect(hostOf({}, false)).toBe('0.0.0.0')
})

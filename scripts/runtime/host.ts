import type { Settings } from '~/settings.server'

const THIS_MACHINE = '127.0.0.1'
const LOOPBACK = /^(127\.|::1$|localhost$)/

/** Where to listen: a demo, whose passwords everybody can read, on this machine only unless its operator wants otherwise. */
export const hostFor = ({ host, demoReachable }: Pick<Settings, 'host' | 'demoReachable'>, hasDemo: boolean): string =>
  hasDemo && !demoReachable && !LOOPBACK.test(host) ? THIS_MACHINE : host

export const ONLY_HERE =
  'Only this machine can reach the demo, since everybody can read its passwords. ' +
  'To let others in all the same: DEMO_REACHABLE_WITH_KNOWN_PASSWORDS=1'

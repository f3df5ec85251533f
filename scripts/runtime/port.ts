import { createServer } from 'node:net'
import type { Settings } from '~/settings.server'

/** Rejects with the system's error when the port is taken: said before anything is built or loaded. */
export function ensurePortFree({ host, port }: Pick<Settings, 'host' | 'port'>) {
  return new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(port, host, () => probe.close(() => resolve()))
  })
}

import { beforeEach, expect, it } from 'vitest'
import { findingsOf } from '~tests/scenarios/simulation-findings'
import { simulate } from '~tests/scenarios/simulation'
import { freshDatabase } from '~tests/support/database'
import { mailServerOfFile } from '~tests/support/mail-server-of-file'
import { drainAll } from '../alerts/saved'

const server = mailServerOfFile()
beforeEach(freshDatabase)

/** `npm run -s simulate -- --days 30` lives longer. */
it('over two weeks in a province everybody is told and mailed what the definitions say, and nobody more than is allowed', async () => {
  const DAYS = 14
  const start = new Date(`${new Date(Date.now() - (DAYS + 2) * 86_400_000).toISOString().slice(0, 10)}T00:00:00Z`)
  const simulated = await simulate({ days: DAYS, start, seed: 11, enterprises: 6, consultants: 3 }, drainAll)
  const { findings, told, mails, atOnce, mornings } = findingsOf(simulated, server.received)
  expect(findings).toEqual([])
  expect(told).toBeGreaterThan(60)
  expect(mails).toBe(atOnce + mornings)
}, 60_000)

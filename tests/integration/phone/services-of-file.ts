import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startPhoneServices } from '~tests/support/phone-services'

type Services = Awaited<ReturnType<typeof startPhoneServices>>

/** Zalo and eSMS for all tests of a file, emptied before each, with the settings that send to them and no mail server. */
export function phoneServicesOfFile(): () => Services {
  let started: Services
  beforeAll(async () => {
    started = await startPhoneServices()
  })
  afterAll(() => started.stop())
  beforeEach(() => {
    started.begin()
    delete process.env.SMTP_URL
    Object.assign(process.env, started.settings)
  })
  return () => started
}

/** Only one of the two is set up. */
export function without(channel: 'ZALO' | 'SMS') {
  for (const name of Object.keys(process.env)) if (name.startsWith(`${channel}_`)) delete process.env[name]
}

import { afterAll, beforeAll, beforeEach } from 'vitest'
import { startMailServer } from './mail'

/** A mail server for all tests of a file, emptied before each, with the settings that send mails to it. */
export function mailServerOfFile() {
  let started: Awaited<ReturnType<typeof startMailServer>>
  beforeAll(async () => {
    started = await startMailServer()
  })
  afterAll(() => started.stop())
  beforeEach(() => {
    started.received.length = 0
    started.refused.clear()
    process.env.SMTP_URL = started.url
    process.env.MAIL_FROM = 'Nhịp cầu <khong-tra-loi@nhip-cau.example>'
    process.env.ORIGIN = 'https://nhip-cau.example'
  })
  return {
    get url() {
      return started.url
    },
    get received() {
      return started.received
    },
    get refused() {
      return started.refused
    },
  }
}

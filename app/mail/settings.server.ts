import { readSettings } from '~/settings.server'

/** Whether mails can be sent at all; pages say so where they cannot. */
export const mailIsSetUp = () => readSettings().mail !== undefined

/** Whether mails are to be seen at all: sent, or shown by a trial run. */
export const mailsAreSeen = () => mailIsSetUp() || process.env.NHIP_CAU_DEMO === '1'

/** A page's address as people outside reach it. */
export function publicAddress(path: string): string {
  const { origin, port } = readSettings()
  return `${origin ?? `http://localhost:${port}`}${path}`
}

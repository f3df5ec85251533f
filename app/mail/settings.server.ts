import { readSettings } from '~/settings.server'

/** Whether mails can be sent at all; pages say so where they cannot. */
export const mailIsSetUp = () => readSettings().mail !== undefined

/** A demo or a developer's run without a mail server, which shows everybody what would be mailed. */
export const showsItsMails = () =>
  !mailIsSetUp() && (process.env.NHIP_CAU_DEMO === '1' || process.env.NODE_ENV !== 'production')

/** Whether anybody sees a mail at all: sent, or shown. */
export const mailsAreSeen = () => mailIsSetUp() || showsItsMails()

/** A page's address as people outside reach it. */
export function publicAddress(path: string): string {
  const { origin, port } = readSettings()
  return `${origin ?? `http://localhost:${port}`}${path}`
}

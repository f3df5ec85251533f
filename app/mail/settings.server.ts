import { readSettings } from '~/settings.server'

/** Whether mails can be sent at all; pages say so where they cannot. */
export const mailIsSetUp = () => readSettings().mail !== undefined

/** A page's address as people outside reach it. */
export function publicAddress(path: string): string {
  const { origin, port } = readSettings()
  return `${origin ?? `http://localhost:${port}`}${path}`
}

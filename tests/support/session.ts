import { httpClient } from './http-client'

/** The cookie (`name=value`) of a new session of a demo account, opened as the sign-in page's form does. */
export async function sessionOf(url: string, email: string): Promise<string> {
  const client = httpClient(url)
  const { status } = await client.signIn(email)
  if (status !== 303) throw new Error(`${email} could not sign in: ${status}`)
  return client
    .cookie()
    .split('; ')
    .find((one) => one.startsWith('session='))!
}

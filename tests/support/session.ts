import { httpClient } from './http-client'

/** The cookie (`name=value`) of a new session of a demo account, opened as the sign-in page's form does. */
export async function sessionOf(url: string, login: string): Promise<string> {
  const client = httpClient(url)
  const { status } = await client.signIn(login)
  if (status !== 303) throw new Error(`${login} could not sign in: ${status}`)
  return client
    .cookie()
    .split('; ')
    .find((one) => one.startsWith('session='))!
}

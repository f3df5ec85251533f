import { demoAccounts } from '~db/demo/load-demo'

/** A person's requests without a browser: keeps the session, follows nothing. */
export function httpClient(url: string) {
  let cookie = ''
  const answerTo = async (path: string, init: RequestInit = {}) => {
    const headers = { ...init.headers, origin: url, cookie }
    const answer = await fetch(url + path, { ...init, headers, redirect: 'manual' })
    const set = answer.headers.getSetCookie().map((line) => line.split(';')[0])
    if (set.length > 0) cookie = set.join('; ')
    return { status: answer.status, text: await answer.text(), to: answer.headers.get('location') }
  }
  const get = (path: string) => answerTo(path)
  const post = (path: string, fields: Record<string, string>) =>
    answerTo(path, { method: 'POST', body: new URLSearchParams(fields) })
  return {
    get,
    post,
    cookie: () => cookie,
    /** Signs in with the password that all demo accounts share. */
    signIn: (login: string) => post('/sign-in', { login, password: demoAccounts()[0]!.password }),
  }
}

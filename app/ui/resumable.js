// @ts-check
// Sends a file in pieces (tus 1.0) over a line that may break: it goes on from where it stopped, after a reload too when the same
// file is chosen again. `upload.js` shows how it goes.

/** @typedef {{ url: string, key: string, name: string, at: number }} Begun */

const PIECE = 256 * 1024
const PIECE_WITHIN_MS = 60_000
const MOST_FAILURES = 40
const LONGEST_PAUSE_MS = 10_000
const DAY_MS = 86_400_000
const TUS = { 'Tus-Resumable': '1.0.0' }

/** The server says something that trying again does not change; in words where it is about the file. */
export class Refused extends Error {}

/** Sends all of a file, from where an earlier try stopped; gives what the server made of it.
 * @param {File} file @param {string} place @param {AbortSignal} signal
 * @param {{ at(share: number): void, waits(): void, goesOn(): void }} tell */
export async function sendAll(file, place, signal, tell) {
  const key = `${place}${file.size} ${await sumOf(file)}`
  let url = begun().find((one) => one.key === key)?.url ?? ''
  let offset = url ? await persist(signal, () => offsetOf(url)) : null
  if (offset === null) {
    const answer = await persist(signal, () => begin(file))
    url = new URL(answer.getResponseHeader('Location') ?? '', location.href).pathname
    offset = 0
    keep(key, { url, key, name: file.name, at: Date.now() })
  }
  for (let failures = 0; offset < file.size;) {
    try {
      offset = await sendPiece(url, file, offset, signal, tell)
      failures = 0
    } catch (error) {
      if (error instanceof Refused || signal.aborted || ++failures > MOST_FAILURES) throw error
      tell.waits()
      await pause(failures, signal)
      offset = await persist(signal, () => offsetOf(url))
      if (offset === null) throw new Refused()
      tell.goesOn()
    }
  }
  const told = JSON.parse((await persist(signal, () => ask('POST', url))).responseText)
  keep(key)
  void ask('DELETE', url, { headers: TUS }).catch(() => undefined)
  if (told.error) throw new Refused(told.error)
  return told
}

/** The name of a file that was begun at this place and is not done.
 * @param {string} place */
export const begunAt = (place) => begun().find(({ key }) => key.startsWith(place))?.name

/** @param {File} file */
async function begin(file) {
  const name = btoa(String.fromCharCode(...new TextEncoder().encode(file.name)))
  const headers = { ...TUS, 'Upload-Length': String(file.size), 'Upload-Metadata': `filename ${name}` }
  const answer = await ask('POST', '/uploads', { headers })
  if (answer.status === 422) throw new Refused(JSON.parse(answer.responseText).error)
  return answer
}

/** @param {string} url @param {File} file @param {number} from @param {AbortSignal} signal @param {{ at(share: number): void }} tell */
async function sendPiece(url, file, from, signal, tell) {
  tell.at(from / file.size)
  const answer = await ask('PATCH', url, {
    headers: { ...TUS, 'Upload-Offset': String(from), 'Content-Type': 'application/offset+octet-stream' },
    body: file.slice(from, from + PIECE),
    signal,
    at: (sent) => tell.at(Math.min(1, (from + sent) / file.size)),
  })
  return Number(answer.getResponseHeader('Upload-Offset'))
}

/** How much of an upload is there; null where there is none.
 * @param {string} url */
async function offsetOf(url) {
  try {
    return Number((await ask('HEAD', url, { headers: TUS })).getResponseHeader('Upload-Offset'))
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/** Tries again while the line is broken.
 * @template T @param {AbortSignal} signal @param {() => Promise<T>} work @returns {Promise<T>} */
async function persist(signal, work) {
  for (let failures = 1; ; failures += 1) {
    signal.throwIfAborted()
    try {
      return await work()
    } catch (error) {
      if (error instanceof Refused || failures >= MOST_FAILURES) throw error
      await pause(failures, signal)
    }
  }
}

/** Longer after each failure, until the line is back or nobody waits any more.
 * @param {number} failures @param {AbortSignal} signal @returns {Promise<void>} */
const pause = (failures, signal) =>
  new Promise((resolve) => {
    const end = () => resolve()
    setTimeout(end, Math.min(LONGEST_PAUSE_MS, 500 * 2 ** failures))
    window.addEventListener('online', end, { once: true })
    signal.addEventListener('abort', end, { once: true })
  })

/** One request. Rejects for a broken line and for what may pass; with `Refused` for what will not.
 * @param {string} method @param {string} url
 * @param {{ headers?: Record<string, string>, body?: Blob, signal?: AbortSignal, at?: (sent: number) => void }} [options]
 * @returns {Promise<XMLHttpRequest>} */
const ask = (method, url, { headers = {}, body, signal, at } = {}) =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(method, url)
    request.timeout = PIECE_WITHIN_MS
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
    if (at) request.upload.onprogress = ({ loaded }) => at(loaded)
    request.onload = () => {
      const { status } = request
      // Whoever is signed out meanwhile gets the page to sign in.
      const isOurs = new URL(request.responseURL).pathname === url
      if (isOurs && (status < 300 || (status === 422 && method === 'POST'))) resolve(request)
      else reject(status >= 500 || status === 409 || status === 423 ? new Error(String(status)) : new Refused())
    }
    request.onerror = request.ontimeout = request.onabort = () => reject(new Error('line'))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    request.send(body)
  })

/** A number that two different files do not share by chance (FNV-1a).
 * @param {Blob} blob */
async function sumOf(blob) {
  let sum = 0x811c9dc5
  for (const byte of new Uint8Array(await blob.arrayBuffer())) sum = Math.imul(sum ^ byte, 0x01000193)
  return (sum >>> 0).toString(36)
}

/** By this name `enhance.js` sees that something was begun. */
const BEGUN = 'uploads'

/** What was begun in this browser within a day and is not done.
 * @returns {Begun[]} */
function begun() {
  try {
    /** @type {Begun[]} */
    const all = JSON.parse(localStorage.getItem(BEGUN) ?? '[]')
    return all.filter(({ at }) => at > Date.now() - DAY_MS)
  } catch {
    return []
  }
}

/** In the place of what has this key.
 * @param {string} key @param {Begun[]} instead */
function keep(key, ...instead) {
  const all = [...begun().filter((one) => one.key !== key), ...instead]
  try {
    if (all.length > 0) localStorage.setItem(BEGUN, JSON.stringify(all))
    else localStorage.removeItem(BEGUN)
  } catch {
    // A browser that keeps nothing begins anew after a reload.
  }
}

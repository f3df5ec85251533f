import { createHash, createHmac } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What can go wrong between the application and its object store. */
export type StoreFault = 'refused' | 'slow down' | 'half' | 'other bytes' | 'silence'

export type Stored = { bytes: Buffer; mediaType: string | undefined }
type Asked = { method: string; key: string }

const BUCKET = 'tep'
const REGION = 'vn-tb-1'
const KEY = 'AKIATEST'
const SECRET = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'
const SKEW_MS = 15 * 60_000

/**
 * A small S3 server: path-style PUT, GET and DELETE of one bucket, each request's AWS Signature Version 4 worked out anew from what
 * came over the line, with the errors that S3 documents.
 */
export async function startObjectStore() {
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing).catch(() => outgoing.destroy()))
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  await listen(0)
  const { port } = server.address() as AddressInfo
  const store = {
    objects: new Map<string, Stored>(),
    asked: [] as Asked[],
    /** Waited for before something is done, and after it was done and before that is told. */
    before: (_: Asked): Promise<unknown> | void => undefined,
    after: (_: Asked): Promise<unknown> | void => undefined,
    fault: undefined as StoreFault | undefined,
    settings: {
      S3_URL: `http://127.0.0.1:${port}/${BUCKET}`,
      S3_REGION: REGION,
      S3_KEY: KEY,
      S3_SECRET: SECRET,
      S3_PREFIX: 'nhip-cau/',
    },
    async begin(fault: StoreFault) {
      store.fault = fault
      if (fault === 'refused') await close()
    },
    async end() {
      if (store.fault === 'refused') await listen(port)
      store.fault = undefined
      server.closeAllConnections()
    },
    stop: () => (store.fault === 'refused' ? Promise.resolve() : close()),
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
    const body = await bodyOf(incoming)
    if (store.fault === 'silence') return
    if (store.fault === 'slow down') return refuse(outgoing, 503, 'SlowDown')
    const refusal = refusalOf(incoming, body)
    if (refusal) return refuse(outgoing, ...refusal)
    const asked = { method: incoming.method!, key: decodeURIComponent(incoming.url!.slice(BUCKET.length + 2)) }
    store.asked.push(asked)
    await store.before(asked)
    const reply = done(asked, body, incoming.headers['content-type'])
    await store.after(asked)
    reply(outgoing)
  }

  function done({ method, key }: Asked, body: Buffer, mediaType: string | undefined) {
    if (method === 'PUT') {
      store.objects.set(key, { bytes: body, mediaType })
      return (outgoing: ServerResponse) => outgoing.writeHead(200).end()
    }
    const stored = store.objects.get(key)
    if (method === 'DELETE') {
      store.objects.delete(key)
      return (outgoing: ServerResponse) => outgoing.writeHead(204).end()
    }
    return (outgoing: ServerResponse) => {
      if (method !== 'GET') return refuse(outgoing, 405, 'MethodNotAllowed')
      if (!stored) return refuse(outgoing, 404, 'NoSuchKey')
      const { bytes } = stored
      outgoing.writeHead(200, { 'content-length': bytes.length })
      if (store.fault === 'half') return outgoing.write(bytes.subarray(0, bytes.length / 2), () => outgoing.destroy())
      return outgoing.end(store.fault === 'other bytes' ? Buffer.alloc(bytes.length) : bytes)
    }
  }
  return store
}
export type FakeObjectStore = Awaited<ReturnType<typeof startObjectStore>>

function refuse(outgoing: ServerResponse, status: number, code: string) {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${code}</Message></Error>`
  outgoing.writeHead(status, { 'content-type': 'application/xml' }).end(text)
}

const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([a-z\d;-]+), ?Signature=([\da-f]{64})$/

/** Why S3 refuses a request: what is said of it, and by whom, must be true of what came. */
function refusalOf({ method, url, headers }: IncomingMessage, body: Buffer): [number, string] | null {
  const signed = AUTHORIZATION.exec(headers.authorization ?? '')
  const moment = String(headers['x-amz-date'])
  if (!signed) return [403, 'AccessDenied']
  const [, key, day, region, names = '', signature] = signed
  if (key !== KEY) return [403, 'InvalidAccessKeyId']
  if (region !== REGION) return [400, 'AuthorizationHeaderMalformed']
  const signedAt = Date.parse(
    moment.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, (_, ...parts) => {
      const [year, month, date, hour, minute, second] = parts as string[]
      return `${year}-${month}-${date}T${hour}:${minute}:${second}Z`
    }),
  )
  if (!(Math.abs(signedAt - Date.now()) < SKEW_MS)) return [403, 'RequestTimeTooSkewed']
  const signedNames = names.split(';')
  const mustBe = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))]
  if (mustBe.some((name) => !signedNames.includes(name))) return [403, 'AccessDenied']

  const [path, query = ''] = url!.split('?')
  const sent = String(headers['x-amz-content-sha256'])
  const lines = signedNames.map((name) => `${name}:${String(headers[name]).trim()}\n`).join('')
  const canonical = [method, path, query, lines, names, sent].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', moment, scope, sha256(canonical).toString('hex')].join('\n')
  const signingKey = [day!, region!, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`)
  if (hmac(signingKey, toSign).toString('hex') !== signature) return [403, 'SignatureDoesNotMatch']

  if (sent !== sha256(body).toString('hex')) return [400, 'XAmzContentSHA256Mismatch']
  const checksum = headers['x-amz-checksum-sha256']
  if (checksum !== undefined && checksum !== sha256(body).toString('base64')) return [400, 'BadDigest']
  return path!.startsWith(`/${BUCKET}/`) ? null : [404, 'NoSuchBucket']
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()
const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest()

async function bodyOf(incoming: IncomingMessage) {
  const chunks: Buffer[] = []
  incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
  await once(incoming, 'end')
  return Buffer.concat(chunks)
}

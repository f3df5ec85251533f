import { AwsV4Signer } from 'aws4fetch'
import { createHash } from 'node:crypto'
import { TryLater } from '~/jobs/failures'

/** Milliseconds that somebody who opens a file waits. */
const READ_MS = 10_000
/** 10 MB over a slow line. */
const MOVE_MS = 60_000
/** A few bytes. */
const PROBE_MS = 3_000

/**
 * The store gave no answer, or none to work with: what it holds is not lost by that, and its job is tried again. The message is for
 * the operator.
 */
export class ObjectStoreAway extends TryLater {
  constructor(
    message: string,
    /** It answered, and will answer the same until somebody changes a setting, here or there. */
    readonly refuses = false,
  ) {
    super(message)
  }
}

export type ObjectStore = {
  /** Where it is, as the operator set it. */
  url: string
  /** The key under which bytes are to be stored that no row has a key for yet. */
  newKey: (sha256: string, id: string) => string
  /** Stores bytes; again, under the same key, it does no harm. */
  put: (key: string, file: { bytes: Uint8Array<ArrayBuffer>; sha256: string; mediaType: string }) => Promise<void>
  /** The bytes, for somebody who waits; null where there are none under this key. */
  get: (key: string, sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>
  /** The same, for jobs and commands; null also where there are other bytes. */
  whole: (key: string, sha256: string) => Promise<Uint8Array<ArrayBuffer> | null>
  remove: (key: string) => Promise<void>
  /** Whether it takes what is written, by writing. */
  probe: () => Promise<void>
}

type Answer = { status: number; bytes: Uint8Array<ArrayBuffer> }
type Sent = { within: number; bytes?: Uint8Array<ArrayBuffer>; sha256?: string; mediaType?: string }

/**
 * The operator's S3-compatible store, as set by `S3_URL` and its neighbours; null where none is. Everything it does throws
 * `ObjectStoreAway`. Requests are signed by AWS Signature Version 4, the body's SHA-256 included; the bucket stands in the path.
 */
export function objectStore(): ObjectStore | null {
  const { S3_URL, S3_REGION = 'us-east-1', S3_KEY = '', S3_SECRET = '', S3_PREFIX = '' } = process.env
  if (!S3_URL) return null
  const url = S3_URL.replace(/\/+$/, '')

  async function send(method: string, key: string, { within, bytes, sha256, mediaType }: Sent): Promise<Answer> {
    const headers: Record<string, string> = { 'x-amz-content-sha256': sha256 ?? hashOf('') }
    if (sha256) headers['x-amz-checksum-sha256'] = Buffer.from(sha256, 'hex').toString('base64')
    if (mediaType) headers['content-type'] = mediaType
    const credentials = { accessKeyId: S3_KEY, secretAccessKey: S3_SECRET, region: S3_REGION, service: 's3' }
    const signed = await new AwsV4Signer({ method, url: `${url}/${key}`, headers, ...credentials }).sign()
    try {
      const answer = await fetch(signed.url, {
        method,
        headers: signed.headers,
        body: bytes ?? null,
        // Signed for one address only.
        redirect: 'manual',
        signal: AbortSignal.timeout(within),
      })
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) }
    } catch (error) {
      throw new ObjectStoreAway(`The object store gives no answer: ${causeOf(error)}`)
    }
  }

  async function put(key: string, { within, ...file }: Required<Sent>) {
    const answer = await send('PUT', key, { ...file, within })
    if (answer.status !== 200) throw refusedBy(answer)
  }

  async function read(key: string, within: number) {
    const answer = await send('GET', key, { within })
    if (answer.status === 404 && codeOf(answer) === 'NoSuchKey') return null
    if (answer.status !== 200) throw refusedBy(answer)
    return answer.bytes
  }

  return {
    url,
    newKey: (sha256, id) => `${S3_PREFIX}${sha256}-${id}`,
    put: (key, file) => put(key, { ...file, within: MOVE_MS }),
    async get(key, sha256) {
      const bytes = await read(key, READ_MS)
      if (bytes && hashOf(bytes) !== sha256) throw new ObjectStoreAway(`The object store gives other bytes for ${key}`)
      return bytes
    },
    async whole(key, sha256) {
      const bytes = await read(key, MOVE_MS)
      return bytes && hashOf(bytes) === sha256 ? bytes : null
    },
    async remove(key) {
      const answer = await send('DELETE', key, { within: MOVE_MS })
      const isGone = answer.status === 200 || answer.status === 204 || codeOf(answer) === 'NoSuchKey'
      if (!isGone) throw refusedBy(answer)
    },
    probe: () =>
      put(`${S3_PREFIX}probe`, {
        bytes: new Uint8Array(PROBE),
        sha256: hashOf(PROBE),
        mediaType: 'text/plain',
        within: PROBE_MS,
      }),
  }
}

const PROBE = Buffer.from('probe')
const hashOf = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

/** S3's word for a fault: `NoSuchKey`, `SignatureDoesNotMatch`, `SlowDown`. */
const codeOf = ({ bytes }: Answer) => /<Code>(\w+)<\/Code>/.exec(Buffer.from(bytes.subarray(0, 4096)).toString())?.[1]

function refusedBy(answer: Answer): ObjectStoreAway {
  const { status } = answer
  const isForNow = status >= 500 || status === 429 || status === 408
  return new ObjectStoreAway(`The object store answers ${status} ${codeOf(answer) ?? ''}`.trim(), !isForNow)
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause } = error as { cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? error.message
}

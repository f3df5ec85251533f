import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { isoCBOR } from '@simplewebauthn/server/helpers'

type Options = {
  challenge: string
  rp?: { id?: string }
  rpId?: string
  user?: { id: string }
  allowCredentials?: readonly { id: string }[]
}
type Held = { id: string; key: KeyObject; publicKey: Uint8Array; handle: string; site: string }

/** What a device, or the browser before it, does otherwise than asked. */
type Wrongly = {
  origin?: string
  site?: string
  /** Nobody unlocked it. */
  isLocked?: boolean
  /** What it counts; devices that share their keys say 0. */
  counter?: number
  handle?: string | null
  challenge?: string
}

const FLAGS = { present: 1, verified: 4, made: 64 }
const encoded = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64url')
const hash = (data: Uint8Array | string) => createHash('sha256').update(data).digest()

function authData(site: string, flags: number, counter: number, made = Buffer.alloc(0)) {
  const head = Buffer.alloc(5)
  head.writeUInt8(flags, 0)
  head.writeUInt32BE(counter, 1)
  return Buffer.concat([hash(site), head, made])
}

/** The public key as COSE writes it (RFC 9053): EC2, ES256, P-256. */
function coseOf(key: KeyObject) {
  const { x, y } = key.export({ format: 'jwk' })
  const numbers = [
    [1, 2],
    [3, -7],
    [-1, 1],
    [-2, new Uint8Array(Buffer.from(x!, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y!, 'base64url'))],
  ] as const
  return isoCBOR.encode(new Map<number, number | Uint8Array<ArrayBuffer>>(numbers))
}

/** A device with passkeys in it, and the browser before it: gives what a form sends. */
export function authenticator(origin = 'http://localhost') {
  const held: Held[] = []
  const clientData = (type: string, challenge: string, at: string) =>
    JSON.stringify({ type, challenge, origin: at, crossOrigin: false })

  return {
    held,
    make(asked: object, wrongly: Wrongly = {}): string {
      const options = asked as Options
      const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const site = wrongly.site ?? options.rp!.id!
      const cose = coseOf(publicKey)
      const id = randomBytes(32)
      held.push({ id: encoded(id), key: privateKey, publicKey: cose, handle: options.user!.id, site })
      const named = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose])
      const flags = FLAGS.present | FLAGS.made | (wrongly.isLocked ? 0 : FLAGS.verified)
      const attestation = new Map<string, string | Map<string, string> | Uint8Array<ArrayBuffer>>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, string>()],
        ['authData', new Uint8Array(authData(site, flags, wrongly.counter ?? 0, named))],
      ])
      return JSON.stringify({
        id: encoded(id),
        rawId: encoded(id),
        type: 'public-key',
        response: {
          clientDataJSON: encoded(
            clientData('webauthn.create', wrongly.challenge ?? options.challenge, wrongly.origin ?? origin),
          ),
          attestationObject: encoded(isoCBOR.encode(attestation)),
          transports: ['internal'],
        },
      })
    },
    show(asked: object, wrongly: Wrongly = {}): string {
      const options = asked as Options
      const wanted = options.allowCredentials?.map(({ id }) => id) ?? []
      const one = held.find(({ id }) => wanted.length === 0 || wanted.includes(id)) ?? held[0]!
      const data = authData(
        wrongly.site ?? options.rpId!,
        FLAGS.present | (wrongly.isLocked ? 0 : FLAGS.verified),
        wrongly.counter ?? 0,
      )
      const client = clientData('webauthn.get', wrongly.challenge ?? options.challenge, wrongly.origin ?? origin)
      const signed = createSign('sha256').update(Buffer.concat([data, hash(client)]))
      return JSON.stringify({
        id: one.id,
        rawId: one.id,
        type: 'public-key',
        response: {
          clientDataJSON: encoded(client),
          authenticatorData: encoded(data),
          signature: encoded(signed.sign(one.key)),
          userHandle: wrongly.handle === undefined ? one.handle : wrongly.handle,
        },
      })
    },
  }
}

export type Authenticator = ReturnType<typeof authenticator>

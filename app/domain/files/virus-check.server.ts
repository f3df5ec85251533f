import { connect } from 'node:net'
import { DomainError } from '../errors'

const WITHIN_MS = 30_000

/**
 * Has the operator's ClamAV look at a file (`CLAMD`); without one nothing is looked for. Throws `file.infected`, and
 * `file.unchecked` where it gives no answer: then nothing is taken on trust.
 */
export async function assertHarmless(bytes: Uint8Array) {
  const address = process.env.CLAMD
  if (!address) return
  const answer = await answerOf(address, bytes).catch((error: unknown) => String(error))
  if (answer.endsWith(' FOUND')) throw new DomainError('file.infected')
  if (!answer.endsWith(' OK')) throw new DomainError('file.unchecked', { cause: answer })
}

/** What clamd says of `bytes` by its command INSTREAM: `stream: OK`, `stream: <name> FOUND`, or why it cannot tell. */
const answerOf = (address: string, bytes: Uint8Array) =>
  new Promise<string>((resolve, reject) => {
    const [host, port] = address.split(':')
    const socket = address.startsWith('/') ? connect(address) : connect(Number(port), host)
    let answer = ''
    socket.setTimeout(WITHIN_MS, () => socket.destroy(new Error('clamd is silent')))
    socket.on('error', reject)
    socket.on('data', (chunk) => (answer += chunk.toString('latin1')))
    socket.on('end', () => resolve(answer.replace(/\0.*$/s, '')))
    socket.write('zINSTREAM\0')
    socket.write(lengthOf(bytes.length))
    socket.write(bytes)
    socket.write(lengthOf(0))
  })

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(size)
  return length
}

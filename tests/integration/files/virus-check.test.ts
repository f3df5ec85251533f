import { existsSync, rmSync } from 'node:fs'
import { type AddressInfo, createServer, type Server } from 'node:net'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { receiveFile } from '~/domain/files/receive-file.server'
import { db } from '~db/connection'
import { files } from '~db/schema'
import { enterprise, fixtureFile, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { asyncRefusal } from '../work/refusal'

const folder = () => path.join(process.env.DATA_DIR!, 'files')
let clamd: Server | undefined
beforeEach(freshDatabase)
afterEach(() => {
  delete process.env.CLAMD
  clamd?.close()
  rmSync(folder(), { recursive: true, force: true })
})

const whatItFinds = (stream: Buffer): string => (stream.includes('EICAR') ? 'Eicar-Test-Signature FOUND' : 'OK')

/** Answers INSTREAM as clamd does; finds what holds `EICAR`. Gives what it was sent. */
async function startClamd(answer = whatItFinds) {
  const seen: Buffer[] = []
  clamd = createServer((socket) => {
    let sent = Buffer.alloc(0)
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      sent = Buffer.concat([sent, chunk])
      const stream = streamIn(sent)
      if (!stream) return
      seen.push(stream)
      socket.end(`stream: ${answer(stream)}\0`)
    })
  })
  await new Promise<void>((resolve) => clamd!.listen(0, '127.0.0.1', resolve))
  process.env.CLAMD = `127.0.0.1:${(clamd.address() as AddressInfo).port}`
  return seen
}

/** The pieces of a stream that came to its end; each is told by its length, the end by none. */
function streamIn(sent: Buffer): Buffer | null {
  const COMMAND = 'zINSTREAM\0'
  expect(COMMAND.startsWith(sent.subarray(0, COMMAND.length).toString())).toBe(true)
  const pieces: Buffer[] = []
  for (let at = COMMAND.length; at + 4 <= sent.length;) {
    const size = sent.readUInt32BE(at)
    if (size === 0) return Buffer.concat(pieces)
    pieces.push(sent.subarray(at + 4, at + 4 + size))
    at += 4 + size
  }
  return null
}

const send = (bytes: Uint8Array) => receiveFile(enterprise(), { name: 'a.pdf', bytes })

it('what ClamAV finds is not taken, and everything is shown to it as it would be kept', async () => {
  const seen = await startClamd()
  const taken = await send(fixtureFile('photo.jpg'))
  expect(seen[0]!.length).toBe(taken.size)
  rmSync(folder(), { recursive: true })
  expect((await asyncRefusal(send(pdf('EICAR')))).code).toBe('file.infected')
  expect(existsSync(folder())).toBe(false)
  expect(db.select().from(files).all()).toHaveLength(1)
})

it('nothing is taken on trust while it is away or cannot tell', async () => {
  await startClamd(() => 'INSTREAM size limit exceeded. ERROR')
  expect((await asyncRefusal(send(pdf()))).code).toBe('file.unchecked')
  process.env.CLAMD = '/nowhere/clamd.ctl'
  expect((await asyncRefusal(send(pdf()))).code).toBe('file.unchecked')
  expect(existsSync(folder())).toBe(false)
})

it('nothing is asked where none is set', async () => {
  expect((await send(pdf('EICAR'))).name).toBe('a.pdf')
})

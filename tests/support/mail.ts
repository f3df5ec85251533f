import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = {
  /** Of the envelope: where it comes back to, and whom it goes to. */
  from: string
  to: string[]
  /** A header's value, unfolded and decoded; by its name in any case. */
  header: (name: string) => string | undefined
  text: string
  html: string
  raw: string
}

/** A real mail server on a free port, or on `port`; it keeps what it gets, takes `slow` milliseconds to say so, and refuses recipients in `refused`. */
export async function startMailServer(port = 0, slow = 0) {
  const received: Received[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo({ address }, _session, done) {
      done(refused.has(address) ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null)
    },
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        received.push(
          parsed(Buffer.concat(chunks).toString('utf8'), {
            from: envelope.mailFrom ? envelope.mailFrom.address : '',
            to: envelope.rcptTo.map((one) => one.address),
          }),
        )
        setTimeout(done, slow)
      })
    },
  })
  // A client that is killed while it sends breaks its connection off.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: own } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${own}`,
    port: own,
    received,
    refused,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function parsed(raw: string, envelope: Pick<Received, 'from' | 'to'>): Received {
  const headers = headersOf(raw)
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1]
  const parts = boundary
    ? raw
        .split(`--${boundary}`)
        .slice(1, -1)
        .map((part) => part.replace(/^\r\n/, ''))
    : [raw]
  const part = (type: string) =>
    parts.filter((one) => headersOf(one).get('content-type')?.startsWith(type)).map(bodyOf)[0] ?? ''
  return {
    ...envelope,
    header: (name) => headers.get(name.toLowerCase()),
    text: part('text/plain'),
    html: part('text/html'),
    raw,
  }
}

function headersOf(part: string): Map<string, string> {
  const lines = part
    .split('\r\n\r\n')[0]!
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
      return name ? [[name.toLowerCase(), decodedWords(value!)] as const] : []
    }),
  )
}

/** RFC 2047. */
const decodedWords = (text: string) =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
      (way.toLowerCase() === 'b' ? Buffer.from(word, 'base64') : quoted(word.replaceAll('_', ' '))).toString('utf8'),
    )

function bodyOf(part: string): string {
  const body = part.slice(part.indexOf('\r\n\r\n') + 4)
  const way = headersOf(part).get('content-transfer-encoding')
  if (way === 'base64') return Buffer.from(body, 'base64').toString('utf8')
  return way === 'quoted-printable' ? quoted(body.replace(/=\r\n/g, '')).toString('utf8') : body
}

const quoted = (text: string) =>
  Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )

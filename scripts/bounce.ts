import { optionsOf } from './runtime/command'
import { type BounceTaken, takeBounce } from '~/mail/take-bounce.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'

optionsOf('npm run -s bounce < message', {})

const said: Record<BounceTaken, string> = {
  counted: 'A mail came back; it is counted for the address.',
  known: 'It was counted before.',
  other: 'Nothing of ours that came back for want of a mailbox.',
}

/** More of a message than this is not looked into. */
const TAKEN = 1_048_576

/** The beginning of what is handed over; the rest is read past, so that the program that hands it over is not cut off. */
async function beginningOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream) {
    if (length < TAKEN) chunks.push(chunk)
    length += chunk.length
  }
  return Buffer.concat(chunks).subarray(0, TAKEN)
}

/** Takes one message of the mailbox for returned mails, as a mail program hands it over. */
try {
  migrateDatabase()
  console.log(said[await takeBounce(await beginningOf(process.stdin))])
} finally {
  closeDatabase()
}

import { optionsOf } from './runtime/command'
import { buffer } from 'node:stream/consumers'
import { type BounceTaken, takeBounce } from '~/mail/take-bounce.server'
import { closeDatabase } from '~db/connection'
import { migrateDatabase } from '~db/migrate'

optionsOf('npm run -s bounce < message', {})

const said: Record<BounceTaken, string> = {
  counted: 'A mail came back; it is counted for the address.',
  known: 'It was counted before.',
  other: 'Nothing of ours that came back for want of a mailbox.',
}

/** Takes one message of the mailbox for returned mails, as a mail program hands it over. */
try {
  migrateDatabase()
  console.log(said[await takeBounce(await buffer(process.stdin))])
} finally {
  closeDatabase()
}

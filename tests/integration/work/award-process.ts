import { createInterface } from 'node:readline'
import { actorOf } from '~/domain/accounts/queries.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { DomainError } from '~/domain/errors'
import { db } from '~db/connection'
import { needs } from '~db/schema'

/** A process of its own that awards each proposal named by a line `userId proposalId`, and answers with a line. */
db.select().from(needs).all()
process.stdout.write('ready\n')

for await (const line of createInterface({ input: process.stdin })) {
  const [userId = '', proposalId = ''] = line.split(' ')
  process.stdout.write(`${award(userId, proposalId)}\n`)
}

function award(userId: string, proposalId: string): string {
  try {
    awardProposal(actorOf(userId)!, proposalId, { seen: '1.0', knowing: false })
    return 'awarded'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

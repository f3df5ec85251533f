import { createInterface } from 'node:readline'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import { awardProposal } from '~/domain/engagement/award-proposal.server'
import { DomainError } from '~/domain/errors'
import { reviseProposal } from '~/domain/proposals/revise-proposal.server'
import { withdrawProposal } from '~/domain/proposals/withdraw-proposal.server'
import { db } from '~db/connection'
import { needs } from '~db/schema'
import { offer } from '~tests/scenarios'

/** A process of its own that does what each line `verb userId id` says, and answers with a line: `done`, or why not. */
const verbs: Record<string, (actor: Actor, id: string) => void> = {
  award: (actor, proposalId) => void awardProposal(actor, proposalId, { seen: '1.0', knowing: false }),
  revise: (actor, requestId) => reviseProposal(actor, requestId, offer({ durationWeeks: 30 })),
  withdraw: (actor, requestId) => withdrawProposal(actor, requestId, { reason: 'other' }),
}

db.select().from(needs).all()
process.stdout.write('ready\n')

for await (const line of createInterface({ input: process.stdin })) {
  const [verb = '', userId = '', id = ''] = line.split(' ')
  process.stdout.write(`${outcomeOf(() => verbs[verb]!(actorOf(userId)!, id))}\n`)
}

function outcomeOf(command: () => void): string {
  try {
    command()
    return 'done'
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
}

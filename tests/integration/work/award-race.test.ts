import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { and, eq } from 'drizzle-orm'
import { requestOf } from '~/domain/proposals/queries.server'
import { offersOf } from '~/domain/proposals/versions.server'
import { db } from '~db/connection'
import { engagements, proposals } from '~db/schema'
import { competingProposals, submittedProposal } from '~tests/scenarios'

const SCRIPT = path.join(import.meta.dirname, 'award-process.ts')
const ROUNDS = 5

/** A process that waits for lines; `ask` sends one and gives the answer. */
async function awarder() {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
    env: { ...process.env, NODE_ENV: 'test' },
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const answer = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`The process ended: ${complaints}`)
    return value
  }
  expect(await answer()).toBe('ready')
  return {
    say: (line: string) => child.stdin.write(`${line}\n`),
    answer,
    end: () => child.stdin.end(),
  }
}

let processes: Awaited<ReturnType<typeof awarder>>[] = []
beforeAll(async () => {
  processes = await Promise.all([awarder(), awarder()])
})
afterAll(() => processes.forEach((each) => each.end()))

it('two awards at once from two processes: exactly one wins, the other is told so', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const rivals = competingProposals(2)
    const { enterprise, needId } = rivals[0]!
    processes.forEach((each, i) => each.say(`award ${enterprise.userId} ${rivals[i]!.proposalId}`))
    const answers = await Promise.all(processes.map((each) => each.answer()))

    expect(answers.toSorted()).toEqual(['award.already_awarded', 'done'])
    const winner = rivals[answers.indexOf('done')]!
    const loser = rivals[answers.indexOf('award.already_awarded')]!
    expect(db.select().from(engagements).where(eq(engagements.needId, needId)).all()).toMatchObject([
      { proposalId: winner.proposalId },
    ])
    const awarded = and(eq(proposals.needId, needId), eq(proposals.status, 'awarded'))
    expect(db.select().from(proposals).where(awarded).all()).toHaveLength(1)
    expect(requestOf(loser.consultant, loser.requestId).proposal?.status).toBe('declined')
  }
})

it.each(['revise', 'withdraw'])('an award and a consultant who would %s it at once: one is done', async (verb) => {
  for (let round = 0; round < ROUNDS; round++) {
    const { enterprise, consultant: actor, requestId, proposalId, needId } = submittedProposal()
    const lines = [`award ${enterprise.userId} ${proposalId}`, `${verb} ${actor.userId} ${requestId}`]
    // Whoever is spoken to first is often the quicker one.
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    for (const i of order) processes[i]!.say(lines[i]!)
    const answers = await Promise.all(processes.map((each) => each.answer()))
    expect(answers.toSorted()).toEqual(['done', 'state_changed'])
    const isChosen = answers[0] === 'done'
    expect(db.select().from(engagements).where(eq(engagements.needId, needId)).all()).toHaveLength(isChosen ? 1 : 0)
    if (isChosen) expect(offersOf([proposalId]).get(proposalId)!.number).toBe(1)
  }
})

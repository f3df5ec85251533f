import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect } from 'vitest'
import { db } from '~db/connection'

const SCRIPT = path.join(import.meta.dirname, 'deciding-process.ts')

/** What somebody decides on a record; `of`: what the page's form carries. */
export type Decided = {
  command:
    'verify' | 'reject' | 'verifyMeasure' | 'rejectMeasure' | 'accept' | 'return' | 'confirmEnd' | 'decideDelivery'
  userId: string
  id: string
  of: { seen?: number; milestoneId?: string; endId?: string }
}
/** What was done, with what the command gives, or the words with which the page refuses it. */
export type Answered = { done: Decided['command']; value?: unknown } | { refused: string; status: number }

async function decidingProcess() {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, ['--import', 'tsx', SCRIPT], {
    env: { ...process.env, NODE_ENV: 'test' },
  })
  let complaints = ''
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const said = async () => {
    const { value, done } = await lines.next()
    if (done) throw new Error(`The process ended: ${complaints}`)
    return value
  }
  expect(await said()).toBe('ready')
  return {
    said,
    tell: (decided: Decided) => child.stdin.write(`${JSON.stringify(decided)}\n`),
    end: () => child.stdin.end(),
  }
}

/**
 * Two processes on the database of the test file. `atOnce` keeps its door shut until both stand before it, opens it, and gives what
 * each was answered.
 */
export function twoPeople() {
  let people: Awaited<ReturnType<typeof decidingProcess>>[] = []
  beforeAll(async () => {
    people = await Promise.all([decidingProcess(), decidingProcess()])
  })
  afterAll(() => people.forEach((each) => each.end()))

  return async function atOnce(decided: readonly [Decided, Decided]): Promise<[Answered, Answered]> {
    const { $client } = db
    $client.exec('BEGIN IMMEDIATE')
    try {
      people.forEach((each, i) => each.tell(decided[i]!))
      for (const each of people) expect(await each.said()).toBe('at the door')
    } finally {
      $client.exec('COMMIT')
    }
    const answers = await Promise.all(people.map((each) => each.said()))
    return answers.map((answer) => JSON.parse(answer) as Answered) as [Answered, Answered]
  }
}

import { parseWithZod } from '@conform-to/zod/v4'
import { writeSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Actor } from '~/domain/accounts/lifecycle'
import { actorOf } from '~/domain/accounts/queries.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { confirmEnd } from '~/domain/engagement/end-early.server'
import { returnMilestone } from '~/domain/engagement/return-milestone.server'
import { decideWork } from '~/domain/follow-up/work.server'
import { rejectMeasure, verifyMeasure } from '~/domain/measures/decide-measure.server'
import { attempt } from '~/forms/parse-form.server'
import { db } from '~db/connection'
import { needs } from '~db/schema'
import type { Answered, Decided } from './two-people'

/**
 * A process of its own that does what each line says, as a page's action does, and answers with a line. It says `at the door` where
 * the command begins to write.
 */
const REASON = 'Chưa đủ giấy tờ.'
const commands: Record<Decided['command'], (actor: Actor, id: string, of: Decided['of']) => unknown> = {
  verify: (actor, id, { seen }) => verifyOutcome(actor, id, { checkedWith: 'original', seen }),
  reject: (actor, id, { seen }) => rejectOutcome(actor, id, { reason: REASON, seen }),
  verifyMeasure: (actor, id, { seen }) => verifyMeasure(actor, id, seen),
  rejectMeasure: (actor, id, { seen }) => rejectMeasure(actor, id, { reason: REASON, seen }),
  accept: (actor, id, { milestoneId, seen }) => acceptMilestone(actor, id, milestoneId!, seen),
  return: (actor, id, { milestoneId, seen }) => returnMilestone(actor, id, milestoneId!, { reason: REASON, seen }),
  confirmEnd: (actor, id, { endId }) => confirmEnd(actor, id, endId!, 'Đúng như vậy.'),
  decideDelivery: (actor, id, { milestoneId, seen }) =>
    decideWork(actor, id, { intent: 'delivery', milestoneId: milestoneId!, answer: 'return', reason: REASON }, seen!),
}
const say = (line: string) => writeSync(1, `${line}\n`)

db.select().from(needs).all()
const { nhipCauDb: connection } = globalThis as unknown as {
  nhipCauDb: { transaction: (...given: unknown[]) => unknown }
}
const begin = connection.transaction.bind(connection)
connection.transaction = (...given) => {
  say('at the door')
  return begin(...given)
}
say('ready')

for await (const line of createInterface({ input: process.stdin }))
  say(JSON.stringify(answerTo(JSON.parse(line) as Decided)))

function answerTo({ command, userId, id, of }: Decided): Answered {
  const actor = actorOf(userId)!
  const form = parseWithZod(new FormData(), { schema: z.object({}) })
  const { value, refused } = {
    refused: undefined,
    value: undefined,
    ...attempt(form, () => commands[command](actor, id, of)),
  }
  if (refused) return { refused: refused.data.error?.['']?.[0] ?? 'nothing said', status: refused.init!.status! }
  return { done: command, value }
}

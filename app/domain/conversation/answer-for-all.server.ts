import { count, eq } from 'drizzle-orm'
import { now } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { needAnswers } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { assertReplay } from '../sent-before'
import type { AnswerInput } from './forms'
import { MAX_ANSWERS_PER_NEED } from './lifecycle'
import { questionToAnswer } from './questions.server'

/**
 * The enterprise answers a question about its need for everybody who is invited, now or later, in words that do not say who asked.
 * Throws `sent_before` where it was answered in other words, `state_changed` once the need has ended or the question was hidden.
 */
export function answerForAll(actor: Actor, requestId: string, messageId: string, { question, answer }: AnswerInput) {
  transact((tx) => {
    const { conversation, message, isOpen } = questionToAnswer(actor, requestId, messageId, tx)
    if (message.answerId) return assertReplay(message, { question, answer })
    if (!isOpen) throw new DomainError('state_changed')
    const { needId } = conversation
    const answered = tx.select({ n: count() }).from(needAnswers).where(eq(needAnswers.needId, needId)).get()!.n
    if (answered >= MAX_ANSWERS_PER_NEED) throw new DomainError('conversation.too_many_answers')
    const id = newId()
    const { userId } = actor
    tx.insert(needAnswers).values({ id, needId, messageId, userId, question, answer, answeredAt: now() }).run()
    recordEvent(tx, actor, 'question.answered_for_all', { needId, answerId: id })
  })
}

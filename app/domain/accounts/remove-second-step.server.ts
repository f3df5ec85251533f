import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { clearSecondStep } from './change-second-step.server'
import type { HelpGiven } from './forms'
import { writeHelp } from './help-given.server'
import type { Actor } from './lifecycle'
import { hasSecondStep } from './second-step.server'
import { beginGraceAnew } from './second-step-needed.server'
import { endSessions } from './sessions.server'

/**
 * An officer who made sure who asks removes the second step of somebody who lost the telephone, which may still be signed in: every
 * session ends. The id comes with the form. Throws `not_found` for whoever the officer may not help, `choice_unknown` where there is no
 * such number to call, `state_changed` where there is no second step.
 */
export function removeSecondStep(actor: Actor, userId: string, input: HelpGiven) {
  transact((tx) => {
    if (!writeHelp(tx, actor, userId, input, { help: 'second_step', createdAt: now() })) return
    if (!hasSecondStep(userId, tx)) throw new DomainError('state_changed')
    remove(tx, userId)
    recordEvent(tx, actor, 'account.second_step_removed', { accountId: userId, checkedBy: input.checkedBy })
  })
}

/** The operator removes it. Gives whether there was one. */
export const removeSecondStepFor = (userId: string): boolean =>
  transact((tx) => {
    if (!hasSecondStep(userId, tx)) return false
    remove(tx, userId)
    recordEvent(tx, { userId, organisationId: null }, 'account.second_step_off', {})
    return true
  })

function remove(tx: Tx, userId: string) {
  clearSecondStep(tx, userId)
  beginGraceAnew(tx, userId)
  endSessions(tx, userId)
}

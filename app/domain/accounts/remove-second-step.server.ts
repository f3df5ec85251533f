import { eq } from 'drizzle-orm'
import { transact, type Tx } from '~db/connection'
import { secondStepRemovals } from '~db/schema'
import { recordEvent } from '../activity/record-event.server'
import { DomainError } from '../errors'
import { clearSecondStep } from './change-second-step.server'
import type { HelpGiven } from './forms'
import type { Actor } from './lifecycle'
import { personToHelp } from './people-to-help.server'
import { hasSecondStep } from './second-step.server'
import { beginGraceAnew } from './second-step-needed.server'
import { endSessions } from './sessions.server'

/**
 * An officer who made sure who asks removes the second step of somebody who lost the telephone, which may still be signed in: every
 * session ends. The id comes with the form. Throws `not_found` for whoever the officer may not help, `choice_unknown` where there is no
 * such number to call, `state_changed` where there is no second step.
 */
export function removeSecondStep(actor: Actor, userId: string, { id, checkedBy, note }: HelpGiven) {
  transact((tx) => {
    const { checks } = personToHelp(actor, userId, tx)
    if (!checks.includes(checkedBy)) throw new DomainError('choice_unknown', {}, 'checkedBy')
    if (tx.select().from(secondStepRemovals).where(eq(secondStepRemovals.id, id)).get()) return
    if (!hasSecondStep(userId, tx)) throw new DomainError('state_changed')
    const organisationId = actor.organisationId!
    tx.insert(secondStepRemovals).values({ id, userId, removedBy: actor.userId, organisationId, checkedBy, note }).run()
    remove(tx, userId)
    recordEvent(tx, actor, 'account.second_step_removed', { accountId: userId, checkedBy })
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

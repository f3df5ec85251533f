import { and, eq, isNull, notInArray } from 'drizzle-orm'
import { writeMail } from '~/mail/write-mail.server'
import { now } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import {
  accountHelps,
  accountLinks,
  calls,
  enquiries,
  invitations,
  keptForms,
  knownDevices,
  mails,
  memberships,
  notificationChoices,
  notifications,
  passkeyChallenges,
  passkeys,
  pendingSignIns,
  phoneMessages,
  recoveryCodes,
  savedSearches,
  secondSteps,
  sessions,
  users,
} from '~db/schema'
import { ASKING_STRANGERS, rememberDisowned } from '../accounts/account-links.server'
import type { Actor } from '../accounts/lifecycle'
import { usePhoneCodes } from '../accounts/phone-codes.server'
import { takesMail } from '../accounts/takes-mail'
import { recordEvent } from '../activity/record-event.server'
import { DomainError, notFound } from '../errors'
import { endOrganisation, type Parting } from './end-organisation.server'
import { everyActorOf, hindrancesOf, isAlone } from './hindrances.server'

/**
 * Deletes the actor's account at once, whose password was asked for just before. What others refer to keeps a row without anything
 * that names somebody; organisations of which the actor is the only person end with it. The address is told, if it takes mails.
 * Throws `leaving.hindered` where `hindrancesOf` names something.
 */
export function deleteAccount(actor: Actor, parting: Parting) {
  transact((tx) => {
    const user = tx.select().from(users).where(eq(users.id, actor.userId)).get()
    if (!user || user.deletedAt) throw notFound()
    if (hindrancesOf(actor, tx).length > 0) throw new DomainError('leaving.hindered')
    const everywhere = everyActorOf(actor, tx)
    for (const one of everywhere.filter((each) => isAlone(each, tx))) endOrganisation(tx, one, parting)
    for (const { organisationId } of everywhere) {
      if (organisationId) recordEvent(tx, actor, 'membership.ended', { accountId: user.id, organisationId })
    }
    recordEvent(tx, actor, 'account.deleted', {})
    rememberDisowned(tx, user)
    forgetWhatIsTheirs(tx, user.id)
    const { email, name } = user
    if (email && takesMail(user)) writeMail(tx, user.id, 'account.deleted', { address: email, name })
    tx.update(users)
      .set({ ...NOBODY, deletedAt: now() })
      .where(eq(users.id, user.id))
      .run()
  })
}

/** What a row of `users` says of somebody who has left. */
const NOBODY = {
  name: '',
  email: null,
  phone: null,
  passwordHash: '',
  isAdmin: false,
  emailConfirmedAt: null,
  mailRefusals: 0,
  mailRefusedAt: null,
  mailStopped: null,
  phoneConfirmedAt: null,
  phoneStoppedAt: null,
  passkeyHandle: null,
}

/** Tables of which every row with the account's id goes. */
const THEIRS = [
  sessions,
  knownDevices,
  accountHelps,
  calls,
  secondSteps,
  recoveryCodes,
  passkeys,
  passkeyChallenges,
  pendingSignIns,
  keptForms,
  memberships,
  invitations,
  notifications,
  notificationChoices,
  savedSearches,
  enquiries,
  mails,
  phoneMessages,
] as const

function forgetWhatIsTheirs(tx: Tx, userId: string) {
  for (const table of THEIRS) tx.delete(table).where(eq(table.userId, userId)).run()
  tx.delete(accountLinks)
    .where(and(eq(accountLinks.userId, userId), notInArray(accountLinks.purpose, ASKING_STRANGERS)))
    .run()
  // These count for the bounds on mails to one mailbox and codes to one number until they are too old, or deleting accounts would lift them.
  usePhoneCodes(tx, userId)
  tx.update(accountLinks)
    .set({ usedAt: now() })
    .where(and(eq(accountLinks.userId, userId), isNull(accountLinks.usedAt)))
    .run()
}

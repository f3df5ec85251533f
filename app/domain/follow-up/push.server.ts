import { and, eq } from 'drizzle-orm'
import { today } from '~db/clock'
import { transact, type Tx } from '~db/connection'
import { needs, proposals } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { recordEvent } from '../activity/record-event.server'
import { pauseInvitations, resumeInvitations } from '../directory/pause-invitations.server'
import { DomainError, notFound } from '../errors'
import { openPauses } from '../engagement/pauses.server'
import { isOverdue } from '../overdue'
import { groupsToForm } from '../groups/queries.server'
import { askAboutNeed } from '../needs/silent-needs.server'
import { requestFor } from '../proposals/asked.server'
import { declineRequest } from '../proposals/decline-request.server'
import { remindByDepartment } from '../proposals/remind-of-request.server'
import { sayInterested } from '../proposals/say-interested.server'
import { assertNoOwnInterest, followed, type FollowedRecord } from './followed.server'
import type { FollowUpInput } from './forms'
import { introduce } from './introduce-consultant.server'
import { askedAgainFrom, entriesOf, writeEntry } from './journal.server'
import { followUpRows } from './lists.server'
import { firstDay, type Followed, type FollowUpAct, partHelp, type PushStep } from './lifecycle'

/** What moves something on; the rest of the page's forms only writes down. */
export type PushInput = Exclude<FollowUpInput, { step: 'note' | 'assign' }>

/** Of what it can be done, and how it stands in the journal. */
const pushes: Record<PushStep, { of: readonly Followed[]; act: FollowUpAct }> = {
  remind: { of: ['request', 'need'], act: 'reminded' },
  decline: { of: ['request'], act: 'decline_noted' },
  interested: { of: ['request'], act: 'interest_noted' },
  extend: { of: ['request', 'need'], act: 'extension_asked' },
  choose: { of: ['request'], act: 'choice_asked' },
  introduce: { of: ['request', 'need'], act: 'introduced' },
  ask: { of: ['need'], act: 'asked' },
  form: { of: ['group'], act: 'form_asked' },
  pause: { of: ['profile'], act: 'paused' },
  resume: { of: ['profile'], act: 'resumed' },
  ask_resume: { of: ['engagement'], act: 'resume_asked' },
  ask_result: { of: ['engagement'], act: 'result_asked' },
  no_result: { of: ['engagement'], act: 'no_result_noted' },
}

/**
 * The department does about what waits the one thing that was chosen, and writes it down. Throws `accounts.own_interest` for an officer
 * of one of the sides, `state_changed` where it was answered, decided or done meanwhile, `follow_up.lately` where the same was asked
 * less than REMINDER_DAYS working days ago, and what the commands throw.
 */
export function pushFollowUp(actor: Actor, about: string, recordId: string, input: PushInput & { step: PushStep }) {
  transact((tx) => {
    const record = followed(actor, about, recordId, tx)
    const { of, act } = pushes[input.step]
    if (!of.includes(record.about)) throw notFound()
    assertNoOwnInterest(actor, record)
    if (input.step === 'introduce') return introduce(tx, actor, record, input)
    if (record.about === 'need' && (input.step === 'remind' || input.step === 'extend'))
      return pushParts(actor, record, input.step)
    carryOut(tx, actor, record, input)
    writeEntry(tx, actor, record, act, { note: wordsOf(input) })
  })
}

/** The same about each invitation, or offer, for which a need stands on the list, where it can be done today. */
function pushParts(actor: Actor, { recordId }: FollowedRecord, step: 'remind' | 'extend') {
  const parts = followUpRows(actor)
    .filter((row) => row.recordId === recordId && partHelp[row.kind] === step)
    .flatMap((row) => row.parts)
  if (parts.length === 0) throw new DomainError('state_changed')
  const from = firstDay(parts.map(({ helpFrom }) => helpFrom))
  if (from === null) throw new DomainError('request.reminded_enough')
  if (from > today()) throw new DomainError('follow_up.lately', { from })
  for (const { requestId, helpFrom } of parts)
    if (helpFrom !== null && helpFrom <= today()) pushFollowUp(actor, 'request', requestId, { step })
}

/** What was said with it, as the journal keeps it. */
function wordsOf(input: PushInput): string | undefined {
  if (input.step === 'interested') return input.message
  if (input.step === 'decline' || input.step === 'no_result') return input.note
  return input.step === 'pause' ? input.reason : undefined
}

function carryOut(
  tx: Tx,
  actor: Actor,
  record: FollowedRecord,
  input: Exclude<PushInput, { step: 'introduce' }> & { step: PushStep },
) {
  const { recordId } = record
  switch (input.step) {
    case 'remind':
      return remindByDepartment(actor, recordId)
    case 'decline':
      return declineRequest(actor, recordId, input, 'department')
    case 'interested':
      // Said twice it would be another's word.
      if (requestFor(tx, actor, recordId, 'department').interestedAt) throw new DomainError('state_changed')
      return sayInterested(actor, recordId, input, 'department')
    case 'extend':
    case 'choose':
      return askOfOffer(tx, actor, record, input.step)
    case 'ask':
      return askAboutNeed(actor, recordId)
    case 'form':
      return askToForm(tx, actor, record)
    case 'pause':
      return pauseInvitations(actor, recordId, input)
    case 'resume':
      return resumeInvitations(actor, recordId)
    case 'ask_resume':
      return askToResume(tx, actor, record)
    case 'ask_result':
      return askForResult(tx, actor, record)
    case 'no_result':
      return assertResultMissing(actor, record)
  }
}

/** Asks whoever is to move a group on: its representative to publish the joint need, its members to represent it. */
function askToForm(tx: Tx, actor: Actor, record: FollowedRecord) {
  if (!groupsToForm(tx).some(({ group }) => group.id === record.recordId)) throw new DomainError('state_changed')
  const from = askedAgainFrom(entriesOf(record, tx), 'form_asked')
  if (from > today()) throw new DomainError('follow_up.lately', { from })
  recordEvent(tx, actor, 'follow_up.form_asked', { groupId: record.recordId, by: 'department' })
}

/** Asks both sides whose pause is beyond its day whether they go on. */
function askToResume(tx: Tx, actor: Actor, record: FollowedRecord) {
  const { recordId: engagementId } = record
  const pause = openPauses(tx, [engagementId]).get(engagementId)
  if (!pause || !isOverdue(pause.until, today())) throw new DomainError('state_changed')
  const from = askedAgainFrom(entriesOf(record, tx), 'resume_asked')
  if (from > today()) throw new DomainError('follow_up.lately', { from })
  recordEvent(tx, actor, 'follow_up.resume_asked', { needId: record.needId!, engagementId, by: 'department' })
}

/** Asks whoever reports it for the result of work that was done long ago. */
function askForResult(tx: Tx, actor: Actor, record: FollowedRecord) {
  assertResultMissing(actor, record)
  const from = askedAgainFrom(entriesOf(record, tx), 'result_asked')
  if (from > today()) throw new DomainError('follow_up.lately', { from })
  const { needId, recordId: engagementId } = record
  recordEvent(tx, actor, 'follow_up.result_asked', { needId: needId!, engagementId, by: 'department' })
}

/** On the list, as long as nobody reported one or noted that none will come. */
function assertResultMissing(actor: Actor, { recordId }: FollowedRecord) {
  const isMissing = followUpRows(actor).some((row) => row.kind === 'result_missing' && row.recordId === recordId)
  if (!isMissing) throw new DomainError('state_changed')
}

/** Asks the consultant to extend what they offered, or the enterprise to choose. */
function askOfOffer(tx: Tx, actor: Actor, record: FollowedRecord, step: 'extend' | 'choose') {
  const waits = tx
    .select({ id: proposals.id })
    .from(proposals)
    .innerJoin(needs, eq(needs.id, proposals.needId))
    .where(
      and(eq(proposals.requestId, record.recordId), eq(proposals.status, 'submitted'), eq(needs.status, 'published')),
    )
    .get()
  if (!waits) throw new DomainError('state_changed')
  const from = askedAgainFrom(entriesOf(record, tx), pushes[step].act)
  if (from > today()) throw new DomainError('follow_up.lately', { from })
  const [needId, by] = [record.needId!, 'department'] as const
  if (step === 'choose') recordEvent(tx, actor, 'follow_up.choice_asked', { needId, by })
  else recordEvent(tx, actor, 'follow_up.extension_asked', { needId, requestId: record.recordId, by })
}

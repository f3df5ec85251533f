import { and, count, eq } from 'drizzle-orm'
import { namesGiven } from '~/privacy/without-personal-data'
import { communeList, provinceOf, subjectOf } from '~/vocabulary/reference.server'
import { today } from '~db/clock'
import { transact } from '~db/connection'
import { newId } from '~db/ids'
import { needGroupMembers, needGroups } from '~db/schema'
import type { Actor } from '../accounts/lifecycle'
import { hasOwnInterest } from '../accounts/policy'
import { recordEvent } from '../activity/record-event.server'
import { addDays } from '../days'
import { DomainError, notFound } from '../errors'
import { assertReplay } from '../sent-before'
import type { GatherInput } from './forms'
import { holdersFor } from './holders'
import { GROUP_ANSWER_DAYS, MAX_GATHERING } from './lifecycle'
import { canGatherGroups } from './policy'
import { membersOf } from './queries.server'
import { groupableNeeds } from './proposed-groups.server'

/**
 * The department asks enterprises whether they want to share a consultant. The id comes with the form: sent twice, it is one group.
 * Throws `group.need_unavailable` where one of the needs is open no more, is in a group or has an offer by now,
 * `group.message_names` where the words to them name an enterprise that none of them has agreed to know of,
 * `accounts.own_interest` where the officer belongs to one of the enterprises, `group.too_many` beyond MAX_GATHERING.
 */
export function gatherGroup(actor: Actor, { id, subjectCode, needIds, leadNeedId, message }: GatherInput) {
  const { provinceCode, organisationId } = actor
  if (!canGatherGroups(actor) || provinceCode === null || organisationId === null) throw notFound()
  const subject = subjectOf(subjectCode)
  if (!subject) throw new DomainError('choice_unknown', {}, 'subjectCode')
  transact((tx) => {
    const existing = tx.select().from(needGroups).where(eq(needGroups.id, id)).get()
    if (existing) {
      if (existing.askedBy !== actor.userId) throw notFound()
      const asked = membersOf(id, tx).map(({ needId }) => needId)
      const stored = { subjectCode: existing.subjectCode, message: existing.message, needIds: asked.sort() }
      return assertReplay(stored, { subjectCode, message, needIds: [...needIds].sort() })
    }
    const open = and(eq(needGroups.provinceCode, provinceCode), eq(needGroups.status, 'gathering'))
    if (tx.select({ n: count() }).from(needGroups).where(open).get()!.n >= MAX_GATHERING)
      throw new DomainError('group.too_many')
    const possible = groupableNeeds(provinceCode, tx).filter(({ subjects }) => subjects.includes(subjectCode))
    const chosen = needIds.map((needId) => possible.find((need) => need.id === needId))
    const asked = chosen.filter((need) => need !== undefined)
    const enterprises = new Set(asked.map((need) => need.organisationId))
    if (asked.length < chosen.length || enterprises.size < asked.length)
      throw new DomainError('group.need_unavailable', {}, 'needIds')
    if (hasOwnInterest(actor, [...enterprises])) throw new DomainError('accounts.own_interest')
    const named = namesGiven(message, [...new Set(possible.map(({ name }) => name))], placesIn(provinceCode, possible))
    if (named.length > 0) throw new DomainError('group.message_names', { names: named.join('; ') }, 'message')
    const holders = holdersFor(subject)
    tx.insert(needGroups)
      .values({
        id,
        provinceCode,
        subjectCode,
        message,
        leadOrganisationId: asked.find((need) => need.id === leadNeedId)!.organisationId,
        askedBy: actor.userId,
        departmentId: organisationId,
        dueOn: addDays(today(), GROUP_ANSWER_DAYS),
        // Where there is one way only, nothing is asked.
        holder: holders.length === 1 ? holders[0] : null,
      })
      .run()
    asked.forEach((need, index) => {
      const member = { id: newId(), groupId: id, position: index + 1, needId: need.id }
      tx.insert(needGroupMembers)
        .values({ ...member, organisationId: need.organisationId })
        .run()
      recordEvent(tx, actor, 'group.asked', { groupId: id, memberId: member.id, needId: need.id })
    })
  })
}

/** What places of a province are called, which enterprises are named after. */
const placesIn = (provinceCode: string, needs: readonly { areas: readonly string[] }[]) => [
  ...communeList(provinceCode).map(({ name }) => name),
  ...needs.flatMap(({ areas }) => areas.map((area) => area.replace(/^(?:huyện|thị xã|thành phố)\s+/iu, ''))),
  provinceOf(provinceCode)?.name ?? '',
]

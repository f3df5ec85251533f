import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { groupsOf } from '~/domain/groups/queries.server'
import { deleteAccount } from '~/domain/leaving/delete-account.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import * as m from '~/i18n/paraglide/messages'
import * as formPage from '~/routes/enterprise/form-group'
import * as groupPage from '~/routes/enterprise/group'
import * as needPage from '~/routes/enterprise/need'
import { newId } from '~db/ids'
import { askedGroup, askConsultant, award, consultant, formedGroup, joinedGroup, propose } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { groupIn, needIn, pageOf, statesIn } from './group-pages'

beforeEach(freshDatabase)

describe('the representative', () => {
  it('who declines leaves the place to another member', async () => {
    const { groupId, members } = askedGroup()
    const [first, second, third] = members.map((member) => member.enterprise) as [Actor, Actor, Actor]
    await post(groupPage, second, { groupId }, { step: 'join' })
    await post(groupPage, first, { groupId }, { step: 'decline', reason: 'not_now' })
    expect(toldTo(second, { unread: true })).toEqual(['group_lead_missing'])
    await post(groupPage, second, { groupId }, { step: 'lead' })
    expect(groupIn(groupId).leadOrganisationId).toBe(second.organisationId)
    await post(groupPage, third, { groupId }, { step: 'join' })
    const late = await post(groupPage, third, { groupId }, { step: 'lead' })
    expect(late.data.error).toMatchObject({ '': [m.error_group_has_lead()] })
  })

  it('publishes the joint need; own needs rest, and one need is counted for all', async () => {
    const { groupId, members, lead, officer } = joinedGroup()
    const before = programmeFigures(officer).needs
    const { html } = await shownPage(formPage, await args(lead, { groupId }))
    expect(html).toContain('HTX Mận Đồi')
    const typed = { id: newId(), text: 'Ba hợp tác xã cùng muốn làm GLOBALG.A.P.' }
    const missing = await post(formPage, lead, { groupId }, typed)
    expect(missing.data.error).toMatchObject({ holder: [m.form_error_choose_one()] })
    const form = { ...typed, holder: 'group' }
    for (const _ of ['sent', 'sent twice'])
      expect(ledTo(await post(formPage, lead, { groupId }, form))).toEqual([303, `/groups/${groupId}?done=form`])
    expect(groupIn(groupId)).toMatchObject({ status: 'formed', holder: 'group', jointNeedId: typed.id })
    expect(needIn(typed.id)).toMatchObject({ status: 'published', organisationId: lead.organisationId })
    for (const { needId } of members)
      expect(needIn(needId)).toMatchObject({ status: 'closed', closeReason: 'in_group' })
    expect(programmeFigures(officer).needs).toBe(before - members.length + 1)
    expect(toldTo(members[1]!.enterprise, { unread: true })).toEqual(['group_formed'])
    expect(await pageOf(members[1]!.enterprise, groupId)).toContain('Ba hợp tác xã cùng muốn làm')
  })

  it('is not asked who holds the certificate where the scheme knows one way only', async () => {
    const { groupId, lead } = joinedGroup({ subject: 'HACCP' })
    const { html } = await shownPage(formPage, await args(lead, { groupId }))
    expect(html).not.toContain(m.group_holder_group())
    await post(
      formPage,
      lead,
      { groupId },
      { id: newId(), text: 'Ba hợp tác xã cùng muốn làm HACCP.', holder: 'group' },
    )
    expect(groupIn(groupId)).toMatchObject({ status: 'formed', holder: 'each' })
  })

  it('is nobody else of the group, and needs two', async () => {
    const { groupId, members } = joinedGroup()
    const form = { id: newId(), text: 'Ba hợp tác xã cùng muốn làm.', holder: 'each' }
    expect((await post(formPage, members[1]!.enterprise, { groupId }, form)).status).toBe(404)
    const alone = askedGroup({ names: ['HTX Một', 'HTX Hai'] })
    await post(groupPage, alone.lead, { groupId: alone.groupId }, { step: 'join' })
    const answer = await post(formPage, alone.lead, { groupId: alone.groupId }, form)
    expect(answer.data.error).toMatchObject({ '': [m.error_group_too_few({ minimum: '2' })] })
  })
})

describe('leaving', () => {
  it('opens the own need again, and whoever was invited learns that the members changed', async () => {
    const group = formedGroup()
    const invited = propose(askConsultant(group, consultant()))
    const second = group.members[1]!
    await post(groupPage, second.enterprise, { groupId: group.groupId }, { step: 'leave' })
    expect(needIn(second.needId).status).toBe('published')
    expect(groupIn(group.groupId).status).toBe('formed')
    expect(needIn(group.needId).changedAt).not.toBeNull()
    expect(toldTo(invited.consultant, { unread: true })).toContain('request_need_changed')
    expect(await pageOf(second.enterprise, group.groupId)).not.toContain('HTX Mận Đồi')
  })

  it('ends a group with its joint need when the representative leaves, or one is left; the others open theirs again', async () => {
    const { groupId, lead, members, needId } = formedGroup()
    const second = members[1]!
    const resting = await post(needPage, second.enterprise, { needId: second.needId }, { step: 'reopen' })
    expect(resting.data.error).toMatchObject({ '': [m.error_need_of_group()] })
    await post(groupPage, lead, { groupId }, { step: 'leave' })
    expect(groupIn(groupId)).toMatchObject({ status: 'dissolved', endReason: 'lead_left' })
    expect(needIn(needId).status).toBe('closed')
    expect(toldTo(second.enterprise, { unread: true })).toEqual(['group_ended'])
    await post(needPage, second.enterprise, { needId: second.needId }, { step: 'reopen' })
    expect(needIn(second.needId).status).toBe('published')
    expect((await post(needPage, lead, { needId }, { step: 'reopen' })).data.error).toMatchObject({
      '': [m.error_need_of_group()],
    })

    const two = formedGroup({ names: ['HTX Một', 'HTX Hai'] })
    await post(groupPage, two.members[1]!.enterprise, { groupId: two.groupId }, { step: 'leave' })
    expect(groupIn(two.groupId)).toMatchObject({ status: 'dissolved', endReason: 'too_few' })
  })

  it('is over once a consultant is chosen, and a joint need that ends without takes its group along', async () => {
    const group = formedGroup()
    award(propose(askConsultant(group, consultant())))
    expect(groupIn(group.groupId).status).toBe('working')
    expect(toldTo(group.members[1]!.enterprise)).toContain('group_awarded')
    const late = await post(groupPage, group.members[1]!.enterprise, { groupId: group.groupId }, { step: 'leave' })
    expect(late.data.error).toMatchObject({ '': [m.error_state_changed()] })

    const other = formedGroup({ names: ['HTX Một', 'HTX Hai'] })
    closeNeed(other.lead, other.needId, 'no_fit')
    expect(groupIn(other.groupId)).toMatchObject({ status: 'dissolved', endReason: 'need_closed' })
    expect(toldTo(other.members[1]!.enterprise, { unread: true })).toEqual(['group_ended'])
  })

  it('an own need that ends while the group gathers waits in it no more', () => {
    const { groupId, lead, members } = joinedGroup()
    closeNeed(lead, members[0]!.needId, 'solved')
    expect(statesIn(groupId)).toEqual(['passed', 'joined', 'joined'])
    expect(groupIn(groupId).leadOrganisationId).toBeNull()
    expect(groupsOf(lead)).toEqual([])
  })

  it('is what an enterprise does that has nobody left: it answers no, or leaves', () => {
    const { groupId, members } = askedGroup()
    deleteAccount(members[1]!.enterprise, { note: 'Đơn vị không còn ai.', formerExpert: '' })
    expect(statesIn(groupId)).toEqual(['asked', 'declined', 'asked'])
    const formed = formedGroup()
    deleteAccount(formed.lead, { note: '', formerExpert: '' })
    expect(groupIn(formed.groupId)).toMatchObject({ status: 'dissolved', endReason: 'lead_left' })
  })

  it('is the department’s only while the group gathers', async () => {
    const { groupId, officer, members } = joinedGroup()
    expect((await post(groupPage, members[0]!.enterprise, { groupId }, { step: 'end' })).status).toBe(404)
    await post(groupPage, officer, { groupId }, { step: 'end' })
    expect(groupIn(groupId)).toMatchObject({ status: 'dissolved', endReason: 'department' })
    expect(toldTo(members[0]!.enterprise, { unread: true })).toEqual(['group_ended'])
    const formed = formedGroup({ officer })
    const late = await post(groupPage, officer, { groupId: formed.groupId }, { step: 'end' })
    expect(late.data.error).toMatchObject({ '': [m.error_state_changed()] })
  })
})

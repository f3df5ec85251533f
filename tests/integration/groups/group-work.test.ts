import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { leaveGroup } from '~/domain/groups/leave-group.server'
import { namedMembers, seenGroup } from '~/domain/groups/queries.server'
import { deleteAccount } from '~/domain/leaving/delete-account.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { offersOf } from '~/domain/proposals/versions.server'
import * as m from '~/i18n/paraglide/messages'
import * as checkPage from '~/routes/consultant/proposal-check'
import * as openNeedPage from '~/routes/consultant/open-need'
import * as proposePage from '~/routes/consultant/propose'
import * as requestPage from '~/routes/consultant/request'
import * as groupPage from '~/routes/enterprise/group'
import * as workPage from '~/routes/enterprise/group-work'
import * as proposalsPage from '~/routes/enterprise/proposals'
import * as engagementPage from '~/routes/work/engagement'
import * as engagementsPage from '~/routes/work/engagements'
import { askConsultant, award, consultant, enterprise, formedGroup, propose } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { sendOffer, typedOffer } from '../work/typed-offer'

beforeEach(freshDatabase)

const html = async (page: Parameters<typeof shownPage>[0], who: Actor, params: Record<string, string>) =>
  (await shownPage(page, await args(who, params))).html

/** A formed group, a consultant invited for it, and its members by number. */
function invitedGroup() {
  const group = formedGroup()
  const asked = askConsultant(group, consultant())
  const [one, two, three] = jointMembers(group.needId).map(({ id }) => id) as [string, string, string]
  return { ...group, ...asked, ids: { one, two, three } }
}

/** The same with an offer that has a price and milestones for each. */
function offeredGroup() {
  const invited = invitedGroup()
  const { one, two, three } = invited.ids
  const line = (title: string, amountVnd: number, memberId?: string) => ({
    title,
    amountVnd,
    vat: 'none' as const,
    memberId,
  })
  return propose(invited, {
    lines: [line('Đào tạo chung', 30_000_000), line('Tại vườn', 10_000_000, one), line('Tại vườn', 20_000_000, two)],
    milestones: [
      { title: 'Đào tạo chung', dueWeek: 2 },
      { title: 'Sổ ghi chép', dueWeek: 6, memberId: two },
      { title: 'Sổ ghi chép', dueWeek: 6, memberId: three },
      { title: 'Đánh giá cuối', dueWeek: 12 },
    ],
  })
}

function workingGroup() {
  const offered = offeredGroup()
  const engagementId = award(offered)
  const [common, ofTwo, ofThree, last] = engagementOf(offered.enterprise, engagementId).milestones
  return { ...offered, engagementId, work: { common: common!, ofTwo: ofTwo!, ofThree: ofThree!, last: last! } }
}

describe('a joint need', () => {
  it('tells consultants of places, sizes and what differs, and no name before one is chosen', async () => {
    const { consultant: actor, requestId, needId } = invitedGroup()
    const asked = await html(requestPage, actor, { requestId })
    expect(asked).toContain(m.group_joint_members({ count: '3' }))
    expect(asked).toContain('Vườn 2 ha, chưa có sổ ghi chép.')
    expect(asked).not.toContain('HTX Nhãn Sông')
    const open = await html(openNeedPage, consultant().actor, { needId })
    expect(open).toContain(m.group_need_of({ count: '3' }))
    expect(open).not.toContain('HTX Nhãn Sông')
  })

  it('takes one proposal with lines and milestones for all or for a member, kept from the form to the enterprise', async () => {
    const { consultant: actor, requestId, ids, enterprise: lead, needId, members, groupId } = invitedGroup()
    const form = await html(proposePage, actor, { requestId })
    expect(form).toContain(m.group_for_whom())
    expect(form).not.toContain('HTX Nhãn Sông')
    const unsaid = typedOffer({ 'lines[0].memberId': ids.two })
    const refused = await post(proposePage, actor, { requestId }, unsaid)
    const missing = [m.form_error_for_whom()]
    expect(refused.data.error).toEqual({ 'milestones[0].memberId': missing, 'milestones[1].memberId': missing })
    expect((await post(proposePage, actor, { requestId }, { ...unsaid, step: 'draft' })).status).toBe(303)
    expect(await html(proposePage, actor, { requestId })).toContain(`<option value="${ids.two}" selected="">`)
    const typed = typedOffer({
      'lines[0].memberId': ids.two,
      'milestones[0].memberId': ids.two,
      'milestones[1].memberId': 'all',
    })
    expect((await post(proposePage, actor, { requestId }, typed)).status).toBe(303)
    const check = await html(checkPage, actor, { requestId })
    expect(check).toContain(m.group_shares())
    expect(ledTo(await sendOffer(actor, requestId, typed))).toEqual([303, `/requests/${requestId}?done=proposed`])
    expect(await html(proposePage, actor, { requestId })).toContain('<option value="all" selected="">')
    const shown = await html(proposalsPage, lead, { needId })
    expect(shown).toContain('(Đơn vị 2)')
    expect(await html(groupPage, members[1]!.enterprise, { groupId })).toContain('phần của bạn')
  })

  it('has what is for all paid in equal parts', () => {
    const { proposalId } = offeredGroup()
    const { shares, priceVnd } = offersOf([proposalId]).get(proposalId)!
    expect(shares.map(({ member, amountVnd }) => [member, amountVnd])).toEqual([
      [1, 20_000_000],
      [2, 30_000_000],
      [3, 10_000_000],
    ])
    expect(shares.reduce((sum, { amountVnd }) => sum + amountVnd, 0)).toBe(priceVnd)
  })

  it('takes nothing for somebody outside, and no choice of what is for one that left', () => {
    const invited = invitedGroup()
    const stranger = jointMembers(formedGroup().needId)[0]!.id
    const line = { title: 'Tại vườn', amountVnd: 9_000_000, vat: 'none' as const, memberId: stranger }
    expect(refusal(() => propose(invited, { lines: [line] }))).toEqual({ code: 'proposal.member_left' })
    const offered = offeredGroup()
    leaveGroup(offered.members[1]!.enterprise, offered.groupId)
    expect(refusal(() => award(offered))).toEqual({ code: 'proposal.member_left' })
  })
})

describe('the work', () => {
  it('goes on for each member by itself between what is for all', () => {
    const { consultant: actor, enterprise: lead, engagementId, members, work } = workingGroup()
    const deliver = (id: string) => submitMilestone(actor, engagementId, id, { note: 'Đã bàn giao.' })
    expect(refusal(() => deliver(work.ofTwo.id))).toEqual({ code: 'milestone.not_its_turn' })
    deliver(work.common.id)
    acceptMilestone(lead, engagementId, work.common.id)
    deliver(work.ofThree.id)
    deliver(work.ofTwo.id)
    expect(refusal(() => deliver(work.last.id))).toEqual({ code: 'milestone.not_its_turn' })
    expect(toldTo(members[1]!.enterprise, { unread: true })).toContain('milestone_submitted')
    expect(toldTo(lead, { unread: true })).not.toContain('milestone_submitted')

    expect(refusal(() => acceptMilestone(lead, engagementId, work.ofTwo.id))).toEqual({ code: 'not_found' })
    expect(refusal(() => acceptMilestone(members[1]!.enterprise, engagementId, work.ofThree.id))).toEqual({
      code: 'not_found',
    })
    acceptMilestone(members[1]!.enterprise, engagementId, work.ofTwo.id)
    acceptMilestone(members[2]!.enterprise, engagementId, work.ofThree.id)
    deliver(work.last.id)
    acceptMilestone(lead, engagementId, work.last.id)
    expect(engagementOf(lead, engagementId).status).toBe('completed')
  })

  it('is followed by its members: what is for all and what is their own, with their part of the price', async () => {
    const { consultant: actor, enterprise: lead, engagementId, groupId, members, work } = workingGroup()
    const second = members[1]!.enterprise
    submitMilestone(actor, engagementId, work.common.id, { note: 'Đã đào tạo.' })
    acceptMilestone(lead, engagementId, work.common.id)
    submitMilestone(actor, engagementId, work.ofTwo.id, { note: 'Sổ đã lập xong.' })
    submitMilestone(actor, engagementId, work.ofThree.id, { note: 'Chỉ của đơn vị 3.' })
    const shown = await html(workPage, second, { groupId })
    expect(shown).toContain('30.000.000')
    expect(shown).toContain('Sổ đã lập xong.')
    expect(shown).not.toContain('Chỉ của đơn vị 3.')
    expect(shown.match(new RegExp(m.milestone_accept(), 'g'))).toHaveLength(1)
    expect(await html(engagementsPage, second, {})).toContain(`/groups/${groupId}/work`)
    expect(await html(engagementPage, lead, { engagementId })).toContain('HTX Nhãn Sông')

    const read = /name="readAs" value="(\d+)"/.exec(shown)![1]!
    const accepted = await post(
      workPage,
      second,
      { groupId },
      { intent: 'accept', milestoneId: work.ofTwo.id, readAs: read },
    )
    expect(ledTo(accepted)).toEqual([303, `/groups/${groupId}/work?done=accept`])
    const others = await post(
      workPage,
      second,
      { groupId },
      { intent: 'accept', milestoneId: work.ofThree.id, readAs: '1' },
    )
    expect(others.status).toBe(404)
  })

  it('leads a member who comes by the engagement’s address to its own page, and strangers nowhere', async () => {
    const { engagementId, groupId, members, enterprise: lead } = workingGroup()
    const open = async (who: Actor) => {
      try {
        await engagementPage.loader(await args(who, { engagementId }))
      } catch (thrown) {
        return ledTo(thrown as Awaited<ReturnType<typeof post>>)
      }
      return 'shown'
    }
    expect(await open(members[1]!.enterprise)).toEqual([302, `/groups/${groupId}/work`])
    expect(await open(lead)).toBe('shown')
    expect(await open(enterprise())).toEqual([404, null])
    expect((await post(workPage, enterprise(), { groupId }, { intent: 'accept', milestoneId: 'x' })).status).toBe(404)
  })

  it('has what is the representative’s own accepted by it, as its own turn', async () => {
    const invited = invitedGroup()
    const own = [{ title: 'Sổ ghi chép', dueWeek: 2, memberId: invited.ids.one }]
    const engagementId = award(propose(invited, { milestones: own }))
    const [milestone] = engagementOf(invited.enterprise, engagementId).milestones
    submitMilestone(invited.consultant, engagementId, milestone!.id, { note: 'Sổ đã lập xong.' })
    expect(engagementOf(invited.enterprise, engagementId).next).toMatchObject({ kind: 'accept', actor: 'enterprise' })
    expect(await html(engagementPage, invited.enterprise, { engagementId })).toContain(m.milestone_accept())
    acceptMilestone(invited.enterprise, engagementId, milestone!.id)
    expect(engagementOf(invited.enterprise, engagementId).status).toBe('completed')
  })

  it('of a member that nobody acts for is accepted by the representative', () => {
    const { consultant: actor, enterprise: lead, engagementId, members, work } = workingGroup()
    submitMilestone(actor, engagementId, work.common.id, { note: 'Đã đào tạo.' })
    acceptMilestone(lead, engagementId, work.common.id)
    deleteAccount(members[1]!.enterprise, { note: '', formerExpert: '' })
    submitMilestone(actor, engagementId, work.ofTwo.id, { note: 'Sổ đã lập xong.' })
    expect(engagementOf(lead, engagementId).next).toMatchObject({ kind: 'accept', actor: 'enterprise' })
    acceptMilestone(lead, engagementId, work.ofTwo.id)
    expect(engagementOf(lead, engagementId).milestones[1]!.status).toBe('accepted')
  })
})

it('names its members to the consultant once chosen', async () => {
  const { consultant: actor, requestId, groupId, officer } = workingGroup()
  expect(await html(requestPage, actor, { requestId })).toContain('HTX Nhãn Sông')
  expect(namedMembers(seenGroup(officer, groupId))).toHaveLength(3)
})

it('lets every member read what is offered for the group before one is chosen, and nobody else', async () => {
  const group = formedGroup()
  propose(askConsultant(group, consultant()), { scope: 'Đào tạo chung hai buổi, rồi đi từng nơi.' })
  for (const { enterprise } of group.members)
    expect(await html(groupPage, enterprise, { groupId: group.groupId })).toContain(
      'Đào tạo chung hai buổi, rồi đi từng nơi.',
    )
})

import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { joinOrganisation } from '~/domain/accounts/join-organisation.server'
import { actorOf } from '~/domain/accounts/queries.server'
import { declineGroup } from '~/domain/groups/answer-group.server'
import { formGroup } from '~/domain/groups/form-group.server'
import { gatherGroup } from '~/domain/groups/gather-group.server'
import { proposedGroups } from '~/domain/groups/proposed-groups.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import * as m from '~/i18n/paraglide/messages'
import * as gatherPage from '~/routes/department/gather-group'
import * as listPage from '~/routes/department/groups'
import * as groupPage from '~/routes/enterprise/group'
import * as needPage from '~/routes/enterprise/need'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { needs } from '~db/schema'
import { remind } from '~/domain/notifications/remind.server'
import {
  askedGroup,
  colleague,
  department,
  enterprise,
  GROUP_SUBJECT,
  propose,
  publishedNeed,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'
import { groupIn, pageOf, statesIn } from './group-pages'

beforeEach(freshDatabase)

type Need = ReturnType<typeof publishedNeed>

/** Open needs of as many enterprises, for a subject and in a commune. */
const openNeeds = (count: number, options: { subject?: string; communeCode?: string } = {}) =>
  Array.from({ length: count }, (_, index) =>
    publishedNeed({
      enterprise: enterprise({ name: `HTX số ${index + 1}` }),
      subjects: [options.subject ?? GROUP_SUBJECT],
      communeCode: options.communeCode,
    }),
  )

const VAN_HO = '04018'
/** Of the same former district as VAN_HO, and of another. */
const LONG_LUONG = '04048'
const SONG_MA = '04168'

describe('the system proposes', () => {
  it('enterprises with one subject whose communes lay in one district, and no others', () => {
    const [one] = openNeeds(1, { communeCode: VAN_HO })
    const [near] = openNeeds(1, { communeCode: LONG_LUONG })
    openNeeds(1, { communeCode: SONG_MA })
    openNeeds(1, { communeCode: VAN_HO, subject: 'HACCP' })
    const found = proposedGroups(department())
    expect(found).toMatchObject([{ subject: GROUP_SUBJECT, area: 'Huyện Vân Hồ' }])
    expect(found[0]!.needs.map(({ id }) => id).sort()).toEqual([one!.needId, near!.needId].sort())
  })

  it('nothing to an enterprise about its own two needs, nor for what was offered or ended meanwhile', () => {
    const owner = enterprise()
    publishedNeed({ enterprise: owner, subjects: [GROUP_SUBJECT] })
    publishedNeed({ enterprise: owner, subjects: [GROUP_SUBJECT] })
    expect(proposedGroups(department())).toEqual([])
    propose(sentRequest({ subjects: [GROUP_SUBJECT] }))
    const ended = publishedNeed({ subjects: [GROUP_SUBJECT] })
    closeNeed(ended.enterprise, ended.needId, 'solved')
    expect(proposedGroups(department())).toEqual([])
  })

  it('no need again whose enterprise said no', () => {
    const { groupId, members, officer } = askedGroup()
    declineGroup(members[1]!.enterprise, groupId, { reason: 'alone', note: '' })
    openNeeds(1)
    expect(proposedGroups(officer)).toEqual([])
  })
})

describe('the department asks', () => {
  async function proposed() {
    const officer = department()
    const asked = openNeeds(3)
    const query = `?${new URLSearchParams({ subject: GROUP_SUBJECT, area: 'Huyện Vân Hồ' }).toString()}`
    return { officer, asked, query }
  }
  const typed = (needIds: string[], change: Record<string, string | string[]> = {}) => ({
    id: newId(),
    subjectCode: GROUP_SUBJECT,
    needIds,
    leadNeedId: needIds[0]!,
    message: 'Sở hỗ trợ tiền đi lại.',
    ...change,
  })

  it('on a page that names whom, and each is told once, whatever is sent twice', async () => {
    const { officer, asked, query } = await proposed()
    const list = await shownPage(listPage, await args(officer, {}))
    expect(list.html).toContain('GlobalG.A.P.')
    const { html } = await shownPage(gatherPage, await args(officer, {}, undefined, query))
    for (const name of ['HTX số 1', 'HTX số 2', 'HTX số 3']) expect(html).toContain(name)
    expect(html).toContain('sổ thành viên')
    const form = typed(asked.map(({ needId }) => needId))
    expect(ledTo(await post(gatherPage, officer, {}, form))).toEqual([303, `/groups/${form.id}?done=gather`])
    expect(ledTo(await post(gatherPage, officer, {}, form))).toEqual([303, `/groups/${form.id}?done=gather`])
    expect(statesIn(form.id)).toEqual(['asked', 'asked', 'asked'])
    for (const { enterprise: one } of asked) expect(toldTo(one)).toEqual(['group_asked'])
    expect(proposedGroups(officer)).toEqual([])
  })

  it('two at least, one of them as the representative; what is wrong stands beside its field', async () => {
    const { officer, asked } = await proposed()
    const [one, two, three] = asked.map(({ needId }) => needId) as [string, string, string]
    const alone = await post(gatherPage, officer, {}, typed([one]))
    expect(alone.data.error).toMatchObject({ needIds: [m.form_error_choose_members()] })
    const outside = await post(gatherPage, officer, {}, typed([one, two], { leadNeedId: three }))
    expect(outside.data.error).toMatchObject({ leadNeedId: [m.form_error_lead_among_members()] })
  })

  it('nobody whose need has ended, stands in a group, or is another province’s', async () => {
    const { officer, asked } = await proposed()
    const [one, two] = asked as [(typeof asked)[0], (typeof asked)[0]]
    closeNeed(two.enterprise, two.needId, 'solved')
    const answer = await post(gatherPage, officer, {}, typed([one.needId, two.needId]))
    expect(answer.data.error).toMatchObject({ needIds: [m.error_group_need_unavailable()] })
    const stranger = await post(
      gatherPage,
      department({ provinceCode: '11' }),
      {},
      typed([one.needId, asked[2]!.needId]),
    )
    expect(stranger.data.error).toMatchObject({ needIds: [m.error_group_need_unavailable()] })
  })
})

describe('an enterprise that is asked', () => {
  it('reads who asks and what joining means, and no name before it and the other have joined', async () => {
    const { groupId, members, officer } = askedGroup()
    const [first, second, third] = members.map((member) => member.enterprise) as [Actor, Actor, Actor]
    const before = await pageOf(first, groupId)
    expect(before).toContain(officer.organisationName!)
    expect(before).toContain(m.group_join_rests())
    expect(before).toContain('Đơn vị 2')
    expect(before).not.toContain('HTX Nhãn Sông')
    const { needId } = members[0]!
    expect((await shownPage(needPage, await args(first, { needId }))).html).toContain(m.group_notice_asked())

    expect(ledTo(await post(groupPage, first, { groupId }, { step: 'join' }))).toEqual([
      303,
      `/groups/${groupId}?done=join`,
    ])
    await post(
      groupPage,
      second,
      { groupId },
      { step: 'join', prefers: 'group', differs: 'Ba hecta, chua co so ghi chep' },
    )
    const joined = await pageOf(first, groupId)
    expect(joined).toContain('HTX Nhãn Sông')
    expect(joined).toContain('Ba hecta, chua co so ghi chep')
    expect(joined).not.toContain('HTX Mận Đồi')
    expect(await pageOf(third, groupId)).not.toContain('HTX Nhãn Sông')
    expect(toldTo(first, { unread: true })).toEqual(['group_answered'])
    expect(toldTo(officer, { unread: true })).toEqual(['group_answered'])
  })

  it('declines with a reason that only the department reads, may think again, and reads no member then', async () => {
    const { groupId, members, officer } = askedGroup()
    const [first, second] = members.map((member) => member.enterprise) as [Actor, Actor]
    await post(groupPage, first, { groupId }, { step: 'join' })
    await post(
      groupPage,
      second,
      { groupId },
      { step: 'decline', reason: 'alone', note: 'Chúng tôi đã hẹn người khác.' },
    )
    expect(await pageOf(second, groupId)).not.toContain('HTX Xoài Nắng')
    expect(await pageOf(first, groupId)).not.toContain('Chúng tôi đã hẹn người khác.')
    expect(await pageOf(officer, groupId)).toContain('Chúng tôi đã hẹn người khác.')
    await post(groupPage, second, { groupId }, { step: 'join' })
    expect(statesIn(groupId)).toEqual(['joined', 'joined', 'asked'])
  })

  it('is reminded before its day, and the representative and the department when it has passed', () => {
    const { groupId, members, lead, officer } = askedGroup()
    const { dueOn } = groupIn(groupId)
    at(new Date(`${dueOn}T01:00:00Z`), remind)
    expect(toldTo(members[1]!.enterprise)).toContain('group_due')
    at(new Date(new Date(`${dueOn}T01:00:00Z`).getTime() + 86_400_000), remind)
    for (const one of [lead, officer]) expect(toldTo(one)).toContain('group_waits')
  })

  it('is nobody else’s: strangers find nothing, and who only looks changes nothing', async () => {
    const { groupId, members } = askedGroup()
    const stranger = await post(groupPage, enterprise(), { groupId }, { step: 'join' })
    expect(stranger.status).toBe(404)
    const reader = colleague(members[0]!.enterprise, 'reader')
    expect((await post(groupPage, reader, { groupId }, { step: 'join' })).status).toBe(403)
    expect(statesIn(groupId)).toEqual(['asked', 'asked', 'asked'])
  })
})

it('an officer who belongs to one of the enterprises leaves it to a colleague', () => {
  const [one, two] = openNeeds(2).map(({ needId }) => needId) as [string, string]
  const officer = department()
  const owner = db.select().from(needs).where(eq(needs.id, one)).get()!.organisationId
  joinOrganisation(officer.userId, { joins: owner, as: 'member' })
  const acting = actorOf(officer.userId, officer.organisationId)!
  const asked = { id: newId(), subjectCode: GROUP_SUBJECT, needIds: [one, two], leadNeedId: one, message: '' }
  expect(refusal(() => gatherGroup(acting, asked))).toEqual({ code: 'accounts.own_interest' })
})

describe('what one writes to others', () => {
  it('of the department names no enterprise that they have not agreed to know of', async () => {
    const officer = department()
    const [one, two] = ['HTX Xoài Nắng', 'HTX Nhãn Sông'].map((name) =>
      publishedNeed({ enterprise: enterprise({ name }), subjects: [GROUP_SUBJECT] }),
    ) as [Need, Need]
    const typed = {
      id: newId(),
      subjectCode: GROUP_SUBJECT,
      needIds: [one.needId, two.needId],
      leadNeedId: one.needId,
      message: 'Di cung nhan song cho do ton xe.',
    }
    const refused = await post(gatherPage, officer, {}, typed)
    expect(refused.data.error).toEqual({ message: [m.error_group_message_names({ names: 'HTX Nhãn Sông' })] })
    expect(refused.data.initialValue).toMatchObject({ message: typed.message })
    const sent = await post(gatherPage, officer, {}, { ...typed, message: 'Đi cùng một chuyến cho đỡ tốn xe.' })
    expect(ledTo(sent)).toEqual([303, `/groups/${typed.id}?done=gather`])
  })

  it('is shown to others without telephones and e-mails', async () => {
    const { groupId, members, officer } = askedGroup()
    const differs = 'Vườn 2 ha, gọi 0912 345 678 hoặc xoai@vi-du.example.'
    for (const { enterprise: one } of members) await post(groupPage, one, { groupId }, { step: 'join', differs })
    const count = (html: string) => html.split('0912 345 678').length - 1
    expect(count(await pageOf(members[0]!.enterprise, groupId))).toBe(1)
    expect((await pageOf(members[0]!.enterprise, groupId)).split('xoai@vi-du.example').length - 1).toBe(1)
    expect(count(await pageOf(officer, groupId))).toBe(3)
    const id = newId()
    const text = 'Ba hợp tác xã cùng muốn làm, hỏi thêm gọi 0987 654 321.'
    formGroup(members[0]!.enterprise, groupId, { id, text, holder: 'each' })
    expect(await pageOf(members[0]!.enterprise, groupId)).toContain('0987 654 321')
    expect(await pageOf(members[1]!.enterprise, groupId)).not.toContain('0987 654 321')
  })
})

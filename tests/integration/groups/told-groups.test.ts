import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { agreeToBeTold, tellNoMore } from '~/domain/certification/agree-to-be-told.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { addRegisterEntry } from '~/domain/certification/register.server'
import { lastReport } from '~/domain/certification/told-results'
import { resultsOfMember, toldResults } from '~/domain/certification/told-results.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { memberWork } from '~/domain/engagement/queries.server'
import { READ_AS } from '~/forms/carried'
import * as m from '~/i18n/paraglide/messages'
import * as workPage from '~/routes/enterprise/group-work'
import * as engagementPage from '~/routes/work/engagement'
import { toldSentence } from '~/views/work/told-results.server'
import { at, today } from '~db/clock'
import { agreeAsShown, certificate, completedGroup, enterprise, GROUP_SUBJECT } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, marksOn, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const paper = (change: Parameters<typeof certificate>[0]) => certificate({ subjectCode: GROUP_SUBJECT, ...change })
const asking = { subjects: [GROUP_SUBJECT], sectorCode: null, communeCode: null, provinceCode: '14', notOf: null }
const told = (notOf: string | null = null) => toldResults({ ...asking, notOf }).map(toldSentence)
const later = (minutes: number) => new Date(Date.now() + minutes * 60_000)

type Group = ReturnType<typeof completedGroup>
const shownTo = (member: Actor, { groupId }: Group) => {
  const { engagement, own } = memberWork(member, groupId)
  return resultsOfMember(engagement, own)
}
const agree = (member: Actor, group: Group) =>
  agreeToBeTold(member, group.engagementId, lastReport(shownTo(member, group)))

/** Three co-operatives of different communes: their places tell them apart. */
const places = { communes: ['04018', '04048', '04168'] }

it('of a member’s own certificate tells that member, once it and the consultant agreed; the representative is not asked', () => {
  const group = completedGroup('each', places)
  const { lead, consultant, officer, engagementId, ids, members } = group
  const member = members[1]!.enterprise
  verifyOutcome(officer, recordCertificate(lead, engagementId, paper({ memberId: ids[1]!, memberIds: [] })), {
    checkedWith: 'original',
  })
  agreeAsShown(consultant, engagementId)
  expect(refusal(() => agreeAsShown(lead, engagementId))).toEqual({ code: 'state_changed' })
  expect(told()).toEqual([])
  agree(member, group)
  const [sentence] = told()
  expect(sentence).toContain('ở xã Vân Hồ')
  expect(sentence).not.toContain('HTX')
  for (const one of members) expect(told(one.enterprise.organisationId)).toEqual([])
  tellNoMore(member, engagementId)
  expect(told()).toEqual([])
  for (const stranger of [enterprise(), officer])
    expect(refusal(() => agreeToBeTold(stranger, engagementId, 0))).toEqual({ code: 'not_found' })
})

it('of the group’s certificate tells the representative, and beside it only members who agreed', () => {
  const group = completedGroup('group', places)
  const { lead, consultant, officer, engagementId, ids, members } = group
  const [, second, third] = members.map((one) => one.enterprise) as [Actor, Actor, Actor]
  const input = paper({ memberIds: ids.slice(0, 2) })
  verifyOutcome(officer, recordCertificate(lead, engagementId, input), { checkedWith: 'original' })
  agreeAsShown(consultant, engagementId)
  agree(second, group)
  expect(told()).toEqual([])
  agreeAsShown(lead, engagementId)
  expect(told()[0]).toContain('ở xã Tô Múa, cùng nhóm với một hợp tác xã')
  expect(told()[0]).toContain('ở xã Vân Hồ,')
  tellNoMore(second, engagementId)
  expect(told()[0]).toContain('ở xã Tô Múa cùng nhóm của mình đạt')
  expect(refusal(() => agree(third, group))).toEqual({ code: 'state_changed' })
  at(later(2), () =>
    addRegisterEntry(lead, engagementId, { certificateId: input.id, memberId: ids[2]!, acceptedOn: today() }),
  )
  expect(toldResults(asking)[0]!.others).toEqual([])
  expect(toldSentence(shownTo(third, group)[0]!)).toContain('ở xã')
  at(later(3), () => agree(third, group))
  expect(toldResults(asking)[0]!.others).toHaveLength(1)
})

it('asks a member on the page of the work with the very sentence, and the consultant reads who of them agreed', async () => {
  const { lead, consultant, engagementId, ids, members, groupId } = completedGroup('group', places)
  const member = members[1]!.enterprise
  recordCertificate(lead, engagementId, paper({ memberIds: ids }))
  const html = async () => (await shownPage(workPage, await args(member, { groupId }))).html
  expect(await html()).toContain(m.telling_group())
  expect(await html()).toContain('ở xã Vân Hồ')
  const [seen = ''] = await marksOn(workPage, member, { groupId })
  expect(ledTo(await post(workPage, member, { groupId }, { intent: 'tell', [READ_AS]: seen }))[1]).toMatch(/done=tell$/)
  expect(await html()).toContain(m.telling_withdraw())
  const { telling } = await engagementPage.loader(await args(consultant, { engagementId }))
  expect(telling.members.map(({ agreedAt }) => agreedAt !== null)).toEqual([false, true, false])
  await post(workPage, member, { groupId }, { intent: 'tell_no_more' })
  expect(await html()).not.toContain(m.telling_withdraw())
})

import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { addDays } from '~/domain/days'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import * as m from '~/i18n/paraglide/messages'
import * as outcomePage from '~/routes/department/outcome'
import * as outcomesPage from '~/routes/department/outcomes'
import * as workPage from '~/routes/enterprise/group-work'
import * as certificatePage from '~/routes/work/certificate'
import * as engagementPage from '~/routes/work/engagement'
import { today } from '~db/clock'
import { certificate, completedGroup } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const paper = (change: Parameters<typeof certificate>[0]) => certificate({ subjectCode: 'GLOBALGAP', ...change })
const html = async (page: Parameters<typeof shownPage>[0], who: Actor, params: Record<string, string>, query = '') =>
  (await shownPage(page, await args(who, params, undefined, query))).html

it('each member’s is recorded by itself, with its holder, and counted once', async () => {
  const { engagementId, ids, officer, lead, groupId, members } = completedGroup('each')
  const [one, two] = ids as [string, string]
  expect(await html(certificatePage, lead, { engagementId })).toContain(m.certificate_holder_choose())
  expect(refusal(() => recordCertificate(lead, engagementId, paper({})))).toEqual({
    code: 'certificate.holder_missing',
    field: 'memberId',
  })
  for (const [memberId, number] of [
    [one, 'GG-THU-NHAT'],
    [two, 'GG-THU-HAI'],
  ] as const)
    verifyOutcome(officer, recordCertificate(lead, engagementId, paper({ memberId, memberIds: [], number })), {
      checkedWith: 'original',
    })
  const own = await html(workPage, members[1]!.enterprise, { groupId })
  expect(own).toContain('GG-THU-HAI')
  expect(own).not.toContain('GG-THU-NHAT')
  const list = await html(outcomesPage, officer, {}, '?list=verified')
  expect(list).toContain('HTX Xoài Nắng')
  expect(list).toContain('HTX Nhãn Sông')
  expect(programmeFigures(officer)).toMatchObject({ needs: 1, awarded: 1, certified: 1 })
})

it('the group’s is one certificate with a register, in which members are accepted and which they leave', async () => {
  const { engagementId, ids, officer, lead, groupId, members, consultant: actor } = completedGroup('group')
  const missing = paper({ memberIds: [] })
  expect(refusal(() => recordCertificate(lead, engagementId, missing))).toEqual({
    code: 'certificate.holder_missing',
    field: 'memberIds',
  })
  const input = paper({ memberIds: ids })
  const outcomeId = recordCertificate(actor, engagementId, input)
  expect(recordCertificate(actor, engagementId, input)).toBe(outcomeId)
  verifyOutcome(officer, outcomeId, { checkedWith: 'original' })
  expect(await html(outcomesPage, officer, {}, '?list=verified')).toContain(m.outcome_of_members({ count: '3' }))
  expect(await html(outcomePage, officer, { outcomeId })).toContain('HTX Mận Đồi')
  for (const { enterprise: member } of members.slice(1)) {
    const own = await html(workPage, member, { groupId })
    for (const said of [input.number, m.certificate_holder_group({ count: '3' })]) expect(own).toContain(said)
  }
  expect(programmeFigures(officer)).toMatchObject({ needs: 1, certified: 1 })

  const leave = { intent: 'register_left', certificateId: input.id, memberId: ids[2]! }
  const early = await post(engagementPage, lead, { engagementId }, { ...leave, leftOn: '2020-01-01' })
  expect(early.data.error).toMatchObject({ leftOn: [m.error_certificate_left_before_accepted()] })
  const left = await post(engagementPage, lead, { engagementId }, { ...leave, leftOn: today() })
  expect(ledTo(left)).toEqual([303, `/engagements/${engagementId}?done=register_left`])
  expect(await html(engagementPage, lead, { engagementId })).toContain(m.certificate_holder_group({ count: '2' }))
})

it('takes a member into the register later, which the story tells', async () => {
  const { engagementId, ids, lead, officer, members, groupId, consultant: actor } = completedGroup('group')
  const input = paper({ memberIds: ids.slice(0, 2) })
  verifyOutcome(officer, recordCertificate(lead, engagementId, input), { checkedWith: 'original' })
  const add = { intent: 'register_added', certificateId: input.id, memberId: ids[2]! }
  const send = (who: Actor, change: Record<string, string>) =>
    post(engagementPage, who, { engagementId }, { ...add, ...change })
  const outside = [m.error_certificate_accepted_outside()]
  expect((await send(lead, { acceptedOn: '2020-01-01' })).data.error).toMatchObject({ acceptedOn: outside })
  expect((await send(lead, { acceptedOn: '2999-01-01' })).data.error).toHaveProperty('acceptedOn')
  expect((await send(members[2]!.enterprise, { acceptedOn: today() })).status).toBe(404)
  expect((await send(actor, { acceptedOn: today() })).status).toBe(404)
  expect(ledTo(await send(lead, { acceptedOn: today() }))[1]).toMatch(/done=register_added$/)
  expect((await send(lead, { acceptedOn: today() })).data.error).toMatchObject({ '': [m.error_state_changed()] })
  for (const said of [
    m.certificate_holder_group({ count: '3' }),
    m.story_certificate_member_added({ member: 'HTX Mận Đồi' }),
  ])
    expect(await html(engagementPage, lead, { engagementId })).toContain(said)
  expect(await html(workPage, members[2]!.enterprise, { groupId })).toContain(input.number)

  const left = { intent: 'register_left', certificateId: input.id, memberId: ids[1]!, leftOn: today() }
  await post(engagementPage, lead, { engagementId }, left)
  expect(await html(engagementPage, lead, { engagementId })).toContain(
    m.story_certificate_member_left({ member: 'HTX Nhãn Sông' }),
  )
  const before = await send(lead, { memberId: ids[1]!, acceptedOn: addDays(today(), -1) })
  expect(before.data.error).toMatchObject({ acceptedOn: outside })
  const each = completedGroup('each')
  const own = paper({ memberId: each.ids[0]!, memberIds: [] })
  recordCertificate(each.lead, each.engagementId, own)
  const none = { ...add, certificateId: own.id, memberId: each.ids[1]!, acceptedOn: today() }
  expect((await post(engagementPage, each.lead, { engagementId: each.engagementId }, none)).status).toBe(404)
})

it('names nobody outside the group', () => {
  const { engagementId, lead } = completedGroup('each')
  const stranger = completedGroup('each').ids[0]!
  expect(refusal(() => recordCertificate(lead, engagementId, paper({ memberId: stranger })))).toEqual({
    code: 'certificate.holder_missing',
    field: 'memberId',
  })
})

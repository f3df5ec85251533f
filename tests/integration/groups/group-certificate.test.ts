import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import type { Holder } from '~/domain/groups/lifecycle'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { programmeFigures } from '~/domain/programme/queries.server'
import * as m from '~/i18n/paraglide/messages'
import * as outcomePage from '~/routes/department/outcome'
import * as outcomesPage from '~/routes/department/outcomes'
import * as workPage from '~/routes/enterprise/group-work'
import * as certificatePage from '~/routes/work/certificate'
import * as engagementPage from '~/routes/work/engagement'
import { today } from '~db/clock'
import { askConsultant, award, certificate, consultant, formedGroup, propose } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

/** A group whose work is done, for certificates by `holder`. */
function completedGroup(holder: Holder) {
  const group = formedGroup({ holder })
  const asked = propose(askConsultant(group, consultant()))
  const engagementId = award(asked)
  for (const { id } of engagementOf(group.lead, engagementId).milestones) {
    submitMilestone(asked.consultant, engagementId, id, { note: 'Đã bàn giao.' })
    acceptMilestone(group.lead, engagementId, id)
  }
  return { ...group, consultant: asked.consultant, engagementId, ids: jointMembers(group.needId).map(({ id }) => id) }
}

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
    verifyOutcome(officer, recordCertificate(lead, engagementId, paper({ memberId, memberIds: [], number })))
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
  verifyOutcome(officer, outcomeId)
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

it('names nobody outside the group', () => {
  const { engagementId, lead } = completedGroup('each')
  const stranger = completedGroup('each').ids[0]!
  expect(refusal(() => recordCertificate(lead, engagementId, paper({ memberId: stranger })))).toEqual({
    code: 'certificate.holder_missing',
    field: 'memberId',
  })
})

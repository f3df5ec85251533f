import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import { laterOn } from '~/domain/measures/lifecycle'
import { measureOutcomeOf } from '~/domain/measures/queries.server'
import { publicRegister } from '~/domain/measures/public-register.server'
import { correctBaseline, measureAfter } from '~/domain/measures/read-measure.server'
import { startMeasure } from '~/domain/measures/start-measure.server'
import { jointMembers } from '~/domain/needs/joint-need.server'
import { remind } from '~/domain/notifications/remind.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import * as m from '~/i18n/paraglide/messages'
import * as certificatesPage from '~/routes/enterprise/certificates'
import * as workPage from '~/routes/enterprise/group-work'
import * as namingPage from '~/routes/enterprise/naming'
import * as measurePage from '~/routes/work/measure'
import * as newMeasurePage from '~/routes/work/new-measure'
import { startOf } from '~/domain/days'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { measures, outcomes } from '~db/schema'
import {
  after,
  askConsultant,
  award,
  baseline,
  certificate,
  completedGroup,
  consultant,
  formedGroup,
  propose,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, marksOn, post } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const shown = async (page: Parameters<typeof shownPage>[0], who: Actor, params = {}) =>
  (await shownPage(page, await args(who, params))).html

/** Work for a group in which something is measured at the second member's place. */
function measuredGroup() {
  const group = formedGroup({ holder: 'each' })
  const asked = propose(askConsultant(group, consultant()))
  const engagementId = award(asked)
  const ids = jointMembers(group.needId).map(({ id }) => id)
  const { id: measureId, ...input } = baseline({ memberId: ids[1]! })
  startMeasure(asked.consultant, engagementId, { id: measureId, ...input })
  const complete = () => {
    for (const { id } of engagementOf(group.lead, engagementId).milestones) {
      submitMilestone(asked.consultant, engagementId, id, { note: 'Đã bàn giao.' })
      acceptMilestone(group.lead, engagementId, id)
    }
  }
  const [, member, other] = group.members.map(({ enterprise }) => enterprise)
  return {
    ...group,
    consultant: asked.consultant,
    engagementId,
    measureId,
    ids,
    complete,
    member: member!,
    other: other!,
  }
}
const outcomeOf = (measureId: string) => db.select().from(outcomes).where(eq(outcomes.measureId, measureId)).get()!.id

it('a measure at a member’s place is read by that member, and by nobody for it', async () => {
  const {
    lead,
    member,
    other,
    consultant: actor,
    engagementId,
    measureId,
    officer,
    groupId,
    complete,
  } = measuredGroup()
  const params = { engagementId, measureId }
  expect(await shown(workPage, member, { groupId })).toContain(`/engagements/${engagementId}/measures/${measureId}`)
  expect(await shown(workPage, other, { groupId })).not.toContain(measureId)
  await expect(args(other, params).then((request) => measurePage.loader(request))).rejects.toMatchObject({
    status: 404,
  })
  const { id: _, what: __, indicatorId: ___, memberId: ____, ...reading } = baseline()
  correctBaseline(member, measureId, { ...reading, id: newId() })
  complete()
  expect(toldTo(member)).toContain('measure_wanted_member')
  expect(toldTo(other)).not.toContain('measure_wanted_member')
  for (const who of [lead, actor, other])
    expect(refusal(() => measureAfter(who, measureId, after())).code).toBe('not_found')
  const ofLead = await shown(measurePage, lead, params)
  expect(ofLead).toContain(m.measure_after_member_only({ name: 'HTX Nhãn Sông' }))
  expect(ofLead).not.toContain(m.measure_do_after())
  expect(await shown(measurePage, member, params)).toContain(m.measure_do_after())

  measureAfter(member, measureId, after())
  expect(toldTo(member, { unread: true })).not.toContain('measure_wanted_member')
  expect(measureOutcomeOf(officer, outcomeOf(measureId)).enterprise).toBe('HTX Nhãn Sông')
  expect(verifyMeasure(officer, outcomeOf(measureId))).toBe(true)
  expect(toldTo(member)).toContain('measure_verified')
  expect(toldTo(lead)).not.toContain('measure_verified')
  expect(programmeFigures(officer).certified).toBe(1)
  expect(await shown(certificatesPage, member)).toContain(measureId)
  expect(await shown(certificatesPage, lead)).not.toContain(measureId)
  at(startOf(laterOn(today(), 'six')), remind)
  expect(toldTo(member)).toContain('measure_six')
  expect(toldTo(lead)).not.toContain('measure_six')
})

it('who measures is chosen where the measure begins, from the group alone', async () => {
  const { lead, engagementId, ids } = measuredGroup()
  const query = '?indicator=defect-rate'
  const { html } = await shownPage(newMeasurePage, await args(lead, { engagementId }, undefined, query))
  expect(html).toContain('HTX Nhãn Sông')
  const { id, what, method, level } = baseline()
  const typed = { id, what, method, level, 'inputs.bad': '40', 'inputs.made': '1000', measuredOn: '01/03/2026' }
  const send = (memberId: string) => post(newMeasurePage, lead, { engagementId }, { ...typed, memberId }, query)
  expect((await send(newId())).data.error).toHaveProperty('memberId')
  expect(ledTo(await send(ids[2]!))[0]).toBe(303)
  expect(db.select().from(measures).where(eq(measures.id, id)).get()!.memberId).toBe(ids[2])
  expect(
    ledTo(await post(newMeasurePage, lead, { engagementId }, { ...typed, id: newId(), memberId: '' }, query))[0],
  ).toBe(303)
})

it('a member is named in the public register with its own result once it agrees, and no other is', async () => {
  const { lead, engagementId, ids, officer, members, groupId } = completedGroup('each')
  const [one, holder, other] = members.map(({ enterprise }) => enterprise) as [Actor, Actor, Actor]
  for (const memberId of ids.slice(0, 2))
    verifyOutcome(officer, recordCertificate(lead, engagementId, certificate({ subjectCode: 'GLOBALGAP', memberId })), {
      checkedWith: 'original',
    })
  const named = () => publicRegister({ name: '', subject: '', commune: '', year: '' }).rows.map((row) => row.enterprise)
  expect(await shown(workPage, holder, { groupId })).toContain(`/engagements/${engagementId}/naming`)
  expect(await shown(workPage, other, { groupId })).not.toContain(`/engagements/${engagementId}/naming`)
  const preview = await shown(namingPage, holder, { engagementId })
  expect(preview).toContain('HTX Nhãn Sông')
  expect(preview).not.toContain('HTX Xoài Nắng')
  const [mark] = await marksOn(namingPage, holder, { engagementId })
  const say = (who: Actor, step: string) => post(namingPage, who, { engagementId }, { step, readAs: mark! })
  expect(ledTo(await say(holder, 'agree'))).toEqual([303, `/engagements/${engagementId}/naming?done=agree`])
  expect(named()).toEqual(['HTX Nhãn Sông'])
  expect((await say(other, 'agree')).init.status).toBe(409)
  const [own] = await marksOn(namingPage, one, { engagementId })
  await post(namingPage, one, { engagementId }, { step: 'agree', readAs: own! })
  expect(named().toSorted()).toEqual(['HTX Nhãn Sông', 'HTX Xoài Nắng'])
  await say(holder, 'withdraw')
  expect(named()).toEqual(['HTX Xoài Nắng'])
})

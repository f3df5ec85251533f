import { beforeEach, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { mayReadEvidenceOf } from '~/domain/certification/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { addRegisterEntry, endRegisterEntry } from '~/domain/certification/register.server'
import { draftRenewal } from '~/domain/certification/renew.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays, type Day, startOf } from '~/domain/days'
import { remind } from '~/domain/notifications/remind.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as calendarPage from '~/routes/enterprise/certificate-calendar'
import * as certificatesPage from '~/routes/enterprise/certificates'
import * as noticesPage from '~/routes/account/notifications'
import { at } from '~db/clock'
import { newId } from '~db/ids'
import { certificate, completedGroup } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args } from '../work/page-calls'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const ISSUED: Day = '2026-03-02'
const ENDS: Day = '2027-03-01'
const morningOn = (day: Day) => at(new Date(startOf(day).getTime() + 7 * 3_600_000), remind)
const times = (person: Actor, kind: string) => toldTo(person).filter((told) => told === kind).length
const shown = async (page: Parameters<typeof shownPage>[0], who: Actor, params = {}, query = '') =>
  (await shownPage(page, await args(who, params, undefined, query))).html

/** A certificate of the whole group, whose register names the first two of three members. */
function certifiedGroup() {
  const group = at(startOf(ISSUED), () => completedGroup('group'))
  const paper = certificate({
    subjectCode: 'GLOBALGAP',
    memberIds: group.ids.slice(0, 2),
    issuedOn: ISSUED,
    expiresOn: ENDS,
  })
  at(startOf(ISSUED), () =>
    verifyOutcome(group.officer, recordCertificate(group.lead, group.engagementId, paper), { checkedWith: 'original' }),
  )
  const [, second, third] = group.members.map(({ enterprise }) => enterprise)
  return { ...group, paper, second: second!, third: third! }
}

it('whoever stands in the register is reminded as the representative is, and whoever left it is not', async () => {
  const { lead, second, third, engagementId, ids, paper } = certifiedGroup()
  morningOn(addDays(ENDS, -90))
  expect([lead, second, third].map((who) => times(who, 'paper_ending'))).toEqual([1, 1, 0])
  const notices = await shown(noticesPage, second)
  expect(notices).toContain(m.notice_paper_ending_group({ number: paper.number }))
  expect(notices).not.toContain(m.notice_paper_ending_text({ number: paper.number }))

  const entry = { certificateId: paper.id, memberId: ids[1]!, leftOn: addDays(ENDS, -31) }
  at(startOf(addDays(ENDS, -60)), () => {
    addRegisterEntry(lead, engagementId, { ...entry, memberId: ids[2]!, acceptedOn: addDays(ENDS, -61) })
    endRegisterEntry(lead, engagementId, entry)
  })
  morningOn(addDays(ENDS, -30))
  expect([lead, second, third].map((who) => times(who, 'paper_ending'))).toEqual([2, 1, 1])
})

it('on its last day in the register a member is still told', () => {
  const { lead, second, engagementId, ids, paper } = certifiedGroup()
  endRegisterEntry(lead, engagementId, { certificateId: paper.id, memberId: ids[1]!, leftOn: addDays(ENDS, -30) })
  morningOn(addDays(ENDS, -30))
  morningOn(addDays(ENDS, -7))
  expect(times(second, 'paper_ending')).toBe(1)
  expect(times(lead, 'paper_ending')).toBe(2)
})

it('a member reads on its page that it is accepted in the group’s certificate, not that it is certified', async () => {
  const { lead, second, third, engagementId, ids, paper, groupId } = certifiedGroup()
  const accepted = m.paper_accepted({ name: 'HTX Xoài Nắng', from: formatDay(ISSUED) })
  const page = () => shown(certificatesPage, second)
  const before = await page()
  for (const said of [paper.number, accepted, m.paper_accepted_tag(), `/groups/${groupId}/work`])
    expect(before).toContain(said)
  for (const not of [m.paper_standing_active(), m.paper_renew(), '/files/']) expect(before).not.toContain(not)
  expect(mayReadEvidenceOf(second, paper.id)).toBe(false)
  expect(await shown(certificatesPage, lead)).toContain(m.certificate_holder_group({ count: '2' }))
  expect(await shown(certificatesPage, third)).toContain(m.papers_none_title())
  const calendar = async (who: Actor) => calendarPage.loader(await args(who, { certificateId: paper.id }))
  expect(await (await calendar(second)).text()).toContain('BEGIN:VEVENT')
  await expect(calendar(third)).rejects.toMatchObject({ status: 404 })
  const need = { id: newId(), text: 'Gia hạn.', sectorCode: null, communeCode: null }
  expect(refusal(() => draftRenewal(second, paper.id, need)).code).toBe('not_found')

  endRegisterEntry(lead, engagementId, { certificateId: paper.id, memberId: ids[1]!, leftOn: addDays(ISSUED, 1) })
  const after = await page()
  expect(after).toContain(m.paper_accepted_left({ from: formatDay(ISSUED), until: formatDay(addDays(ISSUED, 1)) }))
  expect(after).not.toContain(m.paper_accepted_tag())
  await expect(calendar(second)).rejects.toMatchObject({ status: 404 })
})

it('a member that holds its own is reminded of it, alone, and reads its paper', async () => {
  const { lead, engagementId, ids, members } = at(startOf(ISSUED), () => completedGroup('each'))
  const holder = members[1]!.enterprise
  const paper = certificate({ subjectCode: 'GLOBALGAP', memberId: ids[1]!, issuedOn: ISSUED, expiresOn: ENDS })
  at(startOf(ISSUED), () => recordCertificate(lead, engagementId, paper))
  morningOn(addDays(ENDS, -90))
  expect([lead, holder, members[2]!.enterprise].map((who) => times(who, 'paper_ending'))).toEqual([0, 1, 0])
  expect(mayReadEvidenceOf(holder, paper.id)).toBe(true)
  expect(mayReadEvidenceOf(members[2]!.enterprise, paper.id)).toBe(false)
  expect(await shown(certificatesPage, holder)).not.toContain(m.certificate_holder_group({ count: '1' }))
})

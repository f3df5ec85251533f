import { beforeEach, describe, expect, it } from 'vitest'
import { currentText } from '~/domain/engagement/agreement.server'
import { endOrganisation } from '~/domain/leaving/end-organisation.server'
import { leavePartnership } from '~/domain/proposals/answer-partnership.server'
import * as m from '~/i18n/paraglide/messages'
import * as partnershipPage from '~/routes/consultant/partnership'
import * as agreementPage from '~/routes/work/agreement'
import * as engagementPage from '~/routes/work/engagement'
import { db, transact } from '~db/connection'
import { askConsultant, award, consultant, jointRequest, PART, PARTNER_NAME, propose } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

type Page = Parameters<typeof shownPage>[0]
const shown = async (page: Page, ...of: Parameters<typeof args>) => (await shownPage(page, await args(...of))).html

describe('the choice of a joint proposal', () => {
  it('leads to an agreement that names both, and the partner reads what was agreed on', async () => {
    const joint = propose(jointRequest())
    const { partner, partnershipId, consultant: lead, enterprise } = joint
    const engagementId = award(joint)
    expect(JSON.stringify(currentText(db, engagementId).paper)).toContain(PARTNER_NAME)
    for (const actor of [enterprise, lead]) {
      const paper = await shown(agreementPage, actor, { engagementId })
      for (const said of [PARTNER_NAME, PART, lead.organisationName!]) expect(paper).toContain(said)
    }
    expect(toldTo(partner)).toContain('partnership_chosen')
    expect(toldTo(partner)).not.toContain('partnership_ended')
    const page = await shown(partnershipPage, partner, { partnershipId })
    for (const said of [enterprise.organisationName!, 'Khảo sát hiện trạng', 'Hệ thống tài liệu được ban hành'])
      expect(page).toContain(said)
    expect(page).not.toContain('85.000.000')
    // The work and its papers are the lead's.
    const request = await args(partner, { engagementId })
    await expect(engagementPage.loader(request)).rejects.toMatchObject({ status: 404 })
    expect(refusal(() => leavePartnership(partner, partnershipId)).code).toBe('state_changed')
  })

  it('of another is told to the partner, too', async () => {
    const joint = propose(jointRequest())
    const other = propose(askConsultant(joint, consultant({ name: 'Công ty Mai Sơn' })))
    award(other)
    expect(toldTo(joint.partner)).toContain('partnership_ended')
    const page = await shown(partnershipPage, joint.partner, { partnershipId: joint.partnershipId })
    expect(page).toContain(m.partnership_step_not_chosen())
    expect(page).not.toContain(joint.enterprise.organisationName!)
  })

  it('waits for a new version where the partner closes its account', () => {
    const joint = propose(jointRequest())
    transact((tx) => endOrganisation(tx, joint.partner, { note: 'Đã đóng tài khoản.', formerExpert: 'Chuyên gia' }))
    expect(refusal(() => award(joint)).code).toBe('proposal.partner_left')
    expect(toldTo(joint.consultant)).toContain('partner_left')
  })
})

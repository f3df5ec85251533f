import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { messagesOf } from '~/domain/conversation/queries.server'
import { acceptMilestone } from '~/domain/engagement/accept-milestone.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { submitMilestone } from '~/domain/engagement/submit-milestone.server'
import { proposalsToCompare, requestOf } from '~/domain/proposals/queries.server'
import { fileFor } from '~/file-access.server'
import * as m from '~/i18n/paraglide/messages'
import * as awardPage from '~/routes/enterprise/award'
import * as comparePage from '~/routes/enterprise/proposals'
import * as outcomePage from '~/routes/department/outcome'
import * as conversationPage from '~/routes/work/conversation'
import * as engagementPage from '~/routes/work/engagement'
import { newId } from '~db/ids'
import {
  award,
  askConsultant,
  awardedEngagement,
  certificate,
  competingProposals,
  consultant,
  department,
  enterprise,
  fixtureFile,
  milestonesIn,
  pdf,
  sentRequest,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'
import { sendOffer, typedOffer } from './typed-offer'

beforeEach(freshDatabase)
afterEach(() => rmSync(path.join(process.env.DATA_DIR!, 'files'), { recursive: true, force: true }))

const photo = (name = 'xưởng.jpg') => new File([new Uint8Array(fixtureFile('photo.jpg'))], name)
const paper = (name: string) => new File([new Uint8Array(pdf(name))], name)
const reads = (actor: Actor, fileId: string) => fileFor(actor, fileId).id === fileId
const cannotRead = (actor: Actor, fileId: string) => refusal(() => fileFor(actor, fileId)).code === 'not_found'

describe('a proposal', () => {
  it('brings one file, which its two sides read where they read the proposal', async () => {
    const asked = sentRequest()
    const { requestId, needId, enterprise: owner, consultant: actor } = asked
    const form = typedOffer({ attachment: paper('kế hoạch.pdf') })
    expect(ledTo(await sendOffer(actor, requestId, form))[0]).toBe(303)
    const [file] = requestOf(actor, requestId).proposal!.versions[0]!.files
    expect(file!.name).toBe('kế hoạch.pdf')
    expect(proposalsToCompare(owner, needId).proposals[0]!.offer.files).toEqual([file])
    const link = `href="/files/${file!.id}"`
    const proposalId = form.id as string
    expect((await shownPage(comparePage, await args(owner, { needId }))).html).toContain(link)
    expect((await shownPage(awardPage, await args(owner, { needId, proposalId }))).html).toContain(link)
    const engagementId = award({ enterprise: owner, proposalId })
    for (const side of [owner, actor]) {
      expect((await shownPage(engagementPage, await args(side, { engagementId }))).html).toContain(link)
      expect(reads(side, file!.id)).toBe(true)
    }
    const rival = askConsultant({ enterprise: owner, needId: sentRequest({ enterprise: owner }).needId }, consultant())
    for (const stranger of [rival.consultant, enterprise(), department()])
      expect(cannotRead(stranger, file!.id)).toBe(true)
  })
})

describe('a milestone', () => {
  it('is handed over with files, each time its own', async () => {
    const work = awardedEngagement()
    const { engagementId, enterprise: owner, consultant: actor } = work
    const milestoneId = milestonesIn(work)[0]!.id
    const form = { intent: 'submit', milestoneId, note: 'Báo cáo', attachments: [paper('báo cáo.pdf'), photo()] }
    expect(ledTo(await post(engagementPage, actor, { engagementId }, form))[0]).toBe(303)
    const [delivery] = engagementOf(owner, engagementId).milestones[0]!.deliveries
    expect(delivery!.files.map(({ name }) => name)).toEqual(['báo cáo.pdf', 'xưởng.jpg'])
    const { html } = await shownPage(engagementPage, await args(owner, { engagementId }))
    expect(html).toContain(`src="/files/${delivery!.files[1]!.id}/small"`)
  })

  it('keeps good files where what is delivered is not said', async () => {
    const work = awardedEngagement()
    const typed = { intent: 'submit', milestoneId: milestonesIn(work)[0]!.id, note: '', attachments: paper('1.pdf') }
    const { engagementId } = work
    const { html, status } = await shownPage(engagementPage, await args(work.consultant, { engagementId }, typed))
    expect(status).toBe(400)
    expect(html).toContain('1.pdf</a>')
  })

  it('shows them to the two sides, and to the department once it has a result to verify', async () => {
    const work = awardedEngagement()
    const { engagementId, enterprise: owner, consultant: actor } = work
    const attachments = [{ ...certificate().evidence, name: 'biên bản.pdf' }]
    for (const { id } of milestonesIn(work)) {
      submitMilestone(actor, engagementId, id, { note: 'Xong.', attachments })
      acceptMilestone(owner, engagementId, id)
    }
    const fileId = engagementOf(actor, engagementId).milestones[0]!.deliveries[0]!.files[0]!.id
    for (const side of [owner, actor]) expect(reads(side, fileId)).toBe(true)
    expect(cannotRead(department(), fileId)).toBe(true)
    const outcomeId = recordCertificate(actor, engagementId, certificate())
    expect(reads(department(), fileId)).toBe(true)
    expect((await shownPage(outcomePage, await args(department(), { outcomeId }))).html).toContain(`/files/${fileId}"`)
    for (const stranger of [department({ provinceCode: '11' }), enterprise(), consultant().actor])
      expect(cannotRead(stranger, fileId)).toBe(true)
  })
})

describe('a message', () => {
  it('brings photos that its two sides read', async () => {
    const [first, rival] = competingProposals(2)
    const { requestId, enterprise: owner, consultant: actor } = first!
    const form = { id: newId(), text: 'Ảnh lò sấy đây.', attachments: [photo('lò.jpg'), paper('sơ đồ.pdf')] }
    for (const _ of [1, 2]) expect(ledTo(await post(conversationPage, owner, { requestId }, form))[0]).toBe(303)
    const { messages } = messagesOf(actor, requestId)
    expect(messages.map(({ files }) => files.map(({ name }) => name))).toEqual([['lò.jpg', 'sơ đồ.pdf']])
    const fileId = messages[0]!.files[0]!.id
    for (const side of [owner, actor]) {
      expect((await shownPage(conversationPage, await args(side, { requestId }))).html).toContain(`/files/${fileId}"`)
      expect(reads(side, fileId)).toBe(true)
    }
    for (const stranger of [rival!.consultant, enterprise(), department()])
      expect(cannotRead(stranger, fileId)).toBe(true)
  })

  it('sent again with another photo is not dropped in silence', async () => {
    const { requestId, enterprise: owner } = sentRequest()
    const form = { id: newId(), text: 'Đây.', attachments: photo() }
    await post(conversationPage, owner, { requestId }, form)
    const again = await post(conversationPage, owner, { requestId }, { ...form, attachments: paper('khác.pdf') })
    expect([again.init.status, again.data.error]).toEqual([409, { '': [m.error_sent_before()] }])
  })
})

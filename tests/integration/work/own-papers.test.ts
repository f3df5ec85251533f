import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import type { HeldInput } from '~/domain/certification/forms'
import { holdCertificate, holdNoMore, MAX_HELD } from '~/domain/certification/held.server'
import { ownPapers } from '~/domain/certification/own-papers.server'
import { datesOf } from '~/domain/certification/paper-dates'
import { outcomeOf } from '~/domain/certification/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { addDays, type Day, monthsAfter, startOf } from '~/domain/days'
import { mayReadEvidenceOf } from '~/domain/certification/queries.server'
import { closeNeed } from '~/domain/needs/close-need.server'
import { publishNeed } from '~/domain/needs/publish-need.server'
import { remind } from '~/domain/notifications/remind.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import { formatDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import * as calendarPage from '~/routes/enterprise/certificate-calendar'
import * as certificatesPage from '~/routes/enterprise/certificates'
import * as newCertificatePage from '~/routes/enterprise/new-certificate'
import * as newNeedPage from '~/routes/enterprise/new-need'
import { todayOf } from '~/views/work/today.server'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { newId } from '~db/ids'
import { certificates, events, files } from '~db/schema'
import { certificate, certifiedEngagement, completedEngagement, department, enterprise, pdf } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { toldTo } from '../notifications/told'
import { args, ledTo, post } from './page-calls'
import { refusal } from './refusal'

beforeEach(freshDatabase)

const held = (change: Partial<HeldInput> = {}): HeldInput => ({
  id: newId(),
  subjectCode: 'ISO-22000',
  scheme: 'ISO 22000',
  edition: '2018',
  number: `CO-${newId().slice(-8)}`,
  scope: '',
  issuingBody: 'Tổ chức Chứng nhận Ví Dụ',
  issuedOn: '2024-03-10',
  expiresOn: '2027-03-09',
  evidence: undefined,
  ...change,
})
type Person = Parameters<typeof toldTo>[0]
const morningOn = (day: Day) => at(new Date(startOf(day).getTime() + 7 * 3_600_000), remind)
const times = (person: Person, kind: string) => toldTo(person).filter((told) => told === kind).length

describe('what is due of a certificate', () => {
  const paper = { subjectCode: 'ISO-22000', issuedOn: '2024-02-29', expiresOn: '2027-02-28', status: 'active' } as const

  it('is each surveillance of its usual way and its printed end, the 29th of February on the last of the month', () => {
    const told = datesOf(paper, '2024-03-01').map(({ on, step }) => [on, step?.id ?? 'ends'])
    expect(told).toEqual([
      ['2025-02-28', 'surveillance-1'],
      ['2026-02-28', 'surveillance-2'],
      ['2027-02-28', 'ends'],
    ])
  })

  it('is nothing once its last day has ended, and no surveillance while it is suspended', () => {
    expect(datesOf(paper, '2027-02-28')).toHaveLength(1)
    expect(datesOf(paper, '2027-03-01')).toEqual([])
    const suspended = { ...paper, status: 'suspended' } as const
    expect(datesOf(suspended, '2024-03-01').map(({ step }) => step)).toEqual([null])
    expect(datesOf({ ...paper, status: 'withdrawn' }, '2024-03-01')).toEqual([])
  })

  it('comes back every year where the body looks every year', () => {
    const halal = { ...paper, subjectCode: 'HALAL', issuedOn: '2024-12-31', expiresOn: '2028-12-30' } as const
    expect(datesOf(halal, '2025-06-01').map(({ on }) => on)).toEqual([
      '2025-12-31',
      '2026-12-31',
      '2027-12-31',
      '2028-12-30',
    ])
  })
})

describe('a certificate that an enterprise had already', () => {
  it('is written down by a form, shown apart, and counts nowhere', async () => {
    const owner = enterprise()
    const typed = { ...held(), issuedOn: '10/03/2024', expiresOn: '09/03/2027' }
    const { evidence: _, ...fields } = typed
    const sent = { ...fields, evidence: new File([new Uint8Array(pdf())], 'giay.pdf', { type: 'application/pdf' }) }
    expect(ledTo(await post(newCertificatePage, owner, {}, sent))).toEqual([303, '/certificates?done=added'])
    const { html } = await shownPage(certificatesPage, await args(owner, {}))
    expect(html).toContain(typed.number)
    expect(html).toContain(m.paper_origin_held())
    expect(html).toContain(m.paper_ends_on({ day: formatDay('2027-03-09') }))
    expect(programmeFigures(department(), {}).certified).toBe(0)
    expect(db.select().from(events).where(eq(events.name, 'certificate.held')).all()).toHaveLength(1)
  })

  it('sent twice is one; the same paper in another spelling is refused beside its number', () => {
    const owner = enterprise()
    const paper = held({ number: 'VN-01/24' })
    holdCertificate(owner, paper)
    holdCertificate(owner, paper)
    expect(ownPapers(owner)).toHaveLength(1)
    const again = held({ number: 'Số vn 1.24', issuingBody: 'TO CHUC CHUNG NHAN VI DU' })
    expect(refusal(() => holdCertificate(owner, again))).toEqual({ code: 'certificate.already_held', field: 'number' })
    expect(refusal(() => holdCertificate(enterprise(), paper)).code).toBe('not_found')
  })

  it('is bounded in number, and taken away with its file by its own people alone', () => {
    const owner = enterprise()
    const papers = Array.from({ length: MAX_HELD }, () => held())
    for (const paper of papers) holdCertificate(owner, paper)
    expect(refusal(() => holdCertificate(owner, held())).code).toBe('certificate.too_many_held')
    const [first] = papers
    expect(refusal(() => holdNoMore(enterprise(), first!.id)).code).toBe('not_found')
    expect(mayReadEvidenceOf(owner, first!.id)).toBe(true)
    expect(mayReadEvidenceOf(enterprise(), first!.id)).toBe(false)
    expect(mayReadEvidenceOf(department(), first!.id)).toBe(false)
    holdNoMore(owner, first!.id)
    expect(ownPapers(owner)).toHaveLength(MAX_HELD - 1)
  })

  it('reported as a result afterwards is pointed out to the officer', () => {
    const work = completedEngagement()
    const paper = certificate()
    holdCertificate(work.enterprise, held({ number: paper.number, issuingBody: paper.issuingBody }))
    const outcomeId = recordCertificate(work.consultant, work.engagementId, paper)
    expect(outcomeOf(department(), outcomeId).flags).toEqual(['held_before'])
  })

  it('that came of work here cannot be taken away', () => {
    const work = certifiedEngagement()
    expect(refusal(() => holdNoMore(work.enterprise, work.certificateId)).code).toBe('not_found')
    expect(db.select().from(files).all().length).toBeGreaterThan(0)
  })
})

describe('whoever holds a certificate is reminded', () => {
  it('90, 30 and 7 days before its end, each once, and not after it', () => {
    const owner = enterprise()
    at(startOf('2026-06-01'), () => holdCertificate(owner, held()))
    for (const day of ['2026-12-08', '2026-12-09', '2026-12-10', '2027-02-07', '2027-02-08'] as const) morningOn(day)
    expect(times(owner, 'paper_ending')).toBe(2)
    for (const day of ['2027-03-02', '2027-03-09', '2027-03-10', '2027-04-01'] as const) morningOn(day)
    expect(times(owner, 'paper_ending')).toBe(3)
  })

  it('no more once a need for the renewal is published, and again when it was closed without work', async () => {
    const owner = enterprise()
    const paper = held()
    at(startOf('2026-12-01'), () => holdCertificate(owner, paper))
    const needId = newId()
    const query = `?renew=${paper.id}&id=${needId}`
    const { html } = await shownPage(newNeedPage, await args(owner, {}, undefined, query))
    expect(html).toContain(m.paper_renew_text({ scheme: paper.scheme, number: paper.number, day: '09/03/2027' }))
    const text = 'Gia hạn chứng nhận ISO 22000 cho xưởng chè, trước tháng 3.'
    const typed = { id: needId, renewsId: paper.id, text, sectorCode: '10', communeCode: '04018' }
    expect(ledTo(await post(newNeedPage, owner, {}, typed))).toEqual([303, `/needs/${needId}/subjects`])
    expect(ownPapers(owner)[0]!.renewal).toEqual({ id: needId, status: 'draft' })
    morningOn('2026-12-09')
    expect(times(owner, 'paper_ending')).toBe(1)
    const { confirmSubjects } = await import('~/domain/needs/draft-need.server')
    confirmSubjects(owner, needId, [{ code: 'ISO-22000', because: [], origin: 'chosen' }])
    publishNeed(owner, needId)
    morningOn('2027-02-07')
    expect(times(owner, 'paper_ending')).toBe(1)
    closeNeed(owner, needId, 'no_longer_needed')
    morningOn('2027-02-08')
    expect(times(owner, 'paper_ending')).toBe(2)
    const another = await post(newNeedPage, enterprise(), {}, { ...typed, id: newId() })
    expect(another.status).toBe(404)
  })

  it('before a surveillance, not while the certificate is suspended, and again once it is restored', () => {
    const { officer, work } = at(startOf('2026-01-05'), () => {
      const certified = certifiedEngagement()
      return { officer: certified.department, work: certified }
    })
    const due = monthsAfter('2026-01-05', 12)
    const tell = (status: 'suspended' | 'active', since: Day) =>
      at(startOf(since), () =>
        changeCertificateStatus(officer, work.outcomeId, { status, since, reason: 'Thông báo của tổ chức.' }),
      )
    tell('suspended', '2026-10-01')
    morningOn(addDays(due, -60))
    expect(times(work.enterprise, 'paper_surveillance')).toBe(0)
    tell('active', '2026-11-20')
    morningOn('2026-11-21')
    morningOn('2026-11-22')
    expect(times(work.enterprise, 'paper_surveillance')).toBe(1)
    morningOn(addDays(due, -14))
    expect(times(work.enterprise, 'paper_surveillance')).toBe(2)
  })

  it('of an edition that took the place of its own, once; of one that is only expected its page speaks', async () => {
    const owner = enterprise()
    const old = held({ subjectCode: 'ISO-14001', scheme: 'ISO 14001', edition: '2015' })
    const fresh = held({ subjectCode: 'ISO-14001', scheme: 'ISO 14001:2026', edition: '' })
    const expected = held({ subjectCode: 'ISO-9001', scheme: 'ISO 9001', edition: '2015' })
    at(startOf('2026-11-01'), () => [old, fresh, expected].forEach((paper) => holdCertificate(owner, paper)))
    for (const day of ['2026-11-02', '2026-11-03', '2026-12-01'] as const) morningOn(day)
    expect(times(owner, 'paper_edition')).toBe(1)
    const { html } = await shownPage(certificatesPage, await args(owner, {}))
    expect(html.split(m.paper_edition_title())).toHaveLength(3)
  })

  it('on the first page, from 90 days before, while no renewal is under way', () => {
    const owner = enterprise()
    const paper = held()
    holdCertificate(owner, paper)
    const tasks = (day: Day) => at(startOf(day), () => todayOf(owner).tasks!.mine.map(({ what }) => what))
    expect(tasks('2026-12-08')).toEqual([])
    expect(tasks('2026-12-09')).toEqual([m.paper_renew()])
    expect(tasks('2027-03-10')).toEqual([])
  })
})

describe('a calendar file', () => {
  it('has each day that is due, for its holder alone', async () => {
    const owner = enterprise()
    const paper = held({ issuedOn: addDays(today(), -10), expiresOn: addDays(today(), 1085), number: 'VD,01;24' })
    holdCertificate(owner, paper)
    const file = await calendarPage.loader(await args(owner, { certificateId: paper.id }))
    expect(file.headers.get('Content-Type')).toBe('text/calendar; charset=utf-8')
    const text = await file.text()
    const days = datesOf({ ...paper, expiresOn: paper.expiresOn!, status: 'active' }, today()).map(({ on }) => on)
    expect(days).toHaveLength(3)
    for (const day of days) expect(text).toContain(`DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`)
    // Two before each surveillance, three before the end.
    expect(text.match(/BEGIN:VALARM/g)).toHaveLength(7)
    expect(text).toContain('VD\\,01\\;24')
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
    await expect(calendarPage.loader(await args(enterprise(), { certificateId: paper.id }))).rejects.toMatchObject({
      status: 404,
    })
  })
})

it('the calendar file of a certificate that ends in 23 days has the one reminder that lies ahead', async () => {
  const owner = enterprise()
  const paper = held({ issuedOn: addDays(today(), -1000), expiresOn: addDays(today(), 23) })
  holdCertificate(owner, paper)
  const file = await calendarPage.loader(await args(owner, { certificateId: paper.id }))
  expect(file.headers.get('Content-Disposition')).toContain(paper.scheme.replaceAll(' ', '%20'))
  expect((await file.text()).match(/TRIGGER:.*/g)!.map((line) => line.trim())).toEqual(['TRIGGER:-P7D'])
})

it('a certificate of a result stands with its consultant, one that was given back does not', () => {
  const work = certifiedEngagement()
  expect(ownPapers(work.enterprise)).toMatchObject([
    { certificate: { id: work.certificateId }, outcomeStatus: 'verified' },
  ])
  expect(ownPapers(work.enterprise)[0]!.consultant).not.toBeNull()
  expect(db.select().from(certificates).get()!.holderId).toBe(work.enterprise.organisationId)
  const again = completedEngagement()
  const outcomeId = recordCertificate(again.consultant, again.engagementId, certificate())
  expect(ownPapers(again.enterprise)).toHaveLength(1)
  rejectOutcome(department(), outcomeId, { reason: 'Mờ, không đọc được.' })
  expect(ownPapers(again.enterprise)).toEqual([])
})

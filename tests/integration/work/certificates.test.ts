import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nextOutcomeStep } from '~/domain/certification/next-step'
import {
  certifiableSubjects,
  outcomeOf,
  outcomesOfEngagement,
  outcomesToVerify,
} from '~/domain/certification/queries.server'
import { engagementOf } from '~/domain/engagement/queries.server'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { rejectOutcome } from '~/domain/certification/reject-outcome.server'
import { reportAgain } from '~/domain/certification/report-again.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { addDays } from '~/domain/days'
import { fileFor } from '~/file-access.server'
import { readStored, storeFile } from '~/domain/files/store.server'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { certificates, files, outcomes } from '~db/schema'
import {
  awardedEngagement,
  certificate,
  completedEngagement,
  consultant,
  department,
  fixtureFile,
  pdf,
  reportedOutcome,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { refusal } from './refusal'

beforeEach(freshDatabase)

describe('a certificate', () => {
  it('becomes a reported outcome, once, by either party', () => {
    const { enterprise, engagementId } = completedEngagement()
    const paper = certificate()
    const outcomeId = recordCertificate(enterprise, engagementId, paper)
    expect(recordCertificate(enterprise, engagementId, paper)).toBe(outcomeId)
    expect(db.select().from(outcomes).all()).toMatchObject([{ id: outcomeId, status: 'reported' }])
    expect(db.select().from(certificates).all()).toHaveLength(1)
    expect(db.select().from(files).all()).toHaveLength(1)
  })

  it('waits until every milestone is accepted', () => {
    const { consultant: actor, engagementId } = awardedEngagement()
    expect(refusal(() => recordCertificate(actor, engagementId, certificate())).code).toBe(
      'certificate.engagement_not_completed',
    )
  })

  it.each([
    ['issued tomorrow', () => ({ issuedOn: addDays(today(), 1) }), 'certificate.issued_in_future', 'issuedOn'],
    ['that ends on its first day', () => ({ expiresOn: today() }), 'certificate.expiry_before_issue', 'expiresOn'],
    [
      'for a tool without certificate',
      () => ({ subjectCode: 'KAIZEN' }),
      'certificate.subject_without_certificate',
      'subjectCode',
    ],
    ['for no subject at all', () => ({ subjectCode: 'ABC' }), 'certificate.subject_without_certificate', 'subjectCode'],
    [
      'issued by the consultant itself',
      () => ({ issuingBody: 'TRUNG TÂM tư vấn năng suất  Đỉnh Mẫu.' }),
      'certificate.issuer_is_consultant',
      'issuingBody',
    ],
    [
      'issued by the consultant’s tax code',
      () => ({ issuingBody: 'MST 9900 000 016' }),
      'certificate.issuer_is_consultant',
      'issuingBody',
    ],
  ])('%s is refused beside its field', (_, wrong, code, field) => {
    const { consultant: actor, engagementId } = completedEngagement()
    expect(refusal(() => recordCertificate(actor, engagementId, certificate(wrong())))).toEqual({ code, field })
    expect(db.select().from(outcomes).all()).toEqual([])
  })

  it('is recorded once by number', () => {
    const { consultant: actor, engagementId } = completedEngagement()
    recordCertificate(actor, engagementId, certificate({ number: 'VD-01' }))
    expect(refusal(() => recordCertificate(actor, engagementId, certificate({ number: 'VD-01' })))).toEqual({
      code: 'certificate.already_recorded',
      field: 'number',
    })
  })

  it('may have no end', () => {
    const { consultant: actor, engagementId } = completedEngagement()
    recordCertificate(actor, engagementId, certificate({ expiresOn: undefined }))
    expect(db.select().from(certificates).get()?.expiresOn).toBeNull()
  })

  it('is offered for the need’s subjects first, tools without certificate never', () => {
    const { enterprise: owner, engagementId } = completedEngagement({ subjects: ['HACCP', 'KAIZEN'] })
    const { asked, others } = certifiableSubjects(engagementOf(owner, engagementId))
    expect(asked.map((subject) => subject.code)).toEqual(['HACCP'])
    expect(others.map((subject) => subject.code)).toContain('ISO-22000')
    expect(others.map((subject) => subject.code)).not.toContain('KAIZEN')
  })
})

describe('the department', () => {
  it('verifies once', () => {
    const { outcomeId } = reportedOutcome()
    const officer = department()
    verifyOutcome(officer, outcomeId, { checkedWith: 'original' })
    expect(refusal(() => verifyOutcome(officer, outcomeId, { checkedWith: 'original' })).code).toBe('state_changed')
    expect(refusal(() => rejectOutcome(officer, outcomeId, { reason: 'Muộn' })).code).toBe('state_changed')
    expect(outcomeOf(officer, outcomeId)).toMatchObject({ status: 'verified', decidedBy: officer.name })
  })

  it('sees the oldest report first', () => {
    const late = at(new Date('2026-11-20T03:00:00Z'), () => reportedOutcome())
    const early = at(new Date('2026-11-02T03:00:00Z'), () => reportedOutcome())
    expect(outcomesToVerify(department()).map((row) => row.id)).toEqual([early.outcomeId, late.outcomeId])
  })

  it('rejects with a reason, and sees the corrected certificate with new evidence again', () => {
    const { consultant: actor, engagementId, outcomeId, certificateId } = reportedOutcome()
    const officer = department()
    rejectOutcome(officer, outcomeId, { reason: 'Bản quét mờ, không đọc được số.' })
    expect(outcomesOfEngagement(actor, engagementId)).toMatchObject([
      { status: 'rejected', rejectReason: 'Bản quét mờ, không đọc được số.' },
    ])
    const clearer = storeFile({ name: 'ban-ro.pdf', bytes: pdf('clearer') })
    const corrected = certificate({ id: certificateId, number: 'VD-99', expiresOn: undefined, evidence: clearer })
    reportAgain(actor, engagementId, corrected)
    expect(outcomeOf(officer, outcomeId)).toMatchObject({
      status: 'reported',
      decidedBy: null,
      rejectReason: 'Bản quét mờ, không đọc được số.',
      certificate: { number: 'VD-99', expiresOn: null },
      file: { name: 'ban-ro.pdf' },
    })
    expect(refusal(() => reportAgain(actor, engagementId, corrected)).code).toBe('state_changed')
  })
})

describe('what an engagement waits for at its end', () => {
  it('is a certificate, then the department, then nothing', () => {
    const reportedOn = today()
    const ending = { result: 'certificate', completedOn: null } as const
    const one = { reportedOn, kind: 'certificate' } as const
    expect(nextOutcomeStep([], ending)).toMatchObject({ kind: 'record', actor: 'parties' })
    expect(nextOutcomeStep([{ ...one, status: 'reported' }], ending)).toEqual({
      kind: 'verify',
      actor: 'department',
      dueOn: addDays(reportedOn, 10),
    })
    expect(nextOutcomeStep([{ ...one, status: 'rejected' }], ending)).toMatchObject({ kind: 'report_again' })
    expect(nextOutcomeStep([{ ...one, status: 'verified' }], ending)).toBeNull()
  })
})

describe('evidence', () => {
  const folder = () => path.join(process.env.DATA_DIR!, 'files')
  afterEach(() => rmSync(folder(), { recursive: true, force: true }))

  it.each([
    ['a PDF', pdf(), 'application/pdf', 'anh.pdf'],
    ['a JPG', fixtureFile('photo.jpg'), 'image/jpeg', 'anh.jpg'],
    ['a PNG', fixtureFile('photo.png'), 'image/png', 'anh.png'],
    ['a WebP', fixtureFile('photo.webp'), 'image/webp', 'anh.webp'],
  ])('is told from its content: %s', async (_, bytes, mediaType, name) => {
    const stored = storeFile({ name: '../../anh.exe', bytes })
    expect(stored).toMatchObject({ mediaType, name, size: bytes.length })
    expect(await readStored(stored.sha256)).toEqual(bytes)
  })

  it.each([
    ['nothing', new Uint8Array(), 'file.empty'],
    ['a text named PDF', new TextEncoder().encode('<script>'), 'file.wrong_kind'],
    ['more than 10 MB', new Uint8Array(10 * 1024 * 1024 + 1), 'file.too_large'],
  ])('is refused and not kept: %s', (_, bytes, code) => {
    expect(refusal(() => storeFile({ name: 'chung-nhan.pdf', bytes })).code).toBe(code)
    expect(existsSync(folder())).toBe(false)
  })

  it('leaves no half-written file behind', () => {
    storeFile({ name: 'a.pdf', bytes: pdf() })
    const { sha256 } = storeFile({ name: 'b.pdf', bytes: pdf() })
    expect(readdirSync(folder())).toEqual([sha256])
  })

  it('says so when the disk does not take it', () => {
    mkdirSync(process.env.DATA_DIR!, { recursive: true })
    writeFileSync(folder(), 'a file where the folder should be')
    expect(refusal(() => storeFile({ name: 'a.pdf', bytes: pdf() })).code).toBe('file.storage_failed')
  })

  it('is read by the two parties and their department alone', () => {
    const { enterprise, consultant: actor, engagementId } = reportedOutcome()
    const fileId = outcomesOfEngagement(enterprise, engagementId)[0]!.file.id
    for (const reader of [enterprise, actor, department()]) {
      expect(fileFor(reader, fileId).name).toBe('giay-chung-nhan.pdf')
    }
    for (const stranger of [consultant().actor, department({ provinceCode: '11' })]) {
      expect(refusal(() => fileFor(stranger, fileId)).code).toBe('not_found')
    }
  })
})

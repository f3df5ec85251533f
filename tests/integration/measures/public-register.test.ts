import { eq } from 'drizzle-orm'
import { beforeEach, describe, expect, it } from 'vitest'
import { changeCertificateStatus } from '~/domain/certification/change-status.server'
import { lastReport } from '~/domain/certification/told-results'
import type { Actor } from '~/domain/accounts/lifecycle'
import { verifyMeasure } from '~/domain/measures/decide-measure.server'
import { agreeToBeNamed, nameNoMore } from '~/domain/measures/agree-to-be-named.server'
import { namable, publicRegister, type RegisterSearch } from '~/domain/measures/public-register.server'
import { deleteAccount } from '~/domain/leaving/delete-account.server'
import { loader as loadPage } from '~/routes/public/results'
import * as page from '~/routes/public/results'
import { at, today } from '~db/clock'
import { db } from '~db/connection'
import { certificates, outcomes } from '~db/schema'
import { agreeAsShown, certifiedEngagement, department, reportedMeasure, reportedOutcome } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'
import { shownPage } from '~tests/support/shown-page'
import { opened } from '../accounts/posted-form'
import { refusal } from '../work/refusal'

beforeEach(freshDatabase)

const ALL: RegisterSearch = { name: '', subject: '', commune: '', year: '' }
const register = (search: Partial<RegisterSearch> = {}) => publicRegister({ ...ALL, ...search })
const seenBy = (owner: Actor, engagementId: string) => lastReport(namable(engagementId, owner.organisationId!))
const name = (owner: Actor, engagementId: string) => agreeToBeNamed(owner, engagementId, seenBy(owner, engagementId))
const shown = async (query = '') =>
  (await shownPage(page, { request: opened(`/results${query}`).request, params: {} })).html

describe('the public register', () => {
  it('names only who agreed to that, counts the others, and no search finds them', async () => {
    const quiet = certifiedEngagement()
    agreeAsShown(quiet.enterprise, quiet.engagementId)
    agreeAsShown(quiet.consultant, quiet.engagementId)
    expect(register()).toMatchObject({ rows: [], unnamed: 1, subjects: [], communes: [] })
    expect(await shown()).not.toContain('HTX Chè Thung Xa')

    const named = certifiedEngagement()
    name(named.enterprise, named.engagementId)
    expect(register()).toMatchObject({ rows: [{ enterprise: 'HTX Chè Thung Xa' }], unnamed: 1 })
    const html = await shown('?name=che+thung')
    expect(html).toContain('HTX Chè Thung Xa')
    expect(html).toContain('1 kết quả khác không nêu tên')
    const paper = db.select().from(certificates).where(eq(certificates.engagementId, named.engagementId)).get()!
    expect(html).toContain(`/verify/${paper.checkCode}`)
    expect(register({ name: 'ca phe' })).toMatchObject({ rows: [], unnamed: 1 })

    nameNoMore(named.enterprise, named.engagementId)
    expect(register()).toMatchObject({ rows: [], unnamed: 2 })
  })

  it('finds by subject, commune and year', () => {
    const { enterprise: owner, engagementId } = certifiedEngagement()
    name(owner, engagementId)
    const { subjectCode } = db.select().from(outcomes).get()!
    const year = today().slice(0, 4)
    for (const search of [{ subject: subjectCode }, { commune: '04018' }, { year }])
      expect(register(search).rows).toHaveLength(1)
    for (const search of [{ subject: 'TPM' }, { commune: '1' }, { year: '1999' }])
      expect(register(search).rows).toEqual([])
  })

  it('holds what stands: nothing that is only reported, was withdrawn or has expired', () => {
    const reported = reportedOutcome()
    name(reported.enterprise, reported.engagementId)
    expect(register()).toMatchObject({ rows: [], unnamed: 0 })

    const officer = department()
    const { enterprise: owner, engagementId, outcomeId, certificateId } = certifiedEngagement({ department: officer })
    name(owner, engagementId)
    const { expiresOn } = db.select().from(certificates).where(eq(certificates.id, certificateId)).get()!
    const dayAfter = new Date(Date.parse(`${expiresOn}T12:00:00+07:00`) + 86_400_000)
    expect(register().rows).toHaveLength(1)
    expect(at(dayAfter, () => register())).toMatchObject({ rows: [], unnamed: 0 })
    changeCertificateStatus(officer, outcomeId, {
      status: 'suspended',
      since: today(),
      reason: 'Chờ đánh giá lại.',
    })
    expect(register()).toMatchObject({ rows: [], unnamed: 0 })
  })

  it('tells a verified measure with its gain', async () => {
    const { enterprise: owner, engagementId, measureId } = reportedMeasure()
    name(owner, engagementId)
    const { id } = db.select().from(outcomes).where(eq(outcomes.measureId, measureId)).get()!
    verifyMeasure(department(), id)
    expect(await shown()).toContain('Tỷ lệ hàng lỗi: tốt lên 25')
  })
})

describe('an enterprise that is named', () => {
  it('agrees to what it read, by itself', () => {
    const { enterprise: owner, consultant, engagementId } = certifiedEngagement()
    expect(refusal(() => agreeToBeNamed(owner, engagementId, 1)).code).toBe('state_changed')
    expect(refusal(() => name(consultant, engagementId)).code).toBe('not_found')
    expect(refusal(() => name(certifiedEngagement().enterprise, engagementId)).code).toBe('not_found')
    expect(register().rows).toEqual([])
  })

  it('is named no more once nobody is left to take that back', () => {
    const { enterprise: owner, engagementId } = certifiedEngagement()
    name(owner, engagementId)
    deleteAccount(owner, { note: '', formerExpert: '' })
    expect(register()).toMatchObject({ rows: [], unnamed: 1 })
  })

  it('stands on one of the pages that there are', async () => {
    const { enterprise: owner, engagementId } = certifiedEngagement()
    name(owner, engagementId)
    expect(await loadPage(opened('/results?page=99&name=' + 'x'.repeat(5000)))).toMatchObject({
      page: 1,
      pages: 1,
      rows: [],
    })
  })
})

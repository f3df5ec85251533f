import { beforeEach, describe, expect, it } from 'vitest'
import { recordCertificate } from '~/domain/certification/record-certificate.server'
import { verifyOutcome } from '~/domain/certification/verify-outcome.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { programmeFigures } from '~/domain/programme/counting.server'
import { recountFlow } from '~/domain/programme/flow.server'
import { UNKNOWN } from '~/domain/programme/scope'
import { needRecords, worklist } from '~/domain/programme/queries.server'
import { profilesToCheck } from '~/domain/directory/worklist.server'
import { leavesOut, readScope } from '~/forms/programme-scope.server'
import * as m from '~/i18n/paraglide/messages'
import { programmeView } from '~/views/programme/programme-view.server'
import { at } from '~db/clock'
import { db } from '~db/connection'
import { needs } from '~db/schema'
import {
  certificate,
  certifiedEngagement,
  completedEngagement,
  consultant,
  department,
  publishedNeed,
} from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const on = (day: string) => new Date(`${day}T09:00:00+07:00`)
const scopeIn = (query: string) => readScope(new Request(`http://localhost/department?${query}`), department())

describe('the scope of a page’s address', () => {
  it('is what can be read of it; the figures are then those of what the page says', () => {
    at(on('2025-05-05'), () => publishedNeed())
    publishedNeed()
    expect(scopeIn('year=2025&subject=HACCP')).toEqual({ year: 2025, subject: 'HACCP' })
    for (const wrong of ['year=2031', 'year=abc', 'year=', 'subject=KHONG-CO', 'commune=99999', 'year=2024']) {
      const scope = scopeIn(wrong)
      expect(scope, wrong).toEqual({})
      expect(programmeFigures(department(), scope).needs).toBe(2)
    }
    expect(programmeView(department(), scopeIn('year=2031')).scopeWords).toEqual([m.programme_period_all()])
  })

  it('says that it has left something out, of a double parameter too', () => {
    at(on('2025-05-05'), () => publishedNeed())
    for (const [query, scope, told] of [
      ['year=2025', { year: 2025 }, false],
      ['year=2025&year=2025', { year: 2025 }, false],
      ['year=2025&year=2026', {}, true],
      ['year=2031', {}, true],
      ['year=2025&subject=XYZ', { year: 2025 }, true],
      ['year=&subject=', {}, false],
    ] as const) {
      expect(scopeIn(query), query).toEqual(scope)
      expect(leavesOut(new Request(`http://localhost/department?${query}`), scope), query).toBe(told)
    }
  })
})

describe('a number is the length of its list', () => {
  it('for profiles: those sent, those changed since their check, those whose papers end', () => {
    const { actor, profileId } = consultant()
    expect(worklist(department()).profiles).toBe(0)
    saveCredentials(actor, { credentials: [{ name: 'Giấy mới', issuer: 'Viện Ví Dụ', number: '1' }] })
    expect(worklist(department()).profiles).toBe(1)
    expect(profilesToCheck(department()).changed.map(({ id }) => id)).toEqual([profileId])
  })

  it('for needs that name no commune', () => {
    publishedNeed()
    publishedNeed()
    db.update(needs).set({ communeCode: null }).run()
    recountFlow()
    publishedNeed()
    const row = programmeView(department(), {}).communes.find(({ code }) => code === UNKNOWN)
    expect(row?.needs).toBe(2)
    expect(needRecords(department(), 'needs', scopeIn(`commune=${UNKNOWN}`))).toHaveLength(2)
  })
})

describe('certificates', () => {
  it('are counted by the day of verification, needs by their own year', () => {
    const { outcomeId } = at(on('2025-11-20'), () => {
      const { consultant: actor, engagementId } = completedEngagement()
      return { outcomeId: recordCertificate(actor, engagementId, certificate({ issuedOn: '2025-11-20' })) }
    })
    at(on('2026-01-05'), () => verifyOutcome(department(), outcomeId, { checkedWith: 'original' }))
    const figures = (year: number) => {
      const { figures: counted, certificates } = programmeView(department(), { year })
      return [counted.certified, certificates]
    }
    expect([figures(2025), figures(2026)]).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('each stand in a row, of a subject that no need asked for too, so that the rows add up', () => {
    certifiedEngagement({ subjects: ['ISO-22000'] })
    const { consultant: actor, engagementId } = completedEngagement({ subjects: ['ISO-22000'] })
    const other = recordCertificate(actor, engagementId, certificate({ subjectCode: 'ISO-9001', number: 'VD-77' }))
    verifyOutcome(department(), other, { checkedWith: 'original' })
    const view = programmeView(department(), {})
    expect(view.certificates).toBe(2)
    expect(view.subjects.map(({ code, needs: asked, certificates }) => [code, asked, certificates])).toEqual([
      ['ISO-22000', 2, 1],
      ['ISO-9001', 0, 1],
    ])
    expect(view.communes.reduce((sum, row) => sum + row.certificates, 0)).toBe(2)
  })
})

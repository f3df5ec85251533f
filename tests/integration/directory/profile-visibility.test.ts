import { beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/accounts/lifecycle'
import { chooseServices } from '~/domain/directory/choose-services.server'
import { publishProfile } from '~/domain/directory/publish-profile.server'
import { ownProfile, profileCards, profileForDepartment, publicProfile } from '~/domain/directory/queries.server'
import { returnProfile } from '~/domain/directory/return-profile.server'
import { saveBasics } from '~/domain/directory/save-basics.server'
import { saveCredentials } from '~/domain/directory/save-credentials.server'
import { submitProfile } from '~/domain/directory/submit-profile.server'
import { profilesToCheck } from '~/domain/directory/worklist.server'
import { at, now } from '~db/clock'
import { db } from '~db/connection'
import { events } from '~db/schema'
import { certifiedEngagement, consultant, consultantWithDraft, department, enterprise } from '~tests/scenarios'
import { freshDatabase } from '~tests/support/database'

beforeEach(freshDatabase)

const DAY = 24 * 3_600_000
const daysAgo = (days: number) => new Date(now().getTime() - days * DAY)
const notFound = expect.objectContaining({ code: 'not_found' })

/** Introduced on 1 January 2026, the check standing until the end of that year's January. */
const expiredConsultant = () => at(new Date('2026-01-01T03:00:00Z'), () => consultant({ checkedUntil: '2026-01-31' }))

describe('who sees a profile', () => {
  it('is its owner alone while it is a draft', () => {
    const { actor, profileId } = consultantWithDraft()
    const other = consultantWithDraft({ taxCode: '9900000023' }).actor
    expect(publicProfile(actor, profileId).id).toBe(profileId)
    for (const viewer of [null, other, enterprise(), department()]) {
      expect(() => publicProfile(viewer, profileId)).toThrow(notFound)
    }
    expect(() => profileForDepartment(department(), profileId)).toThrow(notFound)
  })

  it('is the department too once it was sent, and everybody once it is introduced', () => {
    const { actor, profileId } = consultantWithDraft()
    submitProfile(actor)
    const officer = department()
    expect(publicProfile(officer, profileId).status).toBe('submitted')
    expect(() => publicProfile(null, profileId)).toThrow(notFound)
    publishProfile(officer, profileId)
    expect(publicProfile(null, profileId).status).toBe('published')
    returnProfile(officer, profileId, { reason: 'Giấy tờ không còn đúng.' })
    expect(() => publicProfile(null, profileId)).toThrow(notFound)
  })

  it('ends with the last day of the check, and begins again after a new one', () => {
    const { actor, profileId } = expiredConsultant()
    at(new Date('2026-01-31T16:59:00Z'), () => expect(publicProfile(null, profileId).id).toBe(profileId))
    at(new Date('2026-01-31T17:01:00Z'), () => expect(() => publicProfile(null, profileId)).toThrow(notFound))
    expect(() => publicProfile(enterprise(), profileId)).toThrow(notFound)
    expect(profileCards([profileId])).toEqual([])
    expect(publicProfile(actor, profileId).id).toBe(profileId)

    submitProfile(actor)
    publishProfile(department(), profileId)
    expect(profileCards([profileId])).toHaveLength(1)
  })

  it('leaves decisions and the worklist to a department', () => {
    const { actor, profileId } = consultantWithDraft()
    submitProfile(actor)
    for (const stranger of [actor, enterprise(), consultantWithDraft({ taxCode: '9900000023' }).actor]) {
      expect(() => publishProfile(stranger, profileId)).toThrow(notFound)
      expect(() => returnProfile(stranger, profileId, { reason: 'Không.' })).toThrow(notFound)
      expect(() => profileForDepartment(stranger, profileId)).toThrow(notFound)
      expect(() => profilesToCheck(stranger)).toThrow(notFound)
    }
    expect(ownProfile(actor).status).toBe('submitted')
  })
})

describe('cards', () => {
  it('come in the order asked for, with verified results counted', () => {
    const { profileId } = certifiedEngagement()
    const other = consultant({ name: 'Chuyên gia Bản Mẫu', taxCode: '9900000023', subjects: ['TPM', '5S'] })
    const cards = profileCards([other.profileId, 'no-such-profile', profileId])
    expect(cards.map((card) => [card.id, card.verifiedOutcomes])).toEqual([
      [other.profileId, 0],
      [profileId, 1],
    ])
    expect(new Set(cards[0]!.subjects.map((subject) => subject.code))).toEqual(new Set(['5S', 'TPM']))
  })
})

describe("the department's worklist on profiles", () => {
  const introduced = (officer: Actor, name: string) => at(daysAgo(30), () => consultant({ name, checkedBy: officer }))
  const paper = (validUntil: `${number}-${number}-${number}` | null) => ({
    credentials: [{ name: 'Chuyên gia đánh giá trưởng', issuer: 'Cơ quan cấp', number: 'VD-01', validUntil }],
  })

  it('has the longest waiting first', () => {
    const late = at(daysAgo(1), () => consultantWithDraft({ name: 'Gửi sau' }))
    const early = consultantWithDraft({ name: 'Gửi trước' })
    at(daysAgo(9), () => submitProfile(early.actor))
    at(daysAgo(1), () => submitProfile(late.actor))
    expect(profilesToCheck(department()).submitted.map((row) => row.name)).toEqual(['Gửi trước', 'Gửi sau'])
  })

  it('shows what changed since the check until the check is confirmed', () => {
    const officer = department()
    const { actor, profileId } = introduced(officer, 'Có giấy tờ mới')
    introduced(officer, 'Không đổi gì')
    at(daysAgo(2), () => saveCredentials(actor, paper(null)))
    expect(profilesToCheck(officer).changed).toMatchObject([{ id: profileId, parts: ['credentials'] }])
    chooseServices(actor, { subjects: ['FSC'] })
    saveBasics(actor, {
      headline: 'X',
      introduction: '',
      roles: ['training'],
      availability: 'busy',
      feeNote: '',
      yearsExperience: 1,
    })
    db.delete(events).run()
    expect(profilesToCheck(officer).changed).toMatchObject([{ id: profileId, parts: ['credentials', 'services'] }])
    publishProfile(officer, profileId)
    expect(profilesToCheck(officer).changed).toEqual([])
  })

  it('shows papers that end within 60 days, and an ended one until somebody looked', () => {
    const officer = department()
    const { actor, profileId } = at(new Date('2026-03-01T03:00:00Z'), () => {
      const made = consultant({ checkedBy: officer })
      saveCredentials(made.actor, paper('2026-06-30'))
      return made
    })
    at(new Date('2026-04-30T03:00:00Z'), () => expect(profilesToCheck(officer).expiring).toEqual([]))
    at(new Date('2026-05-02T03:00:00Z'), () => {
      expect(profilesToCheck(officer).expiring).toMatchObject([{ id: profileId, endsOn: '2026-06-30' }])
    })
    at(new Date('2026-07-05T03:00:00Z'), () => {
      expect(profilesToCheck(officer).expiring).toHaveLength(1)
      publishProfile(officer, profileId)
      expect(profilesToCheck(officer).expiring).toEqual([])
    })
    expect(ownProfile(actor).credentials).toHaveLength(1)
  })

  it('keeps what was returned in sight', () => {
    const officer = department()
    const { actor, profileId } = consultantWithDraft()
    submitProfile(actor)
    returnProfile(officer, profileId, { reason: 'Bổ sung số giấy.' })
    expect(profilesToCheck(officer)).toMatchObject({
      submitted: [],
      returned: [{ id: profileId, returnedReason: 'Bổ sung số giấy.' }],
    })
  })
})

import { describe, expect, it } from 'vitest'
import {
  comparedOf,
  type FillableProfile,
  lacksForCheck,
  missingParts,
  partIsFilled,
} from '~/domain/directory/completeness'

const nothing: FillableProfile = {
  headline: '',
  introduction: '',
  roles: [],
  yearsExperience: null,
  services: [],
  anySector: false,
  sectors: [],
  anyProvince: false,
  areas: [],
  languages: [],
  workModes: [],
  clientSizes: [],
  credentials: [],
}

const filled: FillableProfile = {
  ...nothing,
  headline: 'Công cụ năng suất cho xưởng chế biến',
  introduction: 'Có nhóm đi địa bàn Tây Bắc.',
  roles: ['consulting'],
  yearsExperience: 0,
  services: ['5S'],
  sectors: ['10'],
  areas: ['14'],
  languages: ['vi'],
  workModes: ['onsite'],
  clientSizes: ['micro'],
}

describe('what a profile lacks before it can be submitted', () => {
  it('names every required part of an empty profile, in the order of the pages', () => {
    expect(missingParts(nothing)).toEqual(['basics', 'services', 'reach'])
  })

  it('asks for no credentials, and takes a beginner with 0 years', () => {
    expect(missingParts(filled)).toEqual([])
    expect(partIsFilled(filled, 'credentials')).toBe(false)
  })

  it('takes "every sector" and "the whole country" instead of the lists', () => {
    expect(missingParts({ ...filled, sectors: [], anySector: true, areas: [], anyProvince: true })).toEqual([])
    expect(missingParts({ ...filled, sectors: [] })).toEqual(['reach'])
    expect(missingParts({ ...filled, areas: [] })).toEqual(['reach'])
  })

  it.each(['headline', 'introduction', 'roles', 'yearsExperience'] as const)(
    'needs %s in the introduction',
    (field) => {
      expect(missingParts({ ...filled, [field]: nothing[field] })).toEqual(['basics'])
    },
  )

  it.each(['languages', 'workModes', 'clientSizes'] as const)('needs %s in the reach', (field) => {
    expect(missingParts({ ...filled, [field]: [] })).toEqual(['reach'])
  })
})

describe('what an officer is told before introducing a profile', () => {
  const contact = { phone: '0912345678', taxCode: '9900000016' }
  const today = '2026-06-30'
  const paper = { name: 'ISO 9001', file: {}, validUntil: null }

  it('is nothing where all is there, and each thing that is not', () => {
    expect(lacksForCheck({ papers: [paper], contact }, today)).toEqual({
      credentials: false,
      files: 0,
      ended: [],
      phone: false,
      taxCode: false,
    })
    expect(lacksForCheck({ papers: [], contact: { phone: null, taxCode: '' } }, today)).toEqual({
      credentials: true,
      files: 0,
      ended: [],
      phone: true,
      taxCode: true,
    })
    const bare = { ...paper, file: null }
    expect(lacksForCheck({ papers: [bare, paper, bare], contact }, today).files).toBe(2)
  })

  it('names the papers whose last day has passed', () => {
    const papers = [paper, { ...paper, validUntil: today }, { ...paper, name: 'TWI', validUntil: '2026-06-29' }]
    expect(lacksForCheck({ papers, contact }, today).ended).toEqual([{ name: 'TWI', validUntil: '2026-06-29' }])
  })

  it('counts the compared papers among those still valid, with the day of the last', () => {
    const [march, may, june] = [new Date('2026-03-02'), new Date('2026-05-02'), new Date('2026-06-02')]
    const of = (comparedAt: Date | null, validUntil: string | null = null) => ({ comparedAt, validUntil })
    const papers = [of(march), of(null), of(may, today), of(march)]
    expect(comparedOf(papers, today)).toEqual({ valid: 4, compared: 3, last: may, ended: [], isWhole: false })
    expect(comparedOf([of(null)], today)).toMatchObject({ compared: 0, last: null, isWhole: false })
    expect(comparedOf([], today).isWhole).toBe(false)
    expect(comparedOf([of(march), of(may, today)], today).isWhole).toBe(true)

    const ended = of(june, '2026-06-29')
    expect(comparedOf([of(march), ended], today)).toEqual({
      valid: 1,
      compared: 1,
      last: march,
      ended: [ended],
      isWhole: false,
    })
  })
})

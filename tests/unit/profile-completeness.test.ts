import { describe, expect, it } from 'vitest'
import { type FillableProfile, missingParts, partIsFilled } from '~/domain/directory/completeness'

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

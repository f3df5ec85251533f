import { describe, expect, it } from 'vitest'
import { indicatorOf, indicatorsFor, INDICATORS, valueOf } from '~/vocabulary/indicators'
import { referenceFiles } from '~/vocabulary/files'
import { trackOf, TRACKS, tracksOf } from '~/vocabulary/tracks'

const subjects = referenceFiles().subjects.subjects

describe('the usual way to a result', () => {
  it('is known for every subject, once', () => {
    expect(TRACKS.flatMap((track) => track.subjects).sort()).toEqual(subjects.map(({ code }) => code).sort())
  })

  it('ends in a certificate where the subject does, and in a measure for productivity tools', () => {
    for (const { code, ends_in_certificate } of subjects) {
      expect(trackOf(code)!.result === 'certificate', code).toBe(ends_in_certificate)
    }
    expect(trackOf('TPM')!.result).toBe('measure')
    expect(trackOf('TCCS')!.result).toBe('document')
  })

  it('names each step once, in both languages', () => {
    for (const { id, steps, later } of TRACKS) {
      const ids = [...steps, ...later].map((step) => step.id)
      expect(new Set(ids).size, id).toBe(ids.length)
    }
    expect(tracksOf(['ISO-9001', '5S', 'ISO-14001']).map(({ id }) => id)).toEqual([
      'management-system',
      'productivity-tool',
    ])
  })
})

describe('an indicator', () => {
  it('is there for each subject that ends in a measure, two or three of them', () => {
    const measured = TRACKS.filter(({ result }) => result === 'measure').flatMap((track) => track.subjects)
    for (const code of measured) expect(indicatorsFor([code]).length, code).toBeGreaterThanOrEqual(2)
    expect(indicatorsFor(['ISO-9001'])).toEqual([])
    expect(
      INDICATORS.filter(({ id }) => !measured.some((code) => indicatorsFor([code]).includes(indicatorOf(id)!))),
    ).toEqual([])
  })

  it('is reckoned from plain numbers', () => {
    const value = (id: string, inputs: Record<string, number>) => valueOf(indicatorOf(id)!, inputs)
    expect(value('defect-rate', { bad: 4, made: 100 })).toBe(4)
    expect(value('output-per-hour', { output: 960, people: 6, hours: 8 })).toBe(20)
    expect(value('stock-days', { stock: 300, days: 30, used: 450 })).toBe(20)
    // 400 good ones, 0.9 minutes each at best, on a machine that was to run 480 minutes.
    expect(value('oee', { good: 400, ideal: 0.9, planned: 480 })).toBeCloseTo(75)
  })

  it('is none where the numbers give none', () => {
    const value = (id: string, inputs: Record<string, number>) => valueOf(indicatorOf(id)!, inputs)
    expect(value('defect-rate', { bad: 4 })).toBeUndefined()
    expect(value('defect-rate', { bad: 4, made: 0 })).toBeUndefined()
    expect(value('defect-rate', { bad: 101, made: 100 })).toBeUndefined()
    expect(value('oee', { good: 600, ideal: 0.9, planned: 480 })).toBeUndefined()
    expect(value('output-per-hour', { output: 10, people: -1, hours: -8 })).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import {
  type Answers,
  answeredFactors,
  ledTo,
  QUESTIONS,
  questionsFor,
  toldAnswers,
} from '~/domain/suggestion/questions'
import { questionText } from '~/i18n/question-terms'
import { referenceFiles } from '~/vocabulary/files'

const suggestions = (...rows: [string, number, boolean?][]) =>
  rows.map(([subject, score, named = false]) => ({
    subject,
    score,
    because: ['hợp tác xã'],
    named,
    plainest: 0,
    slight: false,
    incidental: false,
  }))
const asked = (
  rows: ReturnType<typeof suggestions>,
  context: { sectorCode?: string; size?: string } = {},
  answers: Answers = {},
) => questionsFor(rows, context, answers).map(({ code }) => code)

describe('the questions', () => {
  it('speak of subjects that exist, and they and every answer have words', () => {
    const codes = new Set(referenceFiles().subjects.subjects.map(({ code }) => code))
    for (const { code, options } of QUESTIONS) {
      expect(Object.keys(questionText[code]!.options), code).toEqual(Object.keys(options))
      for (const { favours, against, leads } of Object.values(options)) {
        expect([...favours, ...against, ...leads].filter((subject) => !codes.has(subject))).toEqual([])
        expect(favours.filter((subject) => against.includes(subject))).toEqual([])
      }
    }
  })

  it('are asked only where two leading subjects are close and an answer tells them apart', () => {
    expect(asked(suggestions(['GLOBALGAP', 0.4], ['VIETGAP', 0.38]))).toContain('market')
    expect(asked(suggestions(['GLOBALGAP', 0.9], ['VIETGAP', 0.1]))).toEqual([])
    expect(asked(suggestions(['TRAIN', 0.4], ['AWARD', 0.38]))).toEqual([])
    expect(asked(suggestions(['TPM', 0.4]))).toEqual([])
    expect(asked([])).toEqual([])
  })

  it('are not asked of subjects that the text calls by their titles, nor where the answer is known', () => {
    expect(asked(suggestions(['GLOBALGAP', 0.4, true], ['VIETGAP', 0.38, true]))).toEqual([])
    const close = suggestions(['SIX-SIGMA', 0.4], ['5S', 0.38])
    expect(asked(close)).toContain('workers')
    expect(asked(close, { size: 'large' })).not.toContain('workers')
    const farms = suggestions(['VIETGAP', 0.4], ['VIETGAP-TS', 0.38])
    expect(asked(farms, { sectorCode: '01' })).toContain('raising')
    expect(asked(farms, { sectorCode: '0321' })).not.toContain('raising')
  })

  it('are two at most, those answered among them so that an answer can be changed', () => {
    const close = suggestions(['ISO-9001', 0.4], ['TQM', 0.39], ['5S', 0.38], ['LEAN', 0.37], ['ERP', 0.36])
    expect(asked(close)).toHaveLength(2)
    const answers = { certificate: 'unknown', digital: 'books' }
    expect(asked(close, {}, answers)).toEqual(['certificate', 'digital'])
    expect(asked(suggestions(['ERP', 0.4]), {}, { digital: 'books' })).toEqual(['digital'])
  })
})

describe('where nothing is clear', () => {
  const opened = (context = {}, answers: Answers = {}, told: Answers = {}) =>
    questionsFor([], context, answers, { told }).map(({ code }) => code)

  it('what troubles and where is asked; where not, of whoever has told the sector', () => {
    expect(opened()).toEqual(['trouble', 'place'])
    expect(opened({ sectorCode: '1071' })).toEqual(['trouble'])
    expect(opened({}, { trouble: 'machines' })).toEqual(['trouble', 'place'])
  })

  it('what the text tells by its trade is not asked again', () => {
    expect(toldAnswers('xưởng gỗ 60 thợ, dạo này lộn xộn quá')).toEqual({ place: 'factory' })
    expect(toldAnswers('dạo này lộn xộn quá')).toEqual({})
    expect(opened({}, {}, { place: 'factory' })).toEqual(['trouble'])
    expect(opened({}, { place: 'food' }, { place: 'factory' })).toEqual(['place', 'trouble'])
  })

  it('an answer leads to subjects by itself, and "not sure" to none', () => {
    expect(ledTo({ trouble: 'machines' })[0]).toBe('TPM')
    expect(ledTo({ trouble: 'unknown' })).toEqual([])
    expect(ledTo({ market: 'export' })).toEqual([])
  })

  it('is not asked where something is clear', () => {
    expect(asked(suggestions(['TPM', 0.9]))).toEqual([])
  })
})

describe('an answer', () => {
  it('speaks for some subjects and against others; "not sure" and nonsense say nothing', () => {
    const export_ = answeredFactors({ market: 'export' })
    expect(export_.get('GLOBALGAP')).toBeGreaterThan(1)
    expect(export_.get('OCOP')).toBeLessThan(1)
    expect(export_.get('TPM')).toBeUndefined()
    expect(answeredFactors({ market: 'unknown', nothing: 'export', loss: 'nonsense' }).size).toBe(0)
  })
})

import { describe, expect, it } from 'vitest'
import { reachedByHalf, readAnswers, weakPoints, writeAnswers } from '~/domain/self-check/answers'
import { referenceFiles } from '~/vocabulary/files'
import {
  fieldOfSection,
  LEVELS,
  NATIONAL_CHECK,
  questionsOf,
  SELF_CHECK_FIELDS,
  WEAK_LEVELS,
} from '~/vocabulary/self-check'
import { answersOf } from '~tests/scenarios/self-check'

const { subjects } = referenceFiles().subjects

describe('the self-check', () => {
  it.each(SELF_CHECK_FIELDS)(
    'asks twelve questions of a %s, each once, that lead to subjects that there are',
    (field) => {
      const questions = questionsOf(field)
      expect(questions).toHaveLength(12)
      expect(new Set(questions.map(({ id }) => id)).size).toBe(12)
      const known = subjects.map(({ code }) => code)
      for (const { id, subjects: codes, states, next } of questions) {
        expect(known, id).toEqual(expect.arrayContaining(codes))
        expect(new Set(states.map(({ vi }) => vi)).size, id).toBe(LEVELS.length)
        expect(new Set([...states, ...next].map(({ vi }) => vi)).size, id).toBe(LEVELS.length + WEAK_LEVELS.length)
      }
    },
  )

  it('knows the field of each section, and says where it has from what it tells of the national one', () => {
    expect(['A', 'C', 'F', 'G', 'I'].map(fieldOfSection)).toEqual(['farm', 'factory', 'factory', 'service', 'service'])
    for (const { confidence, source } of NATIONAL_CHECK.facts) expect([confidence, source]).not.toContain('unverified')
    expect(NATIONAL_CHECK.facts.length).toBeGreaterThan(0)
  })

  it('writes answers into an address and reads them again', () => {
    const answers = answersOf('farm', 2, { 'farm-records': 4 })
    expect(writeAnswers('farm', answers)).toBe('1-222222222242')
    expect(readAnswers('farm', '1-222222222242')).toEqual(answers)
    for (const other of [null, '', '1-', '1-22222222224', '1-2222222222420', '1-022222222242', '2-222222222242'])
      expect(readAnswers('farm', other)).toBeUndefined()
  })

  it('names the three lowest first, and nothing that is done regularly', () => {
    const weak = (but: Parameters<typeof answersOf>[2]) =>
      weakPoints('factory', answersOf('factory', 3, but)).map(({ id }) => id)
    expect(weak({})).toEqual([])
    expect(weak({ goals: 2, quality: 1, energy: 2, safety: 1 })).toEqual(['quality', 'safety', 'goals'])
  })

  it('takes what at least half have reached', () => {
    expect(reachedByHalf([1, 4, 2, 2, 3])).toBe(2)
    expect(reachedByHalf([1, 1, 3, 4, 4, 1])).toBe(3)
  })
})

import { describe, expect, it } from 'vitest'
import otherMatters from '~/vocabulary/data/other-matters.json'
import subjectPhrases from '~/vocabulary/data/subject-phrases.json'
import { referenceFiles } from '~/vocabulary/files'
import { fold } from '~/language/fold'

const subjects = referenceFiles().subjects.subjects
const phrases: Record<string, { says: string[]; terms: string[] }> = subjectPhrases.phrases
const matters: Record<string, { says: string[]; terms: string[] }> = otherMatters.matters

describe('what a subject is, in plain words', () => {
  it('is one short sentence in either language that explains the name by other words', () => {
    for (const { code, short_vi, plain_vi, plain_en } of subjects) {
      for (const plain of [plain_vi, plain_en]) {
        expect(plain, code).toMatch(/^\p{Lu}[^.]{20,119}\.$/u)
        expect(plain.toLowerCase(), code).not.toContain(short_vi.toLowerCase())
      }
    }
  })
})

describe('what people say', () => {
  it('is there for every subject at least fifteen times, for productivity tools at least forty', () => {
    for (const { code, kind } of subjects) {
      const least = kind === 'productivity-tool' ? 40 : 15
      expect(phrases[code]?.says.length, code).toBeGreaterThanOrEqual(least)
    }
    expect(Object.keys(phrases).sort()).toEqual(subjects.map(({ code }) => code).sort())
  })

  it('leads to one subject or matter only', () => {
    const owners = new Map<string, string[]>()
    for (const [code, { says }] of [...Object.entries(phrases), ...Object.entries(matters)]) {
      for (const said of says) owners.set(fold(said), [...(owners.get(fold(said)) ?? []), code])
    }
    expect([...owners].filter(([, codes]) => codes.length > 1)).toEqual([])
  })

  it('is written with diacritics and in a few words, as a person says it', () => {
    for (const [code, { says }] of Object.entries(phrases)) {
      for (const said of says) {
        expect(said.normalize('NFC'), code).toBe(said)
        expect(fold(said), said).not.toBe(said.toLowerCase())
        expect(said.split(/\s+/).length, said).toBeGreaterThanOrEqual(4)
        expect(said.split(/\s+/).length, said).toBeLessThanOrEqual(30)
      }
    }
  })

  it('names the matters that are not ours by many phrases too', () => {
    expect(Object.keys(matters)).toContain('LOAN')
    for (const [code, { says, terms }] of Object.entries(matters)) {
      expect(says.length + terms.length, code).toBeGreaterThanOrEqual(25)
    }
  })
})

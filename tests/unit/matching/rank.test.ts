import { describe, expect, it } from 'vitest'
import { type Candidate, rank, type RankedNeed } from '~/domain/matching/rank'

const need: RankedNeed = {
  subjects: [
    { code: 'TPM', weight: 1 },
    { code: 'KAIZEN', weight: 1 },
  ],
  sector: '10',
  province: '14',
  size: 'small',
  languages: ['th-tai'],
}

/** Somebody who fits in every way that ranking looks at. */
const fitting: Candidate = {
  profileId: 'a',
  subjects: new Set(['TPM', 'KAIZEN']),
  sectors: new Set(['10']),
  anySector: false,
  provinces: new Set(['14']),
  anyProvince: false,
  baseProvince: '14',
  clientSizes: ['small'],
  languages: ['vi', 'th-tai'],
  busy: false,
  years: 10,
  verifiedResults: 2,
  text: { score: 0.8, words: ['giữa vụ'] },
}

const judge = (change: Partial<Candidate> = {}, asked: Partial<RankedNeed> = {}) =>
  rank({ ...need, ...asked }, [{ ...fitting, ...change }])[0]!
const kinds = (points: { kind: string }[]) => points.map(({ kind }) => kind)

describe('a consultant who fits', () => {
  it('gets every reason and misses nothing', () => {
    const { reasons, missing } = judge()
    expect(kinds(reasons)).toEqual([
      'subject',
      'subject',
      'text',
      'same_province',
      'sector',
      'size',
      'verified_results',
      'language',
      'experience',
    ])
    expect(missing).toEqual([])
  })

  it.each<[string, Partial<Candidate>, string | null]>([
    ['subject', { subjects: new Set(['KAIZEN']) }, 'subject'],
    ['text', { text: { score: 0, words: [] } }, null],
    ['same_province', { provinces: new Set(['01']), baseProvince: '01' }, 'area'],
    ['sector', { sectors: new Set(['85']) }, 'sector'],
    ['size', { clientSizes: ['large'] }, 'size'],
    ['verified_results', { verifiedResults: 0 }, null],
    ['language', { languages: ['vi'] }, null],
    ['experience', { years: null }, null],
  ])('scores lower once the cause of the reason "%s" is gone', (kind, change, missed) => {
    const [before, after] = [judge(), judge(change)]
    expect(after.score).toBeLessThan(before.score)
    const count = (reasons: { kind: string }[]) => kinds(reasons).filter((one) => one === kind).length
    expect(count(after.reasons)).toBe(count(before.reasons) - 1)
    expect(kinds(after.missing)).toEqual(missed ? [missed] : [])
  })

  it('scores lower when busy, and it is said', () => {
    expect(judge({ busy: true }).score).toBeLessThan(judge().score)
    expect(judge({ busy: true }).missing).toEqual([{ kind: 'busy' }])
  })
})

describe('who does not fit', () => {
  const elsewhere = { subjects: new Set(['HALAL']) }
  const listed = (change: Partial<Candidate>) => rank(need, [{ ...fitting, ...elsewhere, ...change }])

  it('is left out: near, free and experienced, but nothing that is asked for', () => {
    expect(listed({ text: { score: 0.2, words: [] } })).toEqual([])
    expect(listed({ text: { score: 0.9, words: ['giữa vụ'] } })).toEqual([])
  })

  it('is kept when its text speaks of the very case', () => {
    const [kept] = listed({ text: { score: 0.9, words: ['giữa vụ', 'chờ thợ'] } })
    expect(kinds(kept!.reasons)).toContain('text')
  })
})

describe('the order', () => {
  it('puts the rare subject before the common one', () => {
    const subjects = [
      { code: 'TPM', weight: 1.5 },
      { code: 'KAIZEN', weight: 0.6 },
    ]
    const rare = { ...fitting, profileId: 'z', subjects: new Set(['TPM']) }
    const common = { ...fitting, profileId: 'b', subjects: new Set(['KAIZEN']) }
    expect(rank({ ...need, subjects }, [common, rare]).map((match) => match.profileId)).toEqual(['z', 'b'])
  })

  it('puts who travels here after who has a seat here, and before who does not come', () => {
    const seat = { ...fitting, profileId: '3' }
    const travels = { ...fitting, profileId: '2', baseProvince: '01' }
    const absent = { ...fitting, profileId: '1', baseProvince: '01', provinces: new Set(['01']) }
    expect(rank(need, [absent, travels, seat]).map((match) => match.profileId)).toEqual(['3', '2', '1'])
  })

  it('is the same at every run, by id where scores are equal', () => {
    const twins = ['c', 'a', 'b'].map((profileId) => ({ ...fitting, profileId }))
    expect(rank(need, twins).map((match) => match.profileId)).toEqual(['a', 'b', 'c'])
  })
})

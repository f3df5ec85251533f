import { describe, expect, it } from 'vitest'
import { rank } from '~/domain/matching/ranking/rank'
import type { Candidate, MatchReason, MissingPoint, RankedNeed } from '~/domain/matching/ranking/candidate'
import { BUILT_IN_WEIGHTS } from '~/domain/matching/ranking/weights'

const need: RankedNeed = {
  subjects: [
    { code: 'TPM', weight: 1, general: true },
    { code: 'KAIZEN', weight: 1, general: true },
  ],
  sectors: [{ code: '10', sure: 1 }],
  province: '14',
  size: 'small',
  languages: ['th-tai'],
  workMode: 'onsite',
  budgetMillion: 60,
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
  workModes: ['onsite'],
  busy: false,
  engagementsAtOnce: 3,
  activeEngagements: 1,
  feeFromMillion: 40,
  years: 10,
  verified: { count: 2, subjects: ['ISO-22000'], lasting: 1, gains: [] },
  reply: { counted: 8, inTime: 8, days: 2, score: 0.8, typical: 0.6 },
  updated: { on: '2026-11-01', daysAgo: 21 },
  text: { score: 0.8, words: ['giữa vụ'] },
}

const judge = (change: Partial<Candidate> = {}, asked: Partial<RankedNeed> = {}) =>
  rank({ ...need, ...asked }, [{ ...fitting, ...change }])[0]!
const kinds = (points: { kind: string }[]) => points.map(({ kind }) => kind)

type Kind = MatchReason['kind']
type Removal = {
  /** What gives the reason, where `fitting` does not. */
  having?: Partial<Candidate>
  without: Partial<Candidate>
  missing: MissingPoint['kind'] | null
}

/** For every kind of reason the fact that causes it taken away. A new kind is a type error until it stands here. */
const removals: Record<Kind, Removal> = {
  subject: { without: { subjects: new Set(['KAIZEN']) }, missing: 'subject' },
  text: { without: { text: { score: 0, words: [] } }, missing: null },
  same_province: { without: { provinces: new Set(['01']), baseProvince: '01' }, missing: 'area' },
  travels: { having: { baseProvince: '01' }, without: { provinces: new Set(['01']) }, missing: 'area' },
  free_places: { without: { activeEngagements: 3 }, missing: 'full' },
  sector: { without: { sectors: new Set(['85']) }, missing: 'sector' },
  any_sector: {
    having: { sectors: new Set(['85']), anySector: true },
    without: { anySector: false },
    missing: 'sector',
  },
  language: { without: { languages: ['vi'] }, missing: 'language' },
  replies: {
    without: { reply: { counted: 8, inTime: 3, days: 9, score: 0.4, typical: 0.6 } },
    missing: 'late_replies',
  },
  verified_results: { without: { verified: { count: 0, subjects: [], lasting: 0, gains: [] } }, missing: null },
  fee: { without: { feeFromMillion: 90 }, missing: 'fee' },
  work_mode: { without: { workModes: ['remote'] }, missing: 'work_mode' },
  size: { without: { clientSizes: ['large'] }, missing: 'size' },
  fresh: { without: { updated: { on: '2024-01-01', daysAgo: 1056 } }, missing: 'old' },
  experience: { without: { years: 4 }, missing: null },
}

describe('a consultant who fits', () => {
  it('gets every reason, the weightiest first, and misses nothing', () => {
    const { reasons, missing } = judge()
    expect(kinds(reasons)).toEqual([
      'subject',
      'subject',
      'text',
      'same_province',
      'free_places',
      'sector',
      'language',
      'replies',
      'verified_results',
      'fee',
      'work_mode',
      'size',
      'fresh',
      'experience',
    ])
    expect(missing).toEqual([])
  })

  it.each(Object.entries(removals))('comes lower once the cause of the reason "%s" is gone', (kind, removal) => {
    const before = { ...fitting, ...removal.having }
    const [first, second] = rank(need, [
      { ...before, profileId: 'a without', ...removal.without },
      { ...before, profileId: 'b with' },
    ])
    expect([first!.profileId, second!.profileId]).toEqual(['b with', 'a without'])
    expect(second!.score).toBeLessThan(first!.score)
    const count = (reasons: { kind: string }[]) => kinds(reasons).filter((one) => one === kind).length
    expect(count(second!.reasons)).toBe(count(first!.reasons) - 1)
    expect(kinds(second!.missing)).toEqual(removal.missing ? [removal.missing] : [])
  })

  it('gets less for a sector of which the text only speaks, and who lacks it is not told so', () => {
    const spokenOf = { sectors: [{ code: '10', sure: 0.9 }] }
    expect(judge({}, spokenOf).reasons).toContainEqual({ kind: 'sector', sector: '10' })
    expect(judge({}, spokenOf).score).toBeLessThan(judge().score)
    expect(judge({ sectors: new Set(['85']) }, spokenOf).score).toBeLessThan(judge({}, spokenOf).score)
    expect(judge({ sectors: new Set(['85']) }, spokenOf).missing).toEqual([])
  })

  it('scores lower when busy, and it is said', () => {
    expect(judge({ busy: true }).score).toBeLessThan(judge({ activeEngagements: 3 }).score)
    expect(judge({ busy: true }).missing).toEqual([{ kind: 'busy' }])
  })
})

describe('what the need does not ask', () => {
  it.each<[string, Partial<RankedNeed>, Partial<Candidate>]>([
    ['a language', { languages: [] }, { languages: [] }],
    ['a way of working', { workMode: null }, { workModes: ['lab'] }],
    ['a budget', { budgetMillion: null }, { feeFromMillion: 900 }],
    ['a sector', { sectors: [] }, { sectors: new Set() }],
    ['a size', { size: null }, { clientSizes: ['large'] }],
    ['to come here', { workMode: 'remote' }, { baseProvince: '01', provinces: new Set(['01']) }],
  ])('%s: judges nobody', (_what, asked, differing) => {
    const both = { workModes: ['remote', 'onsite'] as const }
    expect(judge({ ...both, ...differing }, asked)).toEqual(judge({ ...both }, asked))
  })
})

describe('what the profile does not say', () => {
  it.each<[string, Partial<Candidate>, Partial<Candidate>]>([
    ['languages', { languages: [] }, { languages: ['vi'] }],
    ['ways of working', { workModes: [] }, { workModes: ['lab'] }],
    ['a fee', { feeFromMillion: null }, { feeFromMillion: 70 }],
    ['how much it takes on', { engagementsAtOnce: null }, { activeEngagements: 3 }],
    ['sectors', { sectors: new Set() }, { sectors: new Set(['85']) }],
    ['sizes', { clientSizes: [] }, { clientSizes: ['large'] }],
    ['years', { years: null }, { years: 1 }],
  ])('%s: stands between yes and no, and is not held against it', (_what, silent, no) => {
    expect(judge(silent).missing).toEqual([])
    expect(judge(silent).score).toBeLessThan(judge().score)
    expect(judge(silent).score).toBeGreaterThan(judge(no).score)
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
      { code: 'TPM', weight: 1.5, general: true },
      { code: 'KAIZEN', weight: 0.6, general: true },
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

  it('puts who knows the sector before who is nearer, where what is asked for is general, and not where it is special', () => {
    const knows = { ...fitting, profileId: 'knows', provinces: new Set(['01']), baseProvince: '01' }
    const hospitals = { ...fitting, profileId: 'hospitals', sectors: new Set(['86']) }
    const first = (general: boolean) =>
      rank({ ...need, subjects: [{ code: 'TPM', weight: 1, general }] }, [hospitals, knows])[0]?.profileId
    expect([first(true), first(false)]).toEqual(['knows', 'hospitals'])
  })

  it('is the same at every run, by id where scores are equal', () => {
    const twins = ['c', 'a', 'b'].map((profileId) => ({ ...fitting, profileId }))
    expect(rank(need, twins).map((match) => match.profileId)).toEqual(['a', 'b', 'c'])
  })

  it('follows the weights it is given, and tells no reason that counts nothing', () => {
    const near = { ...fitting, profileId: 'near', years: 1 }
    const old = { ...fitting, profileId: 'old', years: 40, baseProvince: '01' }
    const ids = (weights = {}) =>
      rank(need, [near, old], { ...BUILT_IN_WEIGHTS, ...weights }).map((match) => match.profileId)
    expect(ids()).toEqual(['near', 'old'])
    expect(ids({ experience: 30, area: 1 })).toEqual(['old', 'near'])
    const [without] = rank(need, [fitting], { ...BUILT_IN_WEIGHTS, experience: 0 })
    expect(kinds(without!.reasons)).not.toContain('experience')
  })
})

import { describe, expect, it } from 'vitest'
import { weightsFrom } from '~/domain/suggestion/learned/weights'
import { scoreText } from '~/domain/suggestion/score-subjects'
import { subjectVocabulary } from '~/domain/suggestion/subject-vocabulary'
import { learn, type TrainingRow } from '../../../scripts/training/learn'
import { compoundTerms } from '../../../scripts/training/compound-terms'
import { writtenWeights } from '../../../scripts/training/write-weights'

const subject = (code: string, names: string[], says: string[], typicalSectors = ['*']) => ({
  code,
  titles: names.slice(0, 1),
  names,
  says,
  typicalSectors,
  ours: !code.startsWith('other_'),
})
const spoken = [
  subject('TPM', ['TPM', 'bảo dưỡng máy'], ['máy hỏng giữa vụ, phải chờ thợ', 'dừng máy liên tục', 'máy hay hỏng vặt']),
  subject('TRACE', ['truy xuất nguồn gốc', 'tem QR'], ['khách hỏi hàng từ vườn nào', 'cần truy xuất nguồn gốc']),
  subject('VIETGAP', ['VietGAP'], ['vườn muốn có chứng nhận', 'rau có dư lượng thuốc'], ['01']),
  subject('ISO-9001', ['ISO 9001'], ['khách muốn có chứng nhận', 'mỗi người làm một kiểu'], ['10']),
  subject('LEAN', ['Lean'], ['bán hàng cân đo chậm', 'chuyền này chờ chuyền kia']),
  subject('other_LOAN', ['vay vốn'], ['cần vay tiền mua máy, lãi suất thấp', 'năm ngoái có vay ngân hàng']),
]
const rows: TrainingRow[] = [
  ...spoken.flatMap(({ code, names, says }) => [...names, ...says].map((text) => ({ text, labels: [code], also: [] }))),
  ...[
    'chúng tôi là hợp tác xã chè',
    'xưởng có hai mươi công nhân',
    'con gái đang học đại học',
    'bạn hàng của chúng tôi cần đồ tốt',
  ].map((text) => ({
    text,
    labels: ['_background'],
    also: [],
  })),
  ...['làm ăn khó khăn quá, giúp với', 'không biết bắt đầu từ đâu'].map((text) => ({
    text,
    labels: ['_vague'],
    also: [],
  })),
]
const weights = weightsFrom(JSON.parse(writtenWeights(learn(rows), { sharpness: 6, compounds: compoundTerms(rows) })))
const vocabulary = subjectVocabulary(spoken)
type Context = Parameters<typeof scoreText>[3]
const read = (text: string, context: Context = {}) => scoreText(weights, vocabulary, text, context)
const best = (text: string, context: Context = {}) => read(text, context).subjects[0]

describe('the subject that a text is about', () => {
  it('is found by what people say, with the words of their own that led to it', () => {
    const found = best('Máy sấy hay HỎNG GIỮA VỤ, mỗi lần chờ thợ Hà Nội lên')
    expect(found?.code).toBe('TPM')
    expect(found!.score).toBeGreaterThan(0.5)
    expect(found?.because).toContain('chờ thợ')
  })

  it('is found without diacritics and with typing errors', () => {
    expect(best('truy suat nguon goc')?.code).toBe('TRACE')
    expect(best('vuon rau lam vietgpa')?.code).toBe('VIETGAP')
    expect(best('truy xuât nguồn gôc')?.code).toBe('TRACE')
  })

  it('is not one that is like it only without diacritics, where the writer uses them', () => {
    const share = (text: string) => read(text).subjects.find(({ code }) => code === 'LEAN')?.score ?? 0
    expect(share('bán hàng cân đo')).toBeGreaterThan(0.5)
    expect(share('bạn hàng cần đồ')).toBeLessThan(0.3)
    expect(share('ban hang can do')).toBeGreaterThan(0.5)
  })

  it('counts as named where its title is said, not where another of its names is', () => {
    expect(best('khách muốn có chứng nhận iso 9001')).toMatchObject({ code: 'ISO-9001', named: true })
    expect(best('khách hỏi tem QR')).toMatchObject({ code: 'TRACE', named: false })
  })

  it('is not one that they have already, while something else is asked for', () => {
    const [first, ...others] = read('đã có ISO 9001, giờ cần truy xuất nguồn gốc').subjects
    expect(first?.code).toBe('TRACE')
    expect(others.find(({ code }) => code === 'ISO-9001')?.score ?? 0).toBeLessThan(0.3)
  })

  it('is each of two, when a text speaks of two', () => {
    const codes = read('Máy hỏng giữa vụ, phải chờ thợ. Khách còn hỏi hàng từ vườn nào.')
      .subjects.filter(({ score }) => score > 0.4)
      .map(({ code }) => code)
    expect(codes.sort()).toEqual(['TPM', 'TRACE'])
  })

  it('is the one that the sector asks for, or an answer favours, between two that fit alike', () => {
    const text = 'muốn có chứng nhận'
    const share = (sectorCode: string) => {
      const [vietgap, iso] = ['VIETGAP', 'ISO-9001'].map((code) =>
        read(text, { sectorCode }).subjects.find((one) => one.code === code)!,
      )
      return vietgap!.score / iso!.score
    }
    expect(share('01')).toBeGreaterThan(share('10') * 1.2)
    const answered = (code: string) => best(text, { answered: new Map([[code, 3]]) })?.code
    expect([answered('VIETGAP'), answered('ISO-9001')]).toEqual(['VIETGAP', 'ISO-9001'])
  })

  it('is one that an answer leads to, where the text says nothing', () => {
    expect(best('giúp với', { led: ['LEAN'] })).toMatchObject({ code: 'LEAN', because: [] })
  })

  it('always comes with words of the text', () => {
    const text = 'máy hỏng giữa vụ, khách muốn có chứng nhận, hỏi hàng từ vườn nào'
    const likely = read(text).subjects.filter(({ score }) => score > 0.1)
    expect(likely.length).toBeGreaterThan(1)
    for (const { because } of likely) {
      expect(because).not.toEqual([])
      for (const words of because) expect(text).toContain(words)
    }
  })
})

describe('a matter of somebody else’s', () => {
  it('is refused where nothing of ours is said', () => {
    expect(read('cần vay tiền mua máy, lãi suất thấp')).toEqual({
      subjects: [],
      isOthers: true,
      isVague: false,
      apart: [],
    })
  })

  it('does not hide what is ours, before it or after, and is told apart', () => {
    for (const text of [
      'Năm ngoái có vay ngân hàng. Máy hỏng giữa vụ, phải chờ thợ.',
      'Máy hỏng giữa vụ, phải chờ thợ. Năm ngoái có vay ngân hàng.',
    ]) {
      const { subjects, isOthers, apart } = read(text)
      expect(isOthers).toBe(false)
      expect(subjects[0]?.code).toBe('TPM')
      expect(apart).toEqual(['Năm ngoái có vay ngân hàng'])
    }
  })
})

describe('a text that says nothing', () => {
  it('is about nothing with any likelihood', () => {
    for (const text of ['làm ăn khó khăn quá, giúp với', 'xưởng có hai mươi công nhân', 'abc xyz', '']) {
      expect(
        read(text).subjects.filter(({ score }) => score > 0.3),
        text,
      ).toEqual([])
    }
  })
})

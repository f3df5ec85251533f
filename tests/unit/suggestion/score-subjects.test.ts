import { describe, expect, it } from 'vitest'
import { scoreSubjects } from '~/domain/suggestion/score-subjects'
import { subjectVocabulary } from '~/domain/suggestion/subject-vocabulary'

const subject = (code: string, names: string[], says: string[], typicalSectors = ['*']) => ({
  code,
  titles: names.slice(0, 1),
  names,
  says,
  typicalSectors,
  ours: true,
})
const vocabulary = subjectVocabulary([
  subject('TPM', ['TPM', 'bảo dưỡng máy'], ['máy hỏng giữa vụ, phải chờ thợ', 'dừng máy liên tục']),
  subject('TRACE', ['truy xuất nguồn gốc', 'tem QR'], ['khách hỏi hàng từ vườn nào']),
  subject('VIETGAP', ['VietGAP'], ['vườn rau muốn có chứng nhận'], ['01']),
  subject('ISO-9001', ['ISO 9001'], ['khách muốn có chứng nhận'], ['10']),
  { ...subject('other_LOAN', ['vay vốn'], ['cần vay tiền mua máy, lãi suất thấp'], []), ours: false },
])
const best = (text: string, sectorCode?: string) => scoreSubjects(vocabulary, text, { sectorCode })[0]

describe('the subject that a text is about', () => {
  it('is found by what people say, with the words of their own that led to it', () => {
    const found = best('Máy sấy hay HỎNG GIỮA VỤ, mỗi lần chờ thợ Hà Nội lên')
    expect(found?.code).toBe('TPM')
    expect(found?.because[0]).toBe('Máy sấy hay HỎNG GIỮA VỤ')
  })

  it('is found without diacritics and with typing errors', () => {
    expect(best('truy suat nguon goc')?.code).toBe('TRACE')
    expect(best('vuon rau lam vietgpa')?.code).toBe('VIETGAP')
  })

  it('is the one called by its name, before one that more words touch', () => {
    expect(best('vườn nào của khách muốn có tem QR')?.code).toBe('TRACE')
    expect(best('khách muốn có chứng nhận ISO 9001', '01')?.code).toBe('ISO-9001')
  })

  it('counts as named where its title is said, not where another of its names is', () => {
    expect(best('khách muốn có chứng nhận iso 9001')).toMatchObject({ code: 'ISO-9001', named: true })
    expect(best('khách hỏi tem QR')).toMatchObject({ code: 'TRACE', named: false })
  })

  it('is told by content words: no function word, number or unit at either end, nor alone', () => {
    const because = (text: string) => best(text)?.because
    expect(because('đã phải chờ thợ 2-3 ngày, mất cả tấn chè')).toEqual(['chờ thợ'])
    expect(because('phai cho tho 3 ngay')).toEqual(['cho tho'])
    expect(because('muốn làm VietGAP cho 5 ha')).toEqual(['VietGAP'])
    expect(because('làm ISO 9001 cho công ty')).toEqual(['ISO 9001'])
  })

  it('is the one that the sector asks for, between two that fit alike', () => {
    const text = 'muốn có chứng nhận'
    expect(best(text, '01')?.code).toBe('VIETGAP')
    expect(best(text, '10')?.code).toBe('ISO-9001')
  })

  it('is none of ours when the text asks for a loan, though a machine is in it', () => {
    expect(scoreSubjects(vocabulary, 'cần vay vốn mua máy')).toEqual([])
    expect(scoreSubjects(vocabulary, 'abc xyz')).toEqual([])
    expect(scoreSubjects(vocabulary, '')).toEqual([])
  })

  it('is ours, though a loan is spoken of, when it is called by its title', () => {
    expect(scoreSubjects(vocabulary, 'cần vay vốn làm VietGAP')[0]?.code).toBe('VIETGAP')
  })

  it('is the one that the answers favour, between two that are close', () => {
    const text = 'muốn có chứng nhận'
    const answered = (code: string) => scoreSubjects(vocabulary, text, { answered: new Map([[code, 1.3]]) })[0]?.code
    expect([answered('VIETGAP'), answered('ISO-9001')]).toEqual(['VIETGAP', 'ISO-9001'])
  })

  it('always comes with words of the text', () => {
    const text = 'máy hỏng giữa vụ, khách muốn có chứng nhận, hỏi hàng từ vườn nào'
    const scores = scoreSubjects(vocabulary, text)
    expect(scores.length).toBeGreaterThan(1)
    for (const { because } of scores) {
      expect(because).not.toEqual([])
      for (const words of because) expect(text).toContain(words)
    }
  })
})

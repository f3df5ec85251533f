import { beforeAll, describe, expect, it } from 'vitest'
import { likelySubjects, shownSuggestions } from '~/domain/suggestion/likely-subjects'
import { type SuggestContext, suggestSubjects } from '~/domain/suggestion/suggest-subjects.server'
import { understandNeed } from '~/domain/suggestion/understand-need.server'
import { fold } from '~/language/fold'
import { freshDatabase } from '~tests/support/database'

const MACHINE = 'máy sấy chè hay hỏng giữa vụ, mỗi lần chờ thợ Hà Nội lên 2-3 ngày, mất cả tấn chè'

beforeAll(freshDatabase)

const subjectsFor = (text: string, context: SuggestContext = {}) =>
  suggestSubjects(text, context).map(({ subject }) => subject)

describe('the subjects suggested for a text', () => {
  it('show and tick only what is near the best, with content words of the person’s own, typed with diacritics or without', () => {
    for (const text of [MACHINE, fold(MACHINE)]) {
      const suggestions = suggestSubjects(text)
      expect(likelySubjects(suggestions)).toEqual(['TPM'])
      const shown = shownSuggestions(suggestions)
      expect(shown.length).toBeLessThanOrEqual(2)
      expect(shown[0]!.subject).toBe('TPM')
      expect(fold(shown[0]!.because[0]!)).toBe('may say che hay hong giua vu')
      for (const words of shown[0]!.because) expect(text).toContain(words)
    }
  })

  it('come each with one to three pieces of the text', () => {
    const suggestions = suggestSubjects(`${MACHINE}. Khách còn hỏi chứng nhận và nguồn gốc từng lô.`)
    expect(suggestions.length).toBeGreaterThan(1)
    for (const { because } of suggestions) {
      expect(because.length).toBeGreaterThanOrEqual(1)
      expect(because.length).toBeLessThanOrEqual(3)
    }
  })

  it.each([
    ['a typing error in a name', 'muốn làm hacpp cho xưởng thịt sấy', 'HACCP'],
    ['a typing error in a pair', 'cần tem truy suất nguồn gốc cho mận', 'TRACE'],
    ['no diacritics', 'may say che hay hong giua vu, moi lan cho tho Ha Noi len', 'TPM'],
    ['a standard’s number alone', 'công ty mẹ giao năm nay phải xong 14001', 'ISO-14001'],
    ['English', 'buyer bên Anh đòi BRC food safety audit trước khi ship hàng', 'BRCGS'],
    ['English', 'line may cần giảm downtime, làm preventive maintenance cho máy', 'TPM'],
    ['NSCL', 'mở lớp tập huấn NSCL cho cán bộ hợp tác xã', 'TRAIN'],
    ['TXNG', 'muốn dán tem TXNG cho cam', 'TRACE'],
    ['HTQLCL', 'nhà thầu cần xây dựng HTQLCL để dự thầu', 'ISO-9001'],
    ['BVTV', 'rau bị trả vì dư lượng thuốc BVTV, muốn trồng an toàn có chứng nhận', 'VIETGAP'],
    ['KPI', 'giao KPI cho từng phòng mà không ai theo dõi', 'KPI-BSC'],
    ['a problem without any name', 'đồ nghề vứt lung tung, tìm cái cờ lê mất nửa buổi', '5S'],
    ['a problem without any name', 'vào vụ người mới không ai kèm, làm hỏng hàng suốt', 'TWI'],
  ])('are right with %s: "%s"', (_, text, subject) => {
    expect(subjectsFor(text)[0]).toBe(subject)
  })

  it('understand ATTP as food safety', () => {
    const foodSafety = ['GMP', 'HACCP', 'ISO-22000', 'FSSC-22000']
    expect(foodSafety).toContain(subjectsFor('đoàn kiểm tra nhắc xưởng bánh chưa đủ điều kiện ATTP')[0])
  })

  it.each([
    'cần vay vốn ngân hàng 2 tỷ mua máy sấy, lãi suất thấp',
    'nhờ luật sư khởi kiện đối tác không trả tiền',
    'xin hỏi thủ tục làm sổ đỏ cho thửa vườn trên nương',
    'can thue mat bang mo quan pho gan cho',
    'lợn nhà em bỏ ăn, sốt cao, mua thuốc gì tiêm',
    'đặt 30 mâm cỗ cưới cuối tháng, có rạp và âm thanh',
    'chào buổi sáng',
    '',
  ])('are none for what is no matter of ours: "%s"', (text) => {
    expect(subjectsFor(text)).toEqual([])
  })

  it('are there for a matter of ours in which a loan or a machine is spoken of', () => {
    const text = 'ngân hàng chỉ cho vay khi xưởng có báo cáo phát triển bền vững, môi trường, xã hội, quản trị'
    expect(subjectsFor(text)[0]).toBe('ESG')
    expect(subjectsFor('mua máy mới về mà thợ không chịu lau chùi, tra dầu, hỏng vặt liên tục')[0]).toBe('TPM')
  })

  it('are the same where one sentence is typed with diacritics and another without', () => {
    const plain = 'khach ben Duc hoi tui che nay hai o nuong nao, ngay nao, nha ai hai ma em chiu khong tra loi duoc'
    const greeting = 'Cháu chào các cô các chú, chúc cả nhà mình một ngày vui vẻ ạ.'
    expect(subjectsFor(plain)[0]).toBe('TRACE')
    expect(subjectsFor(`${greeting} ${plain}`)[0]).toBe('TRACE')
    expect(subjectsFor(`${plain}. ${greeting}`)[0]).toBe('TRACE')
  })

  it.each([
    ['HTX tôi có 20 tấn cà phê nhân, không biết chất lượng ngon dở thế nào để bán cho nước ngoài', 'CERT-4C'],
    ['Bò sữa thì vẫn nuôi thôi nhưng mà nản, năm nào cũng như năm nào', 'VIETGAHP'],
    ['nha toi nuoi tom o Bac Lieu, dao nay chan lam', 'VIETGAP-TS'],
  ])('are not ticked for a product or a trade alone: "%s"', (text, code) => {
    expect(understandNeed(text).ticked).not.toContain(code)
  })

  it('are ticked for a trouble or a wish beside the product', () => {
    expect(understandNeed('Khách mua cà phê nhân đòi chứng chỉ 4C mới ký').ticked).toContain('CERT-4C')
    expect(understandNeed('Bò sữa cứ viêm vú, vắt sữa xong bị nhà máy trả vì vi khuẩn cao').ticked).toContain(
      'VIETGAHP',
    )
  })

  it('are not refused where little is understood and more of that is ours than anybody else’s', () => {
    const spoiled = 'man hau nha toi hai ve 3 hom la thoi mot nua, cho xuong ha noi thi dap het, khach tra lai'
    expect(understandNeed(spoiled).heard).not.toBe('others')
    expect(understandNeed('tim nguoi yeu cho con trai 28 tuoi o son la').heard).toBe('others')
  })

  it('have the diagnosis behind what is clear', () => {
    const both = 'Tiền điện tăng gấp đôi mà không biết máy nào ăn điện, nhờ người tới đo xem nên làm gì trước.'
    const subjects = subjectsFor(both)
    expect(subjects[0]).toBe('ENERGY-AUDIT')
    expect(subjects).toContain('DIAGNOSE')
  })

  it('follow sector, size and answers where two fit alike, and leave none out for them', () => {
    const farm = 'muốn làm VietGAP cho trại, nuôi trồng sạch có giấy chứng nhận'
    const [onLand, inWater] = ['01', '03'].map((sectorCode) => suggestSubjects(farm, { sectorCode }))
    const share = (of: typeof onLand, code: string) =>
      (of!.find((one) => one.subject === code)?.score ?? 0) / of![0]!.score
    expect(share(inWater, 'VIETGAP-TS')).toBeGreaterThan(share(onLand, 'VIETGAP-TS'))
    const text = 'xưởng may bị khách hỏi trách nhiệm xã hội'
    for (const size of ['micro', 'large']) expect(subjectsFor(text, { size })).toContain('SA8000')
    const certified = 'hợp tác xã chè muốn có chứng nhận hữu cơ'
    const first = (market: string) => subjectsFor(certified, { answers: { market } })[0]
    expect([first('export'), first('domestic')]).toEqual(['ORGANIC-INTL', 'ORGANIC-VN'])
  })
})

import { describe, expect, it } from 'vitest'
import { namedIn } from '~/domain/suggestion/named-subjects'
import { wordingOf } from '~/language/said'
import { syllablesOf } from '~/language/syllables'

const TITLES = ['ISO 9001', 'Hệ thống quản lý chất lượng'].map(wordingOf)
const named = (text: string) => namedIn(syllablesOf(text), TITLES)

describe('a subject called by its title', () => {
  it('is named, whichever title is said', () => {
    expect(named('muốn làm iso 9001')).toEqual({ named: true, held: false })
    expect(named('xay dung he thong quan ly chat luong')).toEqual({ named: true, held: false })
    expect(named('muốn làm iso 14001')).toEqual({ named: false, held: false })
  })

  it('is held where somebody only says that they have it, have tried it, or do not mean it', () => {
    for (const text of [
      'công ty đã có ISO 9001, khách hỏi thêm môi trường',
      'cong ty da co chung nhan iso 9001 roi',
      'từng làm ISO 9001 mà không ăn thua',
      'không cần ISO 9001, chỉ muốn gọn xưởng',
    ]) {
      expect(named(text), text).toEqual({ named: false, held: true })
    }
  })

  it('is named all the same where it runs out, or is to begin anew, or is asked for beside', () => {
    for (const text of [
      'đã có ISO 9001 nhưng sắp hết hạn',
      'từng làm ISO 9001, nay muốn làm lại',
      'đã có HACCP, giờ làm ISO 9001',
      'đã có ISO 9001 bản cũ, cần chuyển đổi ISO 9001:2026',
    ]) {
      expect(named(text), text).toEqual({ named: true, held: false })
    }
  })
})

import { describe, expect, it } from 'vitest'
import { clausesOf } from '~/language/clauses'
import { fold } from '~/language/fold'
import { syllablesOf } from '~/language/syllables'

const clauses = (text: string) => {
  const syllables = syllablesOf(text)
  return clausesOf(text, syllables).map(({ from, to }) =>
    syllables
      .slice(from, to)
      .map(({ typed }) => typed)
      .join(' '),
  )
}

describe('the clauses of a text', () => {
  it('end at sentence marks and commas, and lose no syllable', () => {
    expect(clauses('Năm ngoái có vay ngân hàng. Máy sấy hay hỏng, phải chờ thợ ba ngày!')).toEqual([
      'năm ngoái có vay ngân hàng',
      'máy sấy hay hỏng',
      'phải chờ thợ ba ngày',
    ])
    expect(clauses('')).toEqual([])
    expect(clauses('làm ISO')).toEqual(['làm iso'])
  })

  it('begin at words that begin something new, with diacritics or without, where both parts are long enough', () => {
    const text = 'muốn làm chứng nhận hữu cơ và truy xuất nguồn gốc để xuất đi Đức'
    const parts = ['muốn làm chứng nhận hữu cơ', 'và truy xuất nguồn gốc để xuất đi đức']
    expect(clauses(text)).toEqual(parts)
    expect(clauses(fold(text))).toEqual(parts.map(fold))
    expect(clauses('bán sữa và bơ')).toEqual(['bán sữa và bơ'])
  })

  it('are not cut into scraps: a short piece goes with its neighbour in the same sentence, not with the next sentence', () => {
    expect(clauses('máy hỏng, chờ thợ ba ngày liền')).toEqual(['máy hỏng chờ thợ ba ngày liền'])
    expect(clauses('Chào anh. Máy sấy hay hỏng giữa vụ.')).toEqual(['chào anh', 'máy sấy hay hỏng giữa vụ'])
  })

  it('keep figures together', () => {
    expect(clauses('bán 2.5 tấn mỗi năm')).toEqual(['bán 2.5 tấn mỗi năm'])
  })
})

import { describe, expect, it } from 'vitest'
import { isReached } from '~/domain/engagement/payments'

const titles = ['Báo cáo khảo sát hiện trạng', 'Đào tạo', 'Hệ thống tài liệu được ban hành']
const plan = (accepted: number, isSigned = false) => ({
  isSigned,
  milestones: titles.map((title, index) => ({
    title,
    status: index < accepted ? ('accepted' as const) : ('planned' as const),
  })),
})
/** After how many of three milestones a payment is due. */
const dueAfter = (title: string) => [0, 1, 2, 3].find((accepted) => isReached(title, plan(accepted)))

describe('a payment is due', () => {
  it.each([
    ['Khi nghiệm thu mốc 2', 2],
    ['Khi nghiem thu moc so 1', 1],
    ['Trong 7 ngày sau khi nghiệm thu mốc 1 và 2', 2],
    ['Khi nghiệm thu mốc cuối', 3],
    ['Sau khi bàn giao Báo cáo khảo sát hiện trạng', 1],
    ['On acceptance of milestone 2', 2],
    ['Đợt cuối', 3],
    ['Khi nghiệm thu mốc 7', 3],
  ])('“%s” after milestone %i', (title, milestone) => {
    expect(dueAfter(title)).toBe(milestone)
  })

  it('of the signing once it is signed, or the work went on without', () => {
    expect(isReached('Khi ký thỏa thuận', plan(0))).toBe(false)
    expect(isReached('Khi ký hợp đồng', plan(0, true))).toBe(true)
    expect(dueAfter('Khi ký thỏa thuận')).toBe(1)
    expect(isReached('Cuối kỳ', plan(0, true))).toBe(false)
  })

  it('on a day that nobody knows: never said', () => {
    expect(dueAfter('Sau 12 tháng bảo hành')).toBeUndefined()
  })
})

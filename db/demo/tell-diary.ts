import type { Actor } from '~/domain/accounts/lifecycle'
import { writeEntry } from '~/domain/engagement/diary.server'
import { at, dayOf } from '../clock'
import { newId } from '../ids'
import type { Story } from './files'

type Sides = Record<'enterprise' | 'consultant', Actor>

const ENTRIES = [
  {
    side: 'consultant',
    after: 16,
    kind: 'visit',
    hours: 6,
    text: 'Đi cùng tổ trưởng xem kho nguyên liệu, khu chế biến và sổ ghi chép. Lập danh sách 14 việc cần sửa, hẹn đơn vị làm trước năm việc dễ.',
  },
  {
    side: 'enterprise',
    after: 30,
    kind: 'other',
    hours: 4,
    text: 'Tổ sản xuất dọn lại kho, kẻ vạch lối đi, làm xong bốn trong năm việc đã hẹn. Còn tủ dụng cụ chờ mua.',
  },
  {
    side: 'consultant',
    after: 38,
    kind: 'online',
    hours: 2,
    text: 'Họp trực tuyến với người phụ trách, góp ý bản hướng dẫn làm việc và mẫu sổ theo dõi.',
  },
] as const

/** What both sides wrote down of work that is under way or done; `payments` marks the stories that show how work is kept. */
export function tellDiary(story: Story, engagementId: string, sides: Sides, after: (days: number) => Date) {
  const isUsual = !story.way && (story.payments !== undefined || story.stage === 'verified')
  for (const { side, after: days, ...said } of story.diary ?? (isUsual ? ENTRIES : [])) {
    const entry = { ...said, id: newId(), onDay: dayOf(after(days)), attachments: [] }
    at(after(days), () => writeEntry(sides[side], engagementId, entry))
  }
}

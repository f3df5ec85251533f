import type { Actor } from '~/domain/accounts/lifecycle'
import { answerEnquiry } from '~/domain/enquiries/answer-enquiry.server'
import { askDepartment } from '~/domain/enquiries/ask-department.server'
import { shownSubjects } from '~/domain/suggestion/shown-subjects.server'
import { keepDraft } from '~/domain/needs/visitor-draft.server'
import { at } from '../clock'
import { idFrom } from '../ids'
import { demoDay } from './consultants'

/** What visitors told that is no matter of the programme, and what they asked the department. All fictional. */
const TOLD = [
  { day: '2026-11-12', text: 'Cần vay vốn ngân hàng để mua máy sấy, lãi suất ưu đãi thì hỏi ở đâu?' },
  { day: '2026-11-19', text: 'Bị đối tác nợ tiền hàng hai năm nay, cần luật sư giúp kiện đòi nợ.' },
]

const ASKED = [
  {
    day: '2026-11-10',
    name: 'Bà Lường Thị Ví Dụ (minh họa)',
    contact: 'luong.vi.du@vi-du.example',
    query: 'q=s%E1%BA%A5y%20th%C4%83ng%20hoa',
    text: 'Tổ hợp tác muốn sấy thăng hoa dâu tây, tìm trên trang chưa thấy ai nhận. Sở có biết đơn vị nào không?',
    answer: 'Đã gửi thư giới thiệu hai đơn vị và hẹn khảo sát tại tổ hợp tác.',
  },
  {
    day: '2026-11-20',
    name: 'Ông Quàng Văn Mẫu (minh họa)',
    contact: 'quang.mau@vi-du.example',
    query: 'q=ki%E1%BB%83m+%C4%91%E1%BB%8Bnh+c%C3%A2n',
    text: 'Cân ô tô của hợp tác xã hết hạn kiểm định, tìm chưa ra ai làm. Nhờ Sở chỉ giúp nơi kiểm định gần nhất.',
    answer: null,
  },
]

/** Tells them through the commands that the pages call. */
export function tellQuestions(department: Actor) {
  for (const { day, text } of TOLD) at(demoDay(day), () => keepDraft(idFrom(`draft ${day}`), text, shownSubjects(text)))
  for (const { day, answer, ...enquiry } of ASKED) {
    const id = idFrom(`enquiry ${day}`)
    at(demoDay(day), () => askDepartment(null, { ...enquiry, id }))
    if (answer) at(demoDay(day, 15), () => answerEnquiry(department, { enquiryId: id, note: answer }))
  }
}

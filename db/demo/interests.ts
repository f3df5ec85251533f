import type { Actor } from '~/domain/accounts/lifecycle'
import { acceptInterest } from '~/domain/proposals/answer-interest.server'
import { sayOpenInterest } from '~/domain/proposals/say-open-interest.server'
import { at } from '../clock'
import { newId } from '../ids'
import type { DemoConsultant } from './consultants'
import type { Story } from './files'

const SAID = [
  'Tôi đã làm việc này cho hai cơ sở trong tỉnh. Tuần sau tôi có lịch đi vùng này, ghé xưởng được.',
  'Chúng tôi có người chuyên về mảng này, làm được cả phần hồ sơ lẫn kiểm nghiệm. Đầu tháng sau bắt đầu được.',
]
const INVITED = 'Cảm ơn anh chị đã quan tâm. Mời anh chị gửi đề xuất, bên tôi mong xong trước Tết.'

/** Consultants who were not invited say that they are interested: two who wait, or one who is invited upon it. */
export function tellInterest(
  { interest }: Story,
  needId: string,
  enterprise: Actor,
  consultants: readonly DemoConsultant[],
  after: (days: number) => Date,
) {
  if (!interest) return
  const [last, ...before] = [...consultants].reverse() as [DemoConsultant, ...DemoConsultant[]]
  const said = (interest === 'waiting' ? [last, before[0]!] : [last]).map(({ actor }, index) => {
    const id = newId()
    at(after(2 + index), () => sayOpenInterest(actor, needId, { id, message: SAID[index]! }))
    return id
  })
  if (interest === 'accepted')
    at(after(4), () => acceptInterest(enterprise, needId, said[0]!, { message: INVITED, contactFrom: 'interested' }))
}

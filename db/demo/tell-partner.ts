import { agreeToPartner } from '~/domain/proposals/answer-partnership.server'
import { askPartner } from '~/domain/proposals/ask-partner.server'
import { at } from '../clock'
import { idFrom } from '../ids'
import type { DemoConsultant } from './consultants'
import type { Story } from './files'

const PART = 'Đào tạo người vận hành theo ca, ba buổi tại xưởng, kèm bộ ảnh trước và sau.'
const MESSAGE = 'Việc này cần thêm người đứng lớp cho các ca. Chúng tôi lo phần hồ sơ, anh chị lo phần đào tạo nhé.'

/** One of those invited asks another consultant to make the proposal with them. */
export function tellPartner(
  { partner, need }: Story,
  lead: DemoConsultant,
  requestId: string,
  joins: DemoConsultant,
  after: (days: number) => Date,
) {
  const id = idFrom(`partnership ${need}`)
  const asked = { id, profileId: joins.profileId, part: PART, message: MESSAGE }
  at(after(1.8), () => askPartner(lead.actor, requestId, asked))
  if (partner === 'agreed') at(after(1.9), () => agreeToPartner(joins.actor, id))
}

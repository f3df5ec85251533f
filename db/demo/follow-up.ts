import type { Actor } from '~/domain/accounts/lifecycle'
import { requestsOf } from '~/domain/proposals/queries.server'
import { remindOfRequest } from '~/domain/proposals/remind-of-request.server'
import { inviteAgain } from '~/domain/proposals/send-request.server'
import { withdrawRequest } from '~/domain/proposals/withdraw-request.server'
import { at } from '../clock'
import { newId } from '../ids'
import type { DemoConsultant } from './consultants'
import type { Story } from './files'

const WITHDRAWN = 'Bên tôi chờ đã lâu mà chưa thấy anh chị trả lời nên mời đơn vị khác. Mong có dịp làm việc sau.'
const AGAIN = 'Bên tôi vẫn cần người giúp. Nay anh chị đã bớt việc chưa, có nhận được không?'

/** What an enterprise does about a consultant who did not answer, or who said no. */
export function followUp(
  { follow_up: done }: Story,
  needId: string,
  enterprise: Actor,
  of: DemoConsultant,
  start: Date,
) {
  if (!done) return
  const { toAnswer, answered } = requestsOf(of.actor)
  const requestId = [...toAnswer, ...answered].find((request) => request.needId === needId)!.id
  const commands = {
    reminded: () => remindOfRequest(enterprise, needId, requestId),
    withdrawn: () => withdrawRequest(enterprise, needId, requestId, { reason: 'no_answer', note: WITHDRAWN }),
    again: () => inviteAgain(enterprise, needId, requestId, { id: newId(), message: AGAIN, contactFrom: 'interested' }),
  }
  at(new Date(start.getTime() + done.after * 86_400_000), commands[done.what])
}

import { departmentPhone } from '~/domain/accounts/department-phone.server'
import * as m from '~/i18n/paraglide/messages'

/** How somebody tells the department at once, as the end of a sentence: by its number, else on the page on which it is asked. */
export function tellDepartment(): { tell: string } {
  const phone = departmentPhone()
  return { tell: phone ? m.notice_call_department({ phone }) : m.notice_write_department() }
}

/** How somebody asks the department about a decision, as a sentence. */
export function askDepartment(): { ask: string } {
  const phone = departmentPhone()
  return { ask: phone ? m.notice_ask_by_phone({ phone }) : m.notice_ask_department() }
}

import { CHECKED_WITH, type CheckedWith } from '~/domain/certification/lifecycle'
import * as m from '~/i18n/paraglide/messages'

/** What a certificate was compared with before it counts. */
export const checkedWithText: Record<CheckedWith, () => string> = {
  asked_body: m.checked_with_asked_body,
  body_register: m.checked_with_body_register,
  original: m.checked_with_original,
  copy: m.checked_with_copy,
}

export const checkedWithOptions = () => CHECKED_WITH.map((value) => ({ value, label: checkedWithText[value]() }))

import type { z } from 'zod'
import { DomainError } from '~/domain/errors'
import type { FileError } from '~/domain/files/errors'
import type { FigureUnit } from './fields'
import { errorText } from '~/i18n/error-text'
import { formatFigure, formatList, formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'

type CheckParams = {
  values?: readonly number[]
  year?: number
  unit?: FigureUnit
  fault?: FileError
  /** Of the files that have the fault, where there may be several; and how many there may be. */
  names?: readonly string[]
  most?: number
}

const figureText = (figure: number, unit?: FigureUnit) =>
  unit ? inUnit[unit](formatNumber(figure)) : formatNumber(figure)

const inUnit: Record<FigureUnit, (count: string) => string> = {
  percent: (percent) => m.figure_percent({ percent }),
  weeks: (weeks) => m.proposal_weeks({ weeks }),
  days: (days) => m.proposal_days({ days }),
  years: (years) => m.proposal_compare_years({ years }),
  people: (count) => m.waves_people({ count }),
  projects: (count) => m.figure_projects({ count }),
  million: (amount) => m.figure_million({ amount }),
  billion: (amount) => m.figure_billion({ amount }),
  vnd: (amount) => m.figure_vnd({ amount }),
}

const quoted = (name: string) => `“${name}”`

/** Names of the checks of our own: `.refine(…, { params: { check: 'future_day' } })`. */
const checks: Record<string, (params: CheckParams) => string> = {
  email: m.form_error_email,
  day: m.form_error_day,
  no_such_day: m.form_error_no_such_day,
  day_without_year: m.form_error_day_without_year,
  day_year: ({ year = 0 }) => m.form_error_day_year({ year: String(year) }),
  future_day: m.form_error_future_day,
  past_day: m.form_error_past_day,
  day_order: m.form_error_day_order,
  figure: m.form_error_figure,
  figure_whole: m.form_error_figure_whole,
  figure_range: m.form_error_figure_range,
  figure_unclear: ({ values: [one = 0, other = 0] = [] }) =>
    m.form_error_figure_unclear({ one: formatFigure(one), other: formatFigure(other) }),
  figure_small: ({ values: [bound = 0] = [], unit }) => m.form_error_too_small({ minimum: figureText(bound, unit) }),
  figure_big: ({ values: [bound = 0] = [], unit }) => m.form_error_too_big({ maximum: figureText(bound, unit) }),
  whole_number: m.form_error_whole_number,
  price_small: m.form_error_price_small,
  week_late: m.form_error_week_late,
  percent_sum: ({ values: [sum = 0] = [] }) => m.form_error_percent_sum({ sum: formatNumber(sum) }),
  valid_long: m.form_error_valid_long,
  sure: m.form_error_sure,
  knowing: m.form_error_knowing,
  read_paper: m.form_error_read_paper,
  passwords_differ: m.form_error_passwords_differ,
  choose_some: m.form_error_choose_some,
  choose_subject: m.error_need_subjects_missing,
  say_which: m.form_error_say_which,
  terms: m.error_terms_missing,
  told: m.error_assisted_told,
  deletion: m.error_deletion_unconfirmed,
  choose_consultant: m.form_error_choose_consultant,
  choose_members: m.form_error_choose_members,
  for_whom: m.form_error_for_whom,
  lead_among_members: m.form_error_lead_among_members,
  login: m.form_error_login,
  login_missing: m.form_error_login_missing,
  choose_need: m.form_error_choose_need,
  reset_code: m.form_error_reset_code,
  phone_code: m.form_error_phone_code,
  app_code: m.form_error_app_code,
  second_code: m.form_error_second_code,
  passkey: m.error_passkey_refused,
  phone_mobile: m.form_error_phone_mobile,
  phone_phone: m.form_error_phone,
  phone_extension: m.form_error_phone_extension,
  phone_two: m.form_error_phone_two,
  phone_zero: m.form_error_phone_zero,
  contact: m.form_error_contact,
  file: ({ fault = 'file.missing', names = [], most = 0 }) => {
    const text = errorText(new DomainError(fault, { most }))
    return names.length > 0
      ? m.form_error_files_named({ names: formatList(names.map(quoted), 'conjunction'), text })
      : text
  },
  take_reason: m.form_error_take_reason,
  legacy_font: m.error_legacy_font,
}

/** Puts a failed zod check into words for the person who typed. */
export const formErrorMap: z.core.$ZodErrorMap = (issue) => {
  if (issue.code === 'custom')
    return checks[String(issue.params?.check)]?.(issue.params ?? {}) ?? m.form_error_invalid()
  if (issue.code === 'invalid_type') {
    if (issue.input === undefined || issue.input === null) return m.form_error_required()
    return issue.expected === 'number' || issue.expected === 'int' ? m.form_error_number() : m.form_error_invalid()
  }
  if (issue.code === 'too_small') {
    const minimum = formatNumber(Number(issue.minimum))
    if (issue.origin === 'string') {
      return Number(issue.minimum) <= 1 ? m.form_error_required() : m.form_error_too_short({ minimum })
    }
    if (issue.origin === 'array' || issue.origin === 'set') return m.form_error_choose_some()
    return m.form_error_too_small({ minimum })
  }
  if (issue.code === 'too_big') {
    const maximum = formatNumber(Number(issue.maximum))
    if (issue.origin === 'string') {
      const length = typeof issue.input === 'string' ? formatNumber(issue.input.length) : ''
      return m.form_error_too_long({ maximum, length })
    }
    if (issue.origin === 'array' || issue.origin === 'set') return m.form_error_too_many({ maximum })
    return m.form_error_too_big({ maximum })
  }
  if (issue.code === 'invalid_value') return m.form_error_choose_one()
  if (issue.code === 'invalid_format' && issue.format === 'email') return m.form_error_email()
  return m.form_error_invalid()
}

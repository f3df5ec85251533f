import { isPublic, maySubmit, type ProfilePart, type ProfileStatus } from '~/domain/directory/lifecycle'
import { partNames } from '~/i18n/directory-terms'
import { formatDay, formatMomentDay } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import type { TimelineItem, TimelineState } from '~/ui/process'

type Shown = {
  status: ProfileStatus
  checkedUntil: string | null
  submittedAt: Date | null
  publishedAt: Date | null
}

/** The way of a profile to being introduced: what is done, who acts now, what comes next. */
export function profileSteps(profile: Shown, missing: readonly ProfilePart[], today: string): TimelineItem[] {
  const { status, submittedAt, publishedAt, checkedUntil } = profile
  const shown = isPublic(profile, today)
  const open = maySubmit(profile, today)
  const current = shown ? 4 : status === 'submitted' ? 3 : missing.length > 0 || status === 'returned' ? 1 : 2
  const stateOf = (step: number): TimelineState => (step < current ? 'done' : step === current ? 'now' : 'next')
  return [
    {
      state: stateOf(1),
      title: status === 'returned' ? m.profile_step_fix() : m.profile_step_fill(),
      who: m.profile_you(),
      children: missing.length > 0 ? m.profile_step_fill_missing({ parts: partNames(missing) }) : undefined,
    },
    {
      state: stateOf(2),
      title: m.profile_step_submit(),
      who: m.profile_you(),
      when: !open && submittedAt ? formatMomentDay(submittedAt) : undefined,
    },
    {
      state: stateOf(3),
      title: m.profile_step_check(),
      who: m.profile_department(),
      when: shown && publishedAt ? formatMomentDay(publishedAt) : undefined,
      children: status === 'submitted' ? m.profile_step_check_note() : undefined,
    },
    {
      state: stateOf(4),
      title: m.profile_step_introduced(),
      children: shown
        ? [
            checkedUntil ? m.profile_step_introduced_until({ day: formatDay(checkedUntil) }) : '',
            m.profile_step_introduced_note(),
          ].join(' ')
        : undefined,
    },
  ]
}

import { excerpt } from '~/i18n/need-terms'
import * as m from '~/i18n/paraglide/messages'
import { shortSubjectName } from '~/views/choices/subject-choices.server'

type Named = { needText: string | null; consultant: string | null; subject?: string | null }

/** What a row of the list is called: by its need, its group, else its consultant. */
export function rowTitle({ needText, consultant, subject }: Named): string | null {
  if (needText !== null) return excerpt(needText, 90)
  return subject ? m.group_title({ subject: shortSubjectName(subject) }) : consultant
}

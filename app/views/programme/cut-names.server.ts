import type { EnterpriseKind } from '~/domain/accounts/lifecycle'
import type { ClientSize, Language } from '~/domain/directory/lifecycle'
import { agencyName, consultantName } from '~/domain/programme/row-names.server'
import { type Cut, NO_LANGUAGE, SELF, UNKNOWN } from '~/domain/programme/scope'
import * as m from '~/i18n/paraglide/messages'
import { clientSizeText, enterpriseKindText, languageText, localName } from '~/i18n/terms'
import { inWords } from '~/i18n/worded'
import { shortSubjectName } from '~/views/choices/subject-choices.server'
import { PLAN_GROUPS } from '~/vocabulary/plan-groups'
import { communeOf, sectionOfCode } from '~/vocabulary/reference.server'

function sectionName(code: string): string {
  const section = sectionOfCode(code)
  if (!section) return code
  return `${section.code}. ${localName(section)}${section.isOlder ? ` (${section.version})` : ''}`
}

const groupName = (code: string) => {
  const group = PLAN_GROUPS.find((one) => one.code === code)
  return group ? inWords({ vi: group.name, en: group.name_en }) : code
}

const names: Record<Cut, (code: string) => string> = {
  subject: shortSubjectName,
  group: groupName,
  section: sectionName,
  commune: (code) => communeOf(code)?.fullName ?? code,
  enterpriseKind: (code) => enterpriseKindText[code as EnterpriseKind](),
  size: (code) => clientSizeText[code as ClientSize](),
  language: (code) =>
    code
      .split('+')
      .map((language) => languageText[language as Language]())
      .join(', '),
  channel: (code) => (code === SELF ? m.cut_self() : m.cut_assisted({ agency: agencyName(code) ?? code })),
  consultant: (code) => consultantName(code) ?? code,
}

/** The row of what names none, where that is a fact of its own rather than not known. */
const noneText: { [C in Cut]?: () => string } = { consultant: m.cut_no_consultant, subject: m.place_no_subject }

/** What a row of a cut is called. */
export function rowName(cut: Cut, code: string): string {
  if (code === UNKNOWN) return noneText[cut]?.() ?? m.cut_unknown()
  if (cut === 'language' && code === NO_LANGUAGE) return m.cut_no_language()
  return names[cut](code)
}

import { subjectList, subjectOf } from '~/vocabulary/reference.server'
import { subjectKindText, subjectLabel, subjectPlain, subjectShort } from '~/i18n/terms'

/** All subjects as choices, by kind, each with what it is in plain words. */
export const subjectChoices = () =>
  subjectList().map((subject) => ({
    code: subject.code,
    label: subjectLabel(subject),
    plain: subjectPlain(subject),
    group: subjectKindText[subject.kind](),
  }))

export const subjectName = (code: string) => {
  const subject = subjectOf(code)
  return subject ? subjectLabel(subject) : code
}

const plainWords = (code: string) => {
  const subject = subjectOf(code)
  return subject ? subjectPlain(subject) : ''
}

/** By its usual short name: ISO 9001. */
export const shortSubjectName = (code: string) => {
  const subject = subjectOf(code)
  return subject ? subjectShort(subject) : code
}

/** Subjects with what each is in plain words, and the words that led to it; those chosen already but not suggested come after. */
export function subjectSuggestions(suggestions: { subject: string; because: string[] }[], chosen: string[] = []) {
  const suggested = new Set(suggestions.map(({ subject }) => subject))
  return [
    ...suggestions,
    ...chosen.filter((code) => !suggested.has(code)).map((subject) => ({ subject, because: [] })),
  ].map(({ subject, because }) => ({ code: subject, label: subjectName(subject), plain: plainWords(subject), because }))
}

/** What was suggested, best first, and what the person made of it. */
export type Judged = { suggested: readonly string[]; confirmed: readonly string[] }

/** How often a subject was suggested, first among them, kept, and chosen by people where it had not been suggested. */
export type SubjectAgreement = { subject: string; suggested: number; first: number; kept: number; added: number }

export type Agreement = {
  /** Needs that people published after they had seen suggestions. */
  judged: number
  /** Of those with any suggestion: how many, and for how many the first was kept. */
  withSuggestion: number
  firstKept: number
  subjects: SubjectAgreement[]
}

/** Counts what people made of suggestions; subjects that were suggested or added most stand first. */
export function agreementOf(records: readonly Judged[]): Agreement {
  const bySubject = new Map<string, SubjectAgreement>()
  const row = (subject: string) => {
    const known = bySubject.get(subject) ?? { subject, suggested: 0, first: 0, kept: 0, added: 0 }
    bySubject.set(subject, known)
    return known
  }
  for (const { suggested, confirmed } of records) {
    suggested.forEach((subject, place) => {
      row(subject).suggested += 1
      row(subject).first += Number(place === 0)
      row(subject).kept += Number(confirmed.includes(subject))
    })
    for (const subject of confirmed.filter((code) => !suggested.includes(code))) row(subject).added += 1
  }
  const withSuggestion = records.filter(({ suggested }) => suggested.length > 0)
  return {
    judged: records.length,
    withSuggestion: withSuggestion.length,
    firstKept: withSuggestion.filter(({ suggested, confirmed }) => confirmed.includes(suggested[0]!)).length,
    subjects: [...bySubject.values()].sort(
      (a, b) => b.suggested + b.added - (a.suggested + a.added) || (a.subject < b.subject ? -1 : 1),
    ),
  }
}

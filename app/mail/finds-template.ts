import type { SavedSearchKind } from '~/domain/alerts/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
import { letter, type LetterText } from './letter'
import { oneLine } from './one-line'

export type FindsMail = {
  kind: SavedSearchKind
  person: string
  /** The name that the person gave the search. */
  name: string
  total: number
  /** The first of them. */
  finds: { title: string; about: string; facts: string }[]
  openUrl: string
  unsubscribeUrl: string
}

const subjects = { consultants: m.mail_finds_subject_consultants, needs: m.mail_finds_subject_needs }
const intros = { consultants: m.mail_finds_intro_consultants, needs: m.mail_finds_intro_needs }

/** Tells what a saved search found. */
export function findsTemplate({ kind, person, total, finds, openUrl, unsubscribeUrl, ...mail }: FindsMail): LetterText {
  const count = formatNumber(total)
  const name = oneLine(mail.name)
  return letter({
    subject: subjects[kind]({ count, name }),
    person,
    paragraphs: [intros[kind]({ count, name })],
    items: finds.map(({ title, about, facts }) => ({ title, lines: [about, facts] })),
    more: total > finds.length ? m.mail_finds_more({ count: formatNumber(total - finds.length) }) : undefined,
    action: { text: m.mail_finds_open(), url: openUrl },
    why: m.mail_finds_why(),
    end: { text: m.mail_finds_unsubscribe(), url: unsubscribeUrl },
  })
}

import { renderToStaticMarkup } from 'react-dom/server'
import type { SavedSearchKind } from '~/domain/alerts/lifecycle'
import { formatNumber } from '~/i18n/format'
import * as m from '~/i18n/paraglide/messages'
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

/** Tells what a saved search found: in Vietnamese, with one line in English for who does not read it. */
export function findsTemplate(mail: FindsMail): { subject: string; text: string; html: string } {
  const count = formatNumber(mail.total)
  const name = oneLine(mail.name)
  const words = {
    greeting: m.mail_finds_greeting({ person: oneLine(mail.person) }),
    intro: intros[mail.kind]({ count, name }),
    more:
      mail.total > mail.finds.length ? m.mail_finds_more({ count: formatNumber(mail.total - mail.finds.length) }) : '',
    english: `English: ${m.mail_finds_line({ count, name }, { locale: 'en' })}`,
  }
  return {
    subject: oneLine(subjects[mail.kind]({ count, name })),
    text: plainText(mail, words),
    html: `<!doctype html>${renderToStaticMarkup(<Page {...mail} words={words} />)}`,
  }
}

type Words = { greeting: string; intro: string; more: string; english: string }

const plainText = (mail: FindsMail, words: Words) =>
  [
    words.greeting,
    words.intro,
    ...mail.finds.map(({ title, about, facts }) =>
      [`- ${title}`, about, facts]
        .filter((line) => line !== '')
        .map((line) => oneLine(line, 400))
        .join('\n  '),
    ),
    words.more,
    `${m.mail_finds_open()}: ${mail.openUrl}`,
    words.english,
    `-- \n${m.mail_finds_why()}\n${m.mail_finds_unsubscribe()}: ${mail.unsubscribeUrl}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')

const Page = ({ words, ...mail }: FindsMail & { words: Words }) => (
  <html lang="vi">
    <head>
      <meta charSet="utf-8" />
      <title>{m.common_brand()}</title>
    </head>
    <body style={{ fontFamily: 'sans-serif', fontSize: '16px', lineHeight: 1.6, maxWidth: '40rem' }}>
      <p>{words.greeting}</p>
      <p>{words.intro}</p>
      <ul>
        {mail.finds.map(({ title, about, facts }, index) => (
          <li key={index}>
            <strong>{title}</strong>
            {[about, facts].map((line, i) => (line === '' ? null : <div key={i}>{line}</div>))}
          </li>
        ))}
      </ul>
      {words.more === '' ? null : <p>{words.more}</p>}
      <p>
        <a href={mail.openUrl}>{m.mail_finds_open()}</a>
      </p>
      <p lang="en">{words.english}</p>
      <hr />
      <p>
        {m.mail_finds_why()} <a href={mail.unsubscribeUrl}>{m.mail_finds_unsubscribe()}</a>
      </p>
    </body>
  </html>
)

import { renderToStaticMarkup } from 'react-dom/server'
import * as m from '~/i18n/paraglide/messages'
import { getLocale } from '~/i18n/paraglide/runtime'
import { oneLine } from './one-line'

type Link = { text: string; url: string }

/** What a mail says, in the order in which it is read. */
export type Letter = {
  subject: string
  /** Null where who reads it may be a stranger: then nothing that somebody typed stands in it. */
  person: string | null
  paragraphs: string[]
  items?: { title: string; lines: string[]; links?: Link[] }[]
  /** After the items. */
  more?: string
  action: Link
  /** Why this reader gets it. */
  why: string
  /** Leads to where such mails are ended or chosen. */
  end?: Link
}

export type LetterText = { subject: string; text: string; html: string }

const ITEM_LINE = 400

/** A letter as plain text and as HTML, the same words in both, in the language of the moment. */
export function letter(written: Letter): LetterText {
  const shown = {
    ...written,
    greeting:
      written.person === null ? m.mail_greeting_unknown() : m.mail_greeting({ person: oneLine(written.person) }),
    items: (written.items ?? []).map(({ title, lines, links }) => ({
      title: oneLine(title, ITEM_LINE),
      lines: lines.filter((line) => line !== '').map((line) => oneLine(line, ITEM_LINE)),
      links: links ?? [],
    })),
  }
  return {
    subject: oneLine(written.subject),
    text: plainText(shown),
    html: `<!doctype html>${renderToStaticMarkup(<Page {...shown} />)}`,
  }
}

type Shown = Omit<Letter, 'items'> & { greeting: string; items: Required<NonNullable<Letter['items']>[number]>[] }

const asText = ({ text, url }: Link) => `${text}: ${url}`

const plainText = ({ greeting, paragraphs, items, more, action, why, end }: Shown) =>
  [
    greeting,
    ...paragraphs,
    ...items.map(({ title, lines, links }) => [`- ${title}`, ...lines, ...links.map(asText)].join('\n  ')),
    more,
    asText(action),
    ['-- ', why, m.mail_not_read(), end && asText(end)].filter(Boolean).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n')

const Page = ({ greeting, paragraphs, items, more, action, why, end }: Shown) => (
  <html lang={getLocale()}>
    <head>
      <meta charSet="utf-8" />
      <meta name="color-scheme" content="light dark" />
      <title>{m.common_brand()}</title>
    </head>
    <body style={{ fontFamily: 'sans-serif', fontSize: '16px', lineHeight: 1.6, maxWidth: '40rem' }}>
      <p>{greeting}</p>
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      {items.length === 0 ? null : (
        <ul>
          {items.map(({ title, lines, links }, index) => (
            <li key={index}>
              <strong>{title}</strong>
              {lines.map((line, i) => (
                <div key={i}>{line}</div>
              ))}
              {links.map(({ text, url }) => (
                <div key={url}>
                  <a href={url}>{text}</a>
                </div>
              ))}
            </li>
          ))}
        </ul>
      )}
      {more ? <p>{more}</p> : null}
      <p>
        <a href={action.url} style={{ fontWeight: 'bold' }}>
          {action.text}
        </a>
      </p>
      <hr />
      <p style={{ fontSize: '14px' }}>
        {why} {m.mail_not_read()} {end ? <a href={end.url}>{end.text}</a> : null}
      </p>
    </body>
  </html>
)

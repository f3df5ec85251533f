import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Section } from '~/ui/layout'

/** Sentences that fill the text field: by script at once, without script by loading the page with them. */
export function ExampleLinks({ title, examples, fills }: { title: string; examples: string[]; fills: string }) {
  return (
    <div className="examples">
      <p>{title}</p>
      <ul>
        {examples.map((example, index) => (
          <li key={example}>
            <Link to={`/?example=${index + 1}`} data-fill={fills} reloadDocument>
              {example}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The programme's four groups of support, each a search for its subjects (plan 2026–2030, III.2.2). */
const groups = () => [
  {
    title: m.home_group_1_title(),
    text: m.home_group_1_text(),
    subjects: ['TRACE', 'VIETGAP', 'GLOBALGAP', 'ORGANIC-VN', 'ORGANIC-INTL', 'GREEN-PROD'],
  },
  {
    title: m.home_group_2_title(),
    text: m.home_group_2_text(),
    subjects: ['ISO-9001', 'ISO-14001', 'KAIZEN', '5S', 'LEAN'],
  },
  {
    title: m.home_group_3_title(),
    text: m.home_group_3_text(),
    subjects: ['DX-DBI', 'ERP', 'SMART-MFG', 'SMART-SVC'],
  },
  {
    title: m.home_group_4_title(),
    text: m.home_group_4_text(),
    subjects: ['ISO-22000', 'HACCP', 'ISO-14001', 'ISO-50001', 'ISO-45001', 'HOP-CHUAN', 'HOP-QUY'],
  },
]

export function SupportGroups() {
  return (
    <Section title={m.home_groups_title()}>
      <ul className="groups">
        {groups().map(({ title, text, subjects }) => (
          <li key={title}>
            <h3>
              <Link to={`/consultants?${new URLSearchParams(subjects.map((code) => ['subject', code]))}`}>{title}</Link>
            </h3>
            <p>{text}</p>
          </li>
        ))}
      </ul>
      <p className="hint">{m.home_groups_source()}</p>
    </Section>
  )
}

export function HowItWorks() {
  const steps = [
    [m.home_how_1_title(), m.home_how_1_text()],
    [m.home_how_2_title(), m.home_how_2_text()],
    [m.home_how_3_title(), m.home_how_3_text()],
  ]
  return (
    <Section title={m.home_how_title()}>
      <ol className="how">
        {steps.map(([title, text]) => (
          <li key={title}>
            <strong>{title}</strong>
            <p>{text}</p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

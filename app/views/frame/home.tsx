import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Section } from '~/ui/layout'
import type { SupportGroupsShown } from './province-words.server'

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

export function SupportGroups({ title, basis, groups }: SupportGroupsShown) {
  return (
    <Section title={title}>
      <ul className="groups">
        {groups.map((group) => (
          <li key={group.title}>
            <h3>
              <Link to={group.to}>{group.title}</Link>
            </h3>
            <p>{group.text}</p>
          </li>
        ))}
      </ul>
      <p className="hint">{basis}</p>
    </Section>
  )
}

export function HowItWorks({ department }: { department: string }) {
  const steps = [
    [m.home_how_1_title(), m.home_how_1_text()],
    [m.home_how_2_title(), m.home_how_2_text()],
    [m.home_how_3_title(), m.home_how_3_text({ department })],
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

import { Link } from '@remix-run/react'
import * as m from '~/i18n/paraglide/messages'
import { Meta, Section } from '~/ui/layout'
import { Reasons } from '~/ui/results'
import type { MatchItem } from '~/views/matching/match-list'
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

export type ExampleShown = {
  text: string
  subjects: { code: string; label: string; plain: string; because: string[] }[]
  /** Null where nobody was found, or the search does not answer. */
  consultant: MatchItem | null
}

/** What somebody who asks gets back: the text, its subjects with the words that led there, one consultant with reasons. */
export const ExampleAnswer = ({ text, subjects, consultant }: ExampleShown) => (
  <aside className="example-answer" aria-labelledby="example-answer">
    <h2 id="example-answer">{m.home_example_title()}</h2>
    <p className="hint">{m.home_example_told()}</p>
    <blockquote className="told">
      <p>{text}</p>
    </blockquote>
    <p className="hint">{m.home_example_subjects()}</p>
    <ul>
      {subjects.map(({ code, label, plain, because }) => (
        <li key={code}>
          <strong>{label}</strong>
          <span className="hint">{plain}</span>
          <span className="hint">{m.need_subject_because({ words: because.join('”, “') })}</span>
        </li>
      ))}
    </ul>
    {consultant ? (
      <>
        <p className="hint">{m.home_example_consultant()}</p>
        <p>
          <Link to={`/consultants/${consultant.profileId}`}>{consultant.name}</Link>
        </p>
        <Meta items={[consultant.kind, consultant.place]} />
        <Reasons reasons={consultant.reasons} missing={consultant.missing} />
      </>
    ) : null}
  </aside>
)

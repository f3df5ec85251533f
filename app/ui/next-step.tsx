import type { ReactNode } from 'react'
import { Tag } from './feedback'
import { Section, Stack } from './layout'

export type NextStepProps = {
  title: string
  /** Who acts; left out where the sentence says it. */
  who?: string
  what: string
  until?: { text: string; overdue: boolean }
  /** The ways on. */
  children?: ReactNode
}

/** Who acts next, on what, and until when. */
export function NextStepBox({ title, who, what, until, children }: NextStepProps) {
  return (
    <div className="next-step">
      <Section title={title}>
        <Stack gap="small">
          <p>
            {who ? <strong>{who}: </strong> : null}
            {what}
          </p>
          {until ? (
            <p>
              <Tag tone={until.overdue ? 'danger' : 'due'}>{until.text}</Tag>
            </p>
          ) : null}
          {children}
        </Stack>
      </Section>
    </div>
  )
}
